"""Global discovery: the Dataverse organisations which the person is an enabled user of.

Contract: power-platform.md section 1.3. Always an array; only environments with Dataverse; nothing about
Finance and Operations.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company
from app.demo.dataverse.odata_filter import FilterUnreadable, parse_filter
from app.demo.dataverse.people import is_administrator_by_any_way
from app.demo.dataverse.problems import unreadable
from app.demo.dataverse.store import Organization
from app.demo.document import Document
from app.demo.envelopes import answering, odata
from app.demo.state import Documents

_ENABLED, _DISABLED = 0, 1
_PICKER_READY: Final = 6
_TYPES: Final = {"Production": 0, "Sandbox": 5, "Developer": 6, "Default": 12}
_ANOTHER_TYPE: Final = 0


def instances(call: Call) -> Response:
    """Answer with the organisations that the query wants."""
    with call.state.transaction() as documents:
        environments = company.environments(documents, call.person.tenant)
        found = [_instance(call, documents, one) for one in environments if one["dataverse"]]
    found = _filtered(call, found)
    names = [name.strip() for name in call.request.args.get("$select", "").split(",") if name.strip()]
    if names:
        found = [{name: instance.get(name) for name in names} for instance in found]
    context = f"{call.request.host_url}api/discovery/v2.0/$metadata#Instances"
    context += f"({','.join(names)})" if names else ""
    return odata({"@odata.context": context, "value": found})


def _filtered(call: Call, found: list[Document]) -> list[Document]:
    expression = call.request.args.get("$filter")
    if expression is None or not found:
        return found
    try:
        meets = parse_filter(expression, frozenset(found[0]))
    except FilterUnreadable as problem:
        raise unreadable(str(problem)) from problem
    return [instance for instance in found if meets(instance)]


def _instance(call: Call, documents: Documents, environment: Document) -> Document:
    dataverse = environment["dataverse"]
    address = company.dataverse_address(call.addresses, environment)
    organization = Organization.of_call(call, documents, environment["slot"])
    return {
        "Id": dataverse["id"],
        "UniqueName": dataverse["unique_name"],
        "UrlName": dataverse["domain"],
        "FriendlyName": dataverse["name"],
        "State": _ENABLED if environment["enabled"] else _DISABLED,
        "StatusMessage": _PICKER_READY,
        "Version": dataverse["version"],
        "Url": address,
        "ApiUrl": address,
        "LastUpdated": environment["created"],
        "SchemaType": "Full",
        "OrganizationType": _TYPES.get(environment["type"], _ANOTHER_TYPE),
        "TenantId": call.person.tenant,
        "EnvironmentId": environment["id"],
        "DatacenterId": company.stable_id(call.person.tenant, "datacenter"),
        "DatacenterName": None,
        "IsUserSysAdmin": is_administrator_by_any_way(organization),
        "Region": "EMEA",
        "Purpose": environment["description"],
        "TrialExpirationDate": None,
    }


ROUTES: Final = (Route("GET", "/api/discovery/v2.0/Instances", answering(instances)),)
