"""Rows over the Web API: make, read, change and delete, with ETags and the answers that clients count on.

Contract: power-platform.md section 5. A change is an upsert unless `If-Match: *` says that the row must be
there, or `If-None-Match: *` that it must not be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote

from werkzeug import Request, Response

from app.demo.dataverse import query
from app.demo.dataverse.cascade import remove_what_belongs_to
from app.demo.dataverse.people import require_right
from app.demo.dataverse.problems import (
    changed_meanwhile,
    no_such_key,
    no_such_row,
    there_already,
    unreadable,
)
from app.demo.dataverse.store import Organization, etag
from app.demo.dataverse.table import Table
from app.demo.dataverse.values import GUID, written_values
from app.demo.document import Document
from app.demo.envelopes import odata

_ALTERNATE_KEY: Final = re.compile(r"(\w+)='((?:[^']|'')*)'")


def list_rows(organization: Organization, request: Request, table: Table) -> Response:
    """Answer with one page of a table."""
    body = query.collection(organization, request, table)
    return odata(body, headers=query.preferences_applied(request))


def read_row(organization: Organization, request: Request, table: Table, key: str) -> Response:
    """Answer with one row, or with 304 where the client has this version already."""
    row = _existing(organization, table, key)
    if request.headers.get("If-None-Match") == etag(row):
        return Response(status=304, headers={"ETag": etag(row), "OData-Version": "4.0"})
    headers = {"ETag": etag(row), **query.preferences_applied(request)}
    return odata(query.single(organization, request, table, row), headers=headers)


def create_row(organization: Organization, request: Request, table: Table) -> Response:
    """Add a row."""
    require_right(organization, table, "Create")
    row = add_row(organization, table, body_of(request))
    return _written(organization, request, table, row, status=201)


def change_row(organization: Organization, request: Request, table: Table, key: str) -> Response:
    """Change a row, or add it under the key that was given where there is none."""
    require_right(organization, table, "Write")
    row = find(organization, table, key)
    wanted = request.headers.get("If-Match")
    if row is None and wanted is not None:
        raise no_such_row(table.logical, key)
    values = written_values(organization, table, body_of(request))
    if row is None:
        added = organization.add(table, {**values, **_key_values(table, key)})
        return _written(organization, request, table, added, status=201)
    if request.headers.get("If-None-Match") == "*":
        raise there_already()
    _check_version(row, wanted)
    return _written(organization, request, table, organization.change(table, row, values), status=200)


def delete_row(organization: Organization, request: Request, table: Table, key: str) -> Response:
    """Delete a row."""
    require_right(organization, table, "Delete")
    row = _existing(organization, table, key)
    _check_version(row, request.headers.get("If-Match"))
    organization.remove(table, row)
    remove_what_belongs_to(organization, table, row)
    return Response(status=204, headers={"OData-Version": "4.0"})


def add_row(organization: Organization, table: Table, body: object) -> Document:
    """Add a row from a client's body; refuses one whose id or alternate key is taken."""
    values = written_values(organization, table, body)
    identity = values.get(table.id_column)
    if identity is not None and organization.row(table, identity) is not None:
        raise there_already()
    for column in table.alternate_keys:
        if values.get(column) is not None and _with_key(organization, table, column, values[column]):
            raise there_already()
    return organization.add(table, values)


def find(organization: Organization, table: Table, key: str) -> Document | None:
    """Give the row with a primary key, or with an alternate key like `accountnumber='C-100'`."""
    if GUID.fullmatch(key):
        return organization.row(table, key)
    column, value = next(iter(_key_values(table, key).items()))
    return _with_key(organization, table, column, value)


def body_of(request: Request) -> object:
    """Give the request's JSON; refuses a body that is none."""
    body: object = request.get_json(force=True, silent=True)
    if body is None:
        raise unreadable("A JSON object is expected in the request body.")
    return body


def address_of(request: Request, table: Table, row: Mapping[str, Any]) -> str:
    """Give the address of a row, as OData-EntityId has it."""
    origin, _, rest = request.base_url.partition("/api/data/")
    return f"{origin}/api/data/{rest.split('/')[0]}/{table.entity_set}({row[table.id_column]})"


def _key_values(table: Table, key: str) -> Document:
    if GUID.fullmatch(key):
        return {table.id_column: key.lower()}
    match = _ALTERNATE_KEY.fullmatch(unquote(key))
    if match is None or match.group(1) not in table.alternate_keys:
        raise no_such_key(table.logical)
    return {match.group(1): match.group(2).replace("''", "'")}


def _with_key(organization: Organization, table: Table, column: str, value: object) -> Document | None:
    return next((row for row in organization.rows(table) if row.get(column) == value), None)


def _existing(organization: Organization, table: Table, key: str) -> Document:
    row = find(organization, table, key)
    if row is None:
        raise no_such_row(table.logical, key)
    return row


def _check_version(row: Document, wanted: str | None) -> None:
    if wanted not in (None, "*", etag(row)):
        raise changed_meanwhile()


def _written(
    organization: Organization, request: Request, table: Table, row: Document, status: int
) -> Response:
    """Answer a write: with the row where the client prefers that, else with its address alone."""
    address = address_of(request, table, row)
    headers = {"OData-EntityId": address, "Location": address, "ETag": etag(row)}
    if "return=representation" in request.headers.get("Prefer", ""):
        applied = {"Preference-Applied": "return=representation"}
        body = query.single(organization, request, table, row)
        return odata(body, status, {**headers, **applied})
    return Response(status=204, headers={**headers, "OData-Version": "4.0"})
