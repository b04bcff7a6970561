"""The Power Platform API's application packages of an environment: list, install, and how far that is.

Contract: power-platform.md section 4; the fields are those recorded of the real list. No package for the
customer portal's template is in Microsoft's catalogue, so none is here. An installation does its work in
the catalogue alone: it brings no solutions into Dataverse.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company
from app.demo.document import Document
from app.demo.envelopes import Refused, answer, answering, power_platform
from app.demo.power_platform.calls import environment_of, require_api_version
from app.demo.state import Documents
from app.demo.times import precise_stamp

_TAKES: Final = timedelta(minutes=15)
_INSTALLATION: Final = "installation"
_PUBLISHER: Final = "Microsoft Dynamics 365"
_PACKAGES: Final = {
    "DualWriteCoreAnchor": ("Dual-write core solution", "1.0.24062.2"),
    "msdyn_DualWriteAppCoreAnchor": ("Dual-write Application Core", "2.3.10.4"),
    "msdyn_Dynamics365FinanceExtendedAnchor": ("Dual-write Finance Extended Solution", "2.3.10.4"),
    "msdyn_Dynamics365SupplyChainExtendedAnchor": ("Dual-write Supply Chain Extended Solution", "2.3.10.4"),
    "PowerPages_Core": ("Power Pages Core", "1.1.2605.12"),
}
_EVERYWHERE: Final = ("PowerPages_Core",)


def list_packages(call: Call) -> Response:
    """Answer with the packages of an environment; `appInstallState` chooses Installed or NotInstalled."""
    require_api_version(call)
    wanted = call.request.args.get("appInstallState", "").lower()
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        found = [_package(call, documents, environment, name) for name in _PACKAGES]
    is_installed = {"installed": True, "notinstalled": False}.get(wanted)
    if is_installed is not None:
        found = [package for package in found if (package["state"] == "Installed") == is_installed]
    return answer({"value": found})


def install(call: Call) -> Response:
    """Begin to install a package; 202 with the address of the operation, as recorded."""
    require_api_version(call)
    name = call.values["package"]
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
        if name not in _PACKAGES or environment["dataverse"] is None:
            message = f"There is no application package '{name}'."
            raise Refused(power_platform(404, "ApplicationPackageNotFound", message))
        operation = str(uuid4())
        installation = {"operation": operation, "asked_for": precise_stamp(call.clock.now())}
        documents.put(call.person.tenant, _INSTALLATION, _key(environment, name), installation)
        documents.put(call.person.tenant, _INSTALLATION, operation, installation)
        package = _package(call, documents, environment, name)
    path = f"/appmanagement/environments/{environment['id']}/operations/{operation}"
    address = f"{call.request.host_url.rstrip('/')}{path}?api-version={call.request.args['api-version']}"
    body = {
        "id": package["id"],
        "packageUniqueName": name,
        "packageVersion": package["version"],
        "applicationName": package["applicationName"],
        "lastOperation": {"operationId": operation, "state": "InstallRequested"},
    }
    return answer(body, 202, {"Operation-Location": address})


def get_operation(call: Call) -> Response:
    """Answer with how far an installation is."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment_of(call, documents)
        installation = documents.get(call.person.tenant, _INSTALLATION, call.values["operation"])
    if installation is None:
        raise Refused(power_platform(404, "OperationNotFound", "The operation does not exist."))
    state = _state(call, installation)
    status = {"InstallRequested": "NotStarted", "Installing": "Running", "Installed": "Succeeded"}[state]
    return answer(
        {
            "operationId": installation["operation"],
            "createdDateTime": installation["asked_for"],
            "lastActionDateTime": precise_stamp(call.clock.now()),
            "status": status,
            "statusMessage": "",
        }
    )


def _package(call: Call, documents: Documents, environment: Document, name: str) -> Document:
    title, version = _PACKAGES[name]
    tenant = call.person.tenant
    installation = documents.get(tenant, _INSTALLATION, _key(environment, name))
    there = bool(environment["finance"] or (environment["dataverse"] and name in _EVERYWHERE))
    state = _state(call, installation) if installation else "Installed" if there else "None"
    instance = company.stable_id(tenant, "instance", environment["id"], name)
    return {
        "id": company.stable_id(tenant, "package", name),
        "uniqueName": name,
        "version": version,
        "localizedDescription": title,
        "localizedName": title,
        "applicationId": company.stable_id(tenant, "application", name),
        "applicationName": title,
        "applicationDescription": None,
        "singlePageApplicationUrl": None,
        "publisherName": _PUBLISHER,
        "publisherId": company.stable_id(tenant, "publisher", _PUBLISHER),
        "learnMoreUrl": None,
        "crmMinversion": "9.2",
        "crmMaxVersion": None,
        "customHandleUpgrade": False,
        "instancePackageId": instance if there else None,
        "state": state,
        "catalogVisibility": "None",
        "applicationVisibility": "All",
        "errorDetails": None,
        "startDateUtc": "2020-01-01T00:00:00Z",
        "endDateUtc": "2050-01-01T00:00:00Z",
        "supportedCountries": ["DE", "ES", "FR", "NL", "SE", "US"],
    }


def _state(call: Call, installation: Document) -> str:
    worked = call.clock.worked(datetime.fromisoformat(installation["asked_for"]))
    if worked < _TAKES / 10:
        return "InstallRequested"
    return "Installing" if worked < _TAKES else "Installed"


def _key(environment: Document, name: str) -> str:
    return f"{environment['id']}/{name}"


_BASE: Final = "/appmanagement/environments/<environment>"
ROUTES: Final = (
    Route("GET", f"{_BASE}/applicationPackages", answering(list_packages)),
    Route("POST", f"{_BASE}/applicationPackages/<package>/install", answering(install)),
    Route("GET", f"{_BASE}/operations/<operation>", answering(get_operation)),
)
