"""File columns in blocks: InitializeFileBlocksUpload, UploadBlock and CommitFileBlocksUpload.

Microsoft's "Use file column data": the name is in the JSON, a block has 4 MB at most and is named by the
client, and the file is there once its blocks are named in their order. How long blocks are kept that nobody
commits, and in which words a wrong one is refused, is the practice company's own.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final
from uuid import uuid4

from werkzeug import Request, Response

from app.demo.dataverse.file_columns import put_file
from app.demo.dataverse.functions import result
from app.demo.dataverse.people import require_right
from app.demo.dataverse.problems import no_such_resource, no_such_row, unreadable
from app.demo.dataverse.rows import body_of
from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document

_UPLOAD: Final = "file upload"
_LARGEST: Final = 4 * 1024 * 1024
_TYPE: Final = "Microsoft.Dynamics.CRM."


def begin(organization: Organization, request: Request) -> Response:
    """Answer with a token for the blocks of one file."""
    body = _parameters(request, "FileName", "FileAttributeName")
    target = body.get("Target")
    logical = str(target.get("@odata.type", "")).removeprefix(_TYPE) if isinstance(target, dict) else ""
    table = organization.table_named(logical)
    if table is None or not isinstance(target, dict):
        raise no_such_resource(logical)
    require_right(organization, table, "Write")
    identity, column = str(target.get(table.id_column)), body["FileAttributeName"]
    _row(organization, table, identity, column)
    token = str(uuid4())
    upload = {"table": logical, "row": identity, "column": column, "blocks": {}}
    organization.documents.put(organization.tenant, _UPLOAD, token, upload)
    return result(request, "InitializeFileBlocksUploadResponse", {"FileContinuationToken": token})


def take_block(organization: Organization, request: Request) -> Response:
    """Take one block in; one with the same id takes its place."""
    body = _parameters(request, "BlockId", "FileContinuationToken")
    token, upload = _upload(organization, body)
    data = body.get("BlockData")
    if not isinstance(data, str) or len(_bytes(data)) > _LARGEST:
        raise unreadable("The parameter 'BlockData' is expected to have 4 MB at most.")
    blocks = {**upload["blocks"], body["BlockId"]: data}
    organization.documents.put(organization.tenant, _UPLOAD, token, {**upload, "blocks": blocks})
    return Response(status=204, headers={"OData-Version": "4.0"})


def commit(organization: Organization, request: Request) -> Response:
    """Make the file of its blocks, and put it into the row."""
    body = _parameters(request, "FileName", "MimeType", "FileContinuationToken")
    token, upload = _upload(organization, body)
    names, blocks = body.get("BlockList"), upload["blocks"]
    if not isinstance(names, list) or any(name not in blocks for name in names):
        raise unreadable("The parameter 'BlockList' is expected to name blocks that were uploaded.")
    content = b"".join(_bytes(blocks[name]) for name in names)
    table = organization.standard_table(upload["table"])
    row = _row(organization, table, upload["row"], upload["column"])
    row = put_file(organization, table, row, upload["column"], body["FileName"], content)
    organization.documents.remove(organization.tenant, _UPLOAD, token)
    told = {"FileId": row[upload["column"]], "FileSizeInBytes": len(content)}
    return result(request, "CommitFileBlocksUploadResponse", told)


def _parameters(request: Request, *names: str) -> dict[str, Any]:
    body = body_of(request)
    if not isinstance(body, dict) or not all(isinstance(body.get(name), str) for name in names):
        raise unreadable(f"The parameters {', '.join(names)} are expected in the request body.")
    return body


def _upload(organization: Organization, body: dict[str, Any]) -> tuple[str, Document]:
    token = body["FileContinuationToken"]
    upload = organization.documents.get(organization.tenant, _UPLOAD, token)
    if upload is None:
        raise unreadable("The file continuation token is not known.")
    return token, upload


def _row(organization: Organization, table: Table, identity: str, column: str) -> Document:
    if not any(one.name == column and one.kind == "file" for one in table.columns):
        raise no_such_resource(column)
    row = organization.row(table, identity)
    if row is None:
        raise no_such_row(table.logical, identity)
    return row


def _bytes(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        raise unreadable("The parameter 'BlockData' is expected in Base64.") from None
