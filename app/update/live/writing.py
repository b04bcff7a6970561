"""Sending writes: change sets in a batch, files of the enhanced data model by themselves after their rows.

That a file column heeds the version of its row is not documented, so the row is looked at just before.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import Conflict, NotFound, NotSignedIn, ServiceRefused
from app.services.batch import Operation, send_batch
from app.services.batch_reply import SetAnswer
from app.services.file_upload import FileColumn, remove_file, upload_file
from app.services.site_rows import ETAG, row
from app.update.live.payload_enhanced import FILE_BODY, FILE_NAME, FILE_PATH, FILE_TYPE
from app.update.live.tables import COMPONENT

if TYPE_CHECKING:
    from app.services.client import Client

_ANY = ("", "*")


async def send_writes(client: Client, change_sets: Sequence[Sequence[Operation]]) -> tuple[SetAnswer, ...]:
    """What became of each change set, in their order. A file is sent only once its row was written.

    Raises as `send_batch` does: what was done is not known then.
    """
    plain = [[one for one in operations if not _is_file(one)] for operations in change_sets]
    sent = [operations for operations in plain if operations]
    answered = iter(await send_batch(client, sent) if sent else ())
    answers = []
    for operations, whole in zip(plain, change_sets, strict=True):
        answer = next(answered) if operations else SetAnswer()
        files = [one for one in whole if _is_file(one)]
        answers.append(await _with_files(client, answer, files))
    return tuple(answers)


async def _with_files(client: Client, answer: SetAnswer, files: Sequence[Operation]) -> SetAnswer:
    for file in files:
        if not answer.is_done:
            return answer
        try:
            version = await _write_file(client, file)
        except NotSignedIn:
            raise
        except ServiceRefused as refused:
            return SetAnswer(refused)
        answer = replace(answer, versions=(*answer.versions, version))
    return answer


async def _write_file(client: Client, file: Operation) -> str:
    """Writes a file, or takes it away; gives the row's version then, "" where not told."""
    entity_set, _, id_ = file.path.removesuffix(f"){FILE_PATH}").partition("(")
    place = FileColumn(COMPONENT, entity_set, id_, FILE_PATH.removeprefix("/"))
    await _expect_version(client, place, file.match)
    if file.body is None:
        await remove_file(client, place)
        return ""
    body = {name: str(value) for name, value in file.body.items()}
    content = await asyncio.to_thread(base64.b64decode, body[FILE_BODY])
    return await upload_file(client, place, body[FILE_NAME], content, body[FILE_TYPE])


async def _expect_version(client: Client, place: FileColumn, version: str) -> None:
    if version in _ANY:
        return
    found = await row(client, place.entity_set, place.row, {"$select": f"{place.table}id"})
    if found is None:
        raise NotFound(client.name, 404)
    if found.text(ETAG) != version:
        raise Conflict(client.name, 412)


def _is_file(operation: Operation) -> bool:
    return operation.path.endswith(FILE_PATH)
