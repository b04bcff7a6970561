"""The Power Platform API's environments: those that the person may see, flat, in pages.

Contract: power-platform.md section 1.2. The link to the next page is `@odata.nextlink` here, in small
letters. Values of `type`, `state` and `adminMode` are not published: these are the other list's words.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company
from app.demo.dataverse.odata_filter import FilterUnreadable, parse_filter
from app.demo.document import Document
from app.demo.envelopes import Refused, answer, answering, power_platform
from app.demo.paging import address_with, page, whole_number
from app.demo.power_platform.application_packages import ROUTES as PACKAGE_ROUTES
from app.demo.power_platform.calls import environment_of, require_api_version
from app.demo.power_platform.finance_updates import ROUTES as FINANCE_ROUTES
from app.demo.power_platform.licensing import ROUTES as LICENSING_ROUTES
from app.demo.power_platform.website_changes import ROUTES as WEBSITE_CHANGE_ROUTES
from app.demo.power_platform.website_scan import ROUTES as WEBSITE_SCAN_ROUTES
from app.demo.power_platform.websites import ROUTES as WEBSITE_ROUTES

_PAGE_SIZE: Final = 3
_FILTERABLE: Final = frozenset({"dataverseId", "type", "geo", "state", "environmentGroupId", "domainName"})


def list_environments(call: Call) -> Response:
    """Answer with a page of the environments that the query wants."""
    require_api_version(call)
    with call.state.transaction() as documents:
        everything = company.environments(documents, call.person.tenant)
    found = _wanted(call, [_environment(call, one) for one in everything])
    size = min(whole_number(call.request, "$top", _PAGE_SIZE) or _PAGE_SIZE, _PAGE_SIZE)
    shown, rest = page(found, whole_number(call.request, "$skip"), size)
    body: Document = {"value": [_chosen(call, one) for one in shown]}
    if rest is not None:
        body["@odata.nextlink"] = address_with(call.request, **{"$skip": str(rest)})
    return answer(body)


def get_environment(call: Call) -> Response:
    """Answer with one environment."""
    require_api_version(call)
    with call.state.transaction() as documents:
        environment = environment_of(call, documents)
    return answer(_chosen(call, _environment(call, environment)))


def _wanted(call: Call, everything: list[Document]) -> list[Document]:
    ids = [name.lower() for name in call.request.args.get("ids", "").split(",") if name]
    if ids:
        everything = [one for one in everything if one["id"].lower() in ids]
    expression = call.request.args.get("$filter")
    if expression is None:
        return everything
    try:
        meets = parse_filter(expression, _FILTERABLE)
    except FilterUnreadable as problem:
        raise Refused(power_platform(400, "BadRequest", str(problem), "$filter")) from problem
    return [one for one in everything if meets(one)]


def _chosen(call: Call, whole: Document) -> Document:
    names = [name.strip() for name in call.request.args.get("$select", "").split(",") if name.strip()]
    return {name: whole.get(name) for name in names} if names else whole


def _environment(call: Call, environment: Document) -> Document:
    dataverse = environment["dataverse"] or {}
    address = company.dataverse_address(call.addresses, environment) if dataverse else None
    enabled = environment["enabled"]
    return {
        "id": environment["id"],
        "displayName": environment["name"],
        "type": environment["type"],
        "state": "Enabled" if enabled else "Disabled",
        "geo": "EU",
        "azureRegion": "westeurope",
        "tenantId": call.person.tenant,
        "url": f"{address}/" if address else None,
        "domainName": dataverse.get("domain"),
        "version": dataverse.get("version"),
        "dataverseId": dataverse.get("id"),
        "securityGroupId": None,
        "adminMode": "Disabled" if enabled else "Enabled",
        "backgroundOperationsState": "Enabled" if dataverse else None,
        "clusterCategory": "Prod",
        "protectionLevel": "Basic",
        "createdBy": {"id": call.person.user, "type": "User"},
        "createdDateTime": environment["created"],
        "environmentGroupId": None,
        "finOpsMetadata": _finance(call, environment) if environment["finance"] else None,
    }


def _finance(call: Call, environment: Document) -> Document:
    address = company.finance_address(call.addresses, environment)
    return {"id": environment["finance"], "type": "Internal", "url": address}


ROUTES: Final = (
    Route("GET", "/environmentmanagement/environments", answering(list_environments)),
    Route("GET", "/environmentmanagement/environments/<environment>", answering(get_environment)),
    *FINANCE_ROUTES,
    *LICENSING_ROUTES,
    *PACKAGE_ROUTES,
    *WEBSITE_ROUTES,
    *WEBSITE_CHANGE_ROUTES,
    *WEBSITE_SCAN_ROUTES,
)
