"""Which part of the Dataverse Web API an address means; the same for a request and for a part of a batch."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from werkzeug import Request, Response

from app.demo.dataverse import associations, file_blocks, file_columns, functions, metadata, rows
from app.demo.dataverse.problems import no_such_resource, switched_off, unreadable
from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table

API: Final = re.compile(r"/api/data/v9\.\d/(?P<resource>.*)")
_RESOURCE: Final = re.compile(r"(?P<name>\w+)(?:\((?P<key>.*?)\))?(?:/(?P<rest>.+))?")

_FUNCTIONS: Final[Mapping[tuple[str, str], Callable[[Organization, Request], Response]]] = {
    ("GET", "WhoAmI"): functions.who_am_i,
    ("GET", "RetrieveProvisionedLanguages"): functions.provisioned_languages,
    ("GET", "RetrieveFinanceAndOperationsIntegrationDetails"): functions.finance_details,
    ("POST", "BulkDelete"): functions.bulk_delete,
    ("POST", "InitializeFileBlocksUpload"): file_blocks.begin,
    ("POST", "UploadBlock"): file_blocks.take_block,
    ("POST", "CommitFileBlocksUpload"): file_blocks.commit,
    ("GET", "EntityDefinitions"): metadata.definitions,
}
_ON_TABLE: Final[Mapping[tuple[str, str], Callable[[Organization, Request, Table], Response]]] = {
    ("GET", ""): rows.list_rows,
    ("POST", ""): rows.create_row,
    ("POST", "Microsoft.Dynamics.CRM.CreateMultiple"): functions.create_multiple,
    ("POST", "Microsoft.Dynamics.CRM.UpdateMultiple"): functions.update_multiple,
}
_WITHIN_ROW: Final = re.compile(r"(?P<part>\w+(?:\([^()]*\))?)(?P<suffix>/\$ref|/\$value)?")
_ON_PART: Final[Mapping[tuple[str, str], Callable[[Organization, Request, Table, str, str], Response]]] = {
    ("POST", "/$ref"): associations.associate,
    ("DELETE", "/$ref"): associations.dissociate,
    ("GET", "/$value"): file_columns.download,
    ("PATCH", ""): file_columns.upload,
    ("DELETE", ""): file_columns.remove,
}
_ON_ROW: Final[Mapping[str, Callable[[Organization, Request, Table, str], Response]]] = {
    "GET": rows.read_row,
    "PATCH": rows.change_row,
    "DELETE": rows.delete_row,
}


def dispatch(organization: Organization, request: Request) -> Response:
    """Answer one request to the Web API.

    Raises Refused where the service says no, so that the transaction around it is undone.
    """
    if not organization.environment()["enabled"]:
        raise switched_off()
    address = API.fullmatch(request.path)
    resource = _RESOURCE.fullmatch(address["resource"]) if address else None
    if resource is None:
        raise no_such_resource(request.path)
    name, key, rest = resource["name"], resource["key"], resource["rest"] or ""
    function = _FUNCTIONS.get((request.method, name))
    if function and not key and not rest:
        return function(organization, request)
    if name == "EntityDefinitions" and key and request.method == "GET":
        return metadata.definition(organization, request, key, rest)
    return _on_rows(organization, request, name, key, rest)


def _on_rows(
    organization: Organization, request: Request, entity_set: str, key: str | None, rest: str
) -> Response:
    table = organization.table(entity_set)
    if table is None:
        raise no_such_resource(entity_set)
    if key is None:
        on_table = _ON_TABLE.get((request.method, rest))
        if on_table:
            return on_table(organization, request, table)
    elif not rest and request.method in _ON_ROW:
        return _ON_ROW[request.method](organization, request, table, key)
    else:
        within = _WITHIN_ROW.fullmatch(rest)
        handler = _ON_PART.get((request.method, within["suffix"] or "")) if within else None
        if within and handler:
            return handler(organization, request, table, key, within["part"])
    if rest:
        raise no_such_resource(rest)
    raise unreadable(f"The requested resource does not support http method '{request.method}'.")
