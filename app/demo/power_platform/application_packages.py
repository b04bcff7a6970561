"""The Power Platform API's application packages of an environment: list, install, and how far that is.

Contract: power-platform.md section 4; the fields are those recorded of the real list.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company, packages
from app.demo.contoso.packages import Package
from app.demo.dataverse.people import is_administrator
from app.demo.dataverse.store import Organization
from app.demo.document import Document
from app.demo.envelopes import Refused, answer, answering, power_platform
from app.demo.power_platform.calls import environment_of, require_api_version
from app.demo.state import Documents
from app.demo.times import precise_stamp

_PUBLISHER: Final = "Microsoft Dynamics 365"
_STATUS: Final = {
    "InstallRequested": "NotStarted",
    "Installing": "Running",
    "Installed": "Succeeded",
    "None": "Canceled",
}


def list_packages(call: Call) -> Response:
    """Answer with the packages of an environment; `appInstallState` chooses Installed or NotInstalled."""
    require_api_version(call)
    wanted = call.request.args.get("appInstallState", "").lower()
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        organization = _organization(call, documents, environment)
        found = [_package(call, organization, environment, one) for one in packages.PACKAGES]
    is_installed = {"installed": True, "notinstalled": False}.get(wanted)
    if is_installed is not None:
        found = [package for package in found if (package["state"] == "Installed") == is_installed]
    return answer({"value": found})


def install(call: Call) -> Response:
    """Begin to install a package; 202 with the address of the operation, as recorded.

    Who may not do it is refused: that it takes the environment's administrator is this company's own choice.
    """
    require_api_version(call)
    package = packages.BY_NAME.get(call.values["package"])
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        organization = _organization(call, documents, environment)
        if package is None or organization is None:
            message = f"There is no application package '{call.values['package']}'."
            raise Refused(power_platform(404, "ApplicationPackageNotFound", message))
        if not is_administrator(organization):
            raise Refused(power_platform(403, "Forbidden", "You may not install in this environment."))
        operation = packages.ask_for(organization, package, call.clock.now())["operation"]
    path = f"/appmanagement/environments/{environment['id']}/operations/{operation}"
    address = f"{call.request.host_url.rstrip('/')}{path}?api-version={call.request.args['api-version']}"
    body = {
        "id": company.stable_id(call.person.tenant, "package", package.name),
        "packageUniqueName": package.name,
        "packageVersion": package.version,
        "applicationName": package.title,
        "lastOperation": {"operationId": operation, "state": "InstallRequested"},
    }
    return answer(body, 202, {"Operation-Location": address})


def get_operation(call: Call) -> Response:
    """Answer with how far an installation is."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        installation = packages.operation(documents, call.person.tenant, call.values["operation"])
        organization = _organization(call, documents, environment)
        if installation is None or organization is None:
            raise Refused(power_platform(404, "OperationNotFound", "The operation does not exist."))
        state = packages.state_of(organization, packages.BY_NAME[installation["package"]], call.clock)
    return answer(
        {
            "operationId": installation["operation"],
            "createdDateTime": installation["asked_for"],
            "lastActionDateTime": precise_stamp(call.clock.now()),
            "status": _STATUS[state],
            "statusMessage": "",
        }
    )


def _package(
    call: Call, organization: Organization | None, environment: Document, package: Package
) -> Document:
    tenant = call.person.tenant
    state = packages.state_of(organization, package, call.clock) if organization else "None"
    instance = company.stable_id(tenant, "instance", environment["id"], package.name)
    return {
        "id": company.stable_id(tenant, "package", package.name),
        "uniqueName": package.name,
        "version": package.version,
        "localizedDescription": package.title,
        "localizedName": package.title,
        "applicationId": company.stable_id(tenant, "application", package.name),
        "applicationName": package.title,
        "applicationDescription": None,
        "singlePageApplicationUrl": None,
        "publisherName": _PUBLISHER,
        "publisherId": company.stable_id(tenant, "publisher", _PUBLISHER),
        "learnMoreUrl": None,
        "crmMinversion": "9.2",
        "crmMaxVersion": None,
        "customHandleUpgrade": False,
        "instancePackageId": instance if state == "Installed" else None,
        "state": state,
        "catalogVisibility": "None",
        "applicationVisibility": "All",
        "errorDetails": None,
        "startDateUtc": "2020-01-01T00:00:00Z",
        "endDateUtc": "2050-01-01T00:00:00Z",
        "supportedCountries": ["DE", "ES", "FR", "NL", "SE", "US"],
    }


def _organization(call: Call, documents: Documents, environment: Document) -> Organization | None:
    return Organization.of_call(call, documents, environment["slot"]) if environment["dataverse"] else None


_BASE: Final = "/appmanagement/environments/<environment>"
ROUTES: Final = (
    Route("GET", f"{_BASE}/applicationPackages", answering(list_packages)),
    Route("POST", f"{_BASE}/applicationPackages/<package>/install", answering(install)),
    Route("GET", f"{_BASE}/operations/<operation>", answering(get_operation)),
)
