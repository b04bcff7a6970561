"""Sending writes: change sets in a batch, files of the enhanced data model by themselves after their rows."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import ServiceRefused
from app.services.batch import Operation, send_batch
from app.services.batch_reply import SetAnswer
from app.services.file_upload import FileColumn, upload_file
from app.update.live.payload_enhanced import FILE_BODY, FILE_NAME, FILE_PATH, FILE_ROW, FILE_TYPE
from app.update.live.tables import COMPONENT

if TYPE_CHECKING:
    from app.services.client import Client


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
            version = await _send_file(client, file)
        except ServiceRefused as refused:
            return SetAnswer(refused)
        answer = replace(answer, versions=(*answer.versions, version))
    return answer


async def _send_file(client: Client, file: Operation) -> str:
    body = {name: str(value) for name, value in (file.body or {}).items()}
    row, column = file.path.removesuffix(FILE_PATH), FILE_PATH.removeprefix("/")
    place = FileColumn(COMPONENT, row.partition("(")[0], body[FILE_ROW], column)
    content = await asyncio.to_thread(base64.b64decode, body[FILE_BODY])
    return await upload_file(client, place, body[FILE_NAME], content, body[FILE_TYPE])


def _is_file(operation: Operation) -> bool:
    return operation.method == "PATCH" and operation.path.endswith(FILE_PATH)
