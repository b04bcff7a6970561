"""File columns over the Web API: a whole file in one request, to and from `row/column`.

Contract: portal-configuration.md section 4 (`application/octet-stream`, `x-ms-file-name`, below 128 MB). The
row has the file's id in the column and its name in `column_name`. Microsoft's "Use file column data" says
that the header does not support names outside ASCII; that such a name is refused, that the header of a
download has it percent-encoded, and that a new file has a new id is the practice company's own.
"""

from __future__ import annotations

import base64
from typing import Final
from urllib.parse import quote
from uuid import uuid4

from werkzeug import Request, Response

from app.demo.dataverse.people import require_right
from app.demo.dataverse.problems import changed_meanwhile, no_such_resource, no_such_row, unreadable
from app.demo.dataverse.rows import find
from app.demo.dataverse.store import Organization, etag
from app.demo.dataverse.table import Table
from app.demo.document import Document

_FILE: Final = "file"
_OCTETS: Final = "application/octet-stream"


def put_file(
    organization: Organization, table: Table, row: Document, column: str, name: str, content: bytes
) -> Document:
    """Give a row a file, in place of the one that it has."""
    identity = str(uuid4())
    body = {"content": base64.b64encode(content).decode()}
    organization.documents.put(organization.tenant, _FILE, identity, body)
    return organization.change(table, row, {column: identity, f"{column}_name": name})


def file_of(organization: Organization, row: Document, column: str) -> bytes | None:
    """Give the file of a row, None where it has none."""
    body = organization.documents.get(organization.tenant, _FILE, str(row.get(column)))
    return base64.b64decode(body["content"]) if body else None


def upload(organization: Organization, request: Request, table: Table, key: str, column: str) -> Response:
    """Take a file in."""
    require_right(organization, table, "Write")
    row = _row(organization, table, key, column)
    if request.headers.get("If-Match") not in (None, "*", etag(row)):
        raise changed_meanwhile()
    name = request.headers.get("x-ms-file-name", "")
    if request.mimetype != _OCTETS or not name or not name.isascii():
        raise unreadable("A file name and the content type application/octet-stream are expected.")
    row = put_file(organization, table, row, column, name, request.get_data())
    return Response(status=204, headers={"ETag": etag(row), "OData-Version": "4.0"})


def download(organization: Organization, _request: Request, table: Table, key: str, column: str) -> Response:
    """Give a file out."""
    row = _row(organization, table, key, column)
    content = file_of(organization, row, column)
    if content is None:
        raise no_such_row(table.logical, f"{key}/{column}")
    headers = {"x-ms-file-name": quote(row[f"{column}_name"]), "x-ms-file-size": str(len(content))}
    return Response(content, headers=headers, content_type=_OCTETS)


def remove(organization: Organization, request: Request, table: Table, key: str, column: str) -> Response:
    """Take a row's file away."""
    require_right(organization, table, "Write")
    row = _row(organization, table, key, column)
    if request.headers.get("If-Match") not in (None, "*", etag(row)):
        raise changed_meanwhile()
    organization.change(table, row, {column: None, f"{column}_name": None})
    return Response(status=204, headers={"OData-Version": "4.0"})


def _row(organization: Organization, table: Table, key: str, column: str) -> Document:
    if not any(one.name == column and one.kind == "file" for one in table.columns):
        raise no_such_resource(column)
    row = find(organization, table, key)
    if row is None:
        raise no_such_row(table.logical, key)
    return row
