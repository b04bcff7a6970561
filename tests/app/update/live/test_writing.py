"""Files of the enhanced data model, which are written one by one after their rows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from scripted import ScriptedHttp, client_of, reply

from app.errors import Conflict, NotFound, NotSignedIn, ServiceRefused
from app.http import Reply, Request
from app.services.batch import Operation
from app.services.batch_reply import SetAnswer
from app.update.live.payload_enhanced import FILE_BODY, FILE_NAME, FILE_TYPE
from app.update.live.writing import send_writes

PATH = "powerpagecomponents(5a)/filecontent"
FILE = Operation("PATCH", PATH, {FILE_NAME: "a.css", FILE_TYPE: "text/css", FILE_BODY: "cCB7fQ=="}, 'W/"7"')


def _sent(file: Operation, answer: Callable[[Request], Reply]) -> tuple[SetAnswer, list[str]]:
    client = client_of(answer)
    (answered,) = asyncio.run(send_writes(client, [[file]]))
    assert isinstance(client.http, ScriptedHttp)
    return answered, [f"{one.method} {one.body!r}" for one in client.http.requests]


@pytest.mark.parametrize(
    ("file", "sent"), [(FILE, "PATCH b'p {}'"), (Operation("DELETE", PATH, match='W/"7"'), "DELETE None")]
)
def test_a_file_is_written_where_its_row_is_as_it_was_read(file: Operation, sent: str) -> None:
    answered, requests = _sent(file, lambda _: reply({"@odata.etag": 'W/"7"'}))
    assert (answered.is_done, requests) == (True, ["GET None", sent])


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        (lambda _: reply({"@odata.etag": 'W/"8"'}), Conflict),
        (lambda _: reply({}), Conflict),
        (lambda _: reply({}, status=404), NotFound),
    ],
)
def test_a_file_of_a_row_that_somebody_changed_is_not_sent(
    answer: Callable[[Request], Reply], refused: type[ServiceRefused]
) -> None:
    answered, requests = _sent(FILE, answer)
    assert isinstance(answered.refused, refused)
    assert requests == ["GET None"]


def test_a_sign_in_that_ends_at_a_file_is_nothing_of_the_files() -> None:
    with pytest.raises(NotSignedIn):
        _sent(FILE, lambda _: reply({}, status=401))
