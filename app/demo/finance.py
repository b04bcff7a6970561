"""Finance and Operations OData: which table maps run, and which version this is.

Contract: dual-write.md section 2.3 A; the columns are those of a real `$metadata`. As with the real entity, a
query without `$select` gets every column, also those that hold connection strings. These are made up.
"""

from __future__ import annotations

from typing import Final

from werkzeug import Response

from app.demo.call import Call, Route
from app.demo.contoso import company
from app.demo.contoso.table_maps import STATUS, TableMap, maps_of, project_names, state_of
from app.demo.dataverse.odata_filter import FilterUnreadable, parse_filter
from app.demo.document import Document
from app.demo.envelopes import Refused, answering, finance, odata
from app.demo.paging import whole_number
from app.demo.state import Documents

_ENTITY: Final = "DualWriteProjectConfigurationEntity"
_SET: Final = "DualWriteProjectConfigurations"
_VERSION: Final = "/data/DataManagementEntities/Microsoft.Dynamics.DataEntities.GetApplicationVersion"
_TELLING: Final = (
    "ProjectName",
    "InternalEntityName",
    "ExternalEntityName",
    "ExternalLogicalEntityName",
    "ExternalEnvironmentUrl",
    "Status",
)
_QUIET: Final = {
    "IsDelete": "No",
    "IsDebugMode": "No",
    "AsyncMode": "None",
    "SyncExecutionId": "",
    "EnableBatchLookup": "Yes",
    "EnableCache": "Yes",
    "DisablePerfEnhancements": "No",
    "EnableFailureReconciliation": "No",
    "IntegrationKey": "",
    "FieldMap": "[]",
    "ExternalLookupUrls": "",
    "PartitionMap": "",
    "QueryFilterExpression": "",
    "DualWriteAlertSettings": "",
    "DualWriteAutoPauseThresholdSetting": "",
    "ServiceBusConnectionString": "Endpoint=practice;SharedAccessKeyName=practice;SharedAccessKey=not-a-key",
    "StorageAccountSASConnectionString": "BlobEndpoint=practice;SharedAccessSignature=not-a-signature",
}


def project_configurations(call: Call) -> Response:
    """Answer with the records of the table maps."""
    with call.state.transaction() as documents:
        maps = maps_of(documents, call.person.tenant)
        everything = [project for table_map in maps for project in _projects(call, documents, table_map)]
    names = frozenset((*_TELLING, *_QUIET))
    found = _filtered(call, everything, names)
    top = whole_number(call.request, "$top", len(found))
    columns = _selected(call, names)
    context = f"{call.request.host_url}data/$metadata#{_SET}"
    if columns:
        context += f"({','.join(columns)})"
    value = [_row(project, columns) for project in found[:top]]
    return odata({"@odata.context": context, "value": value})


def public_entities(call: Call) -> Response:
    """Answer with the metadata of the one entity that is public here."""
    properties = [
        {"Name": name, "TypeName": "Edm.String", "DataType": "String", "IsKey": name == "ProjectName"}
        for name in (*_TELLING, *_QUIET)
    ]
    entity = {
        "Name": _ENTITY,
        "EntitySetName": _SET,
        "IsReadOnly": False,
        "ConfigurationEnabled": True,
        "Properties": properties,
    }
    context = f"{call.request.host_url}metadata/$metadata#PublicEntities"
    return odata({"@odata.context": context, "value": [entity]})


def application_version(call: Call) -> Response:
    """Answer with the version that runs: an action of the real service that public clients ask."""
    with call.state.transaction() as documents:
        version = company.finance_version(documents, call.person.tenant)
    return odata({"@odata.context": f"{call.request.host_url}data/$metadata#Edm.String", "value": version})


def _projects(call: Call, documents: Documents, table_map: TableMap) -> list[Document]:
    state = state_of(documents, call.person.tenant, table_map)
    if state not in STATUS:
        return []
    own = call.addresses(f"organization-{call.slot}")
    leads_to = company.dual_write_leads_to(documents, call.person.tenant, own)
    return [
        {
            "ProjectName": name,
            "InternalEntityName": table_map.entity,
            "ExternalEntityName": table_map.entity_set,
            "ExternalLogicalEntityName": table_map.logical,
            "ExternalEnvironmentUrl": leads_to,
            "Status": STATUS[state],
            **_QUIET,
        }
        for name in project_names(call.person.tenant, table_map)
    ]


def _filtered(call: Call, everything: list[Document], names: frozenset[str]) -> list[Document]:
    expression = call.request.args.get("$filter")
    if expression is None:
        return everything
    try:
        meets = parse_filter(expression, names)
    except FilterUnreadable as problem:
        raise Refused(finance(400, "Microsoft.OData.ODataException", str(problem))) from problem
    return [project for project in everything if meets(project)]


def _selected(call: Call, names: frozenset[str]) -> list[str]:
    columns = [name.strip() for name in call.request.args.get("$select", "").split(",") if name.strip()]
    for name in columns:
        if name not in names:
            kind = f"Microsoft.Dynamics.DataEntities.{_ENTITY}"
            message = f"Could not find a property named '{name}' on type '{kind}'."
            raise Refused(finance(400, "Microsoft.OData.ODataException", message))
    return columns


def _row(project: Document, columns: list[str]) -> Document:
    shown = {name: project[name] for name in columns} if columns else project
    return {"@odata.etag": f'W/"{project["ProjectName"]}"', **shown}


ROUTES: Final = (
    Route("GET", f"/data/{_SET}", answering(project_configurations)),
    Route("GET", "/metadata/PublicEntities", answering(public_entities)),
    Route("POST", _VERSION, answering(application_version)),
)
