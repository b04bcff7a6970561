from __future__ import annotations

import asyncio
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from scripted import ORIGIN, ScriptedHttp, always, client_of, reply

from app.errors import PageInsteadOfData, Trouble, UnreadableReply
from app.http import Reply, Request
from app.services import client as clients
from app.services.reply import Fields
from app.services.site_rows import Note, Page, column_file, newest_notes, note_file, pages, rest_of

NOTE: dict[str, Any] = {
    "@odata.etag": 'W/"7"',
    "annotationid": "AA",
    "_objectid_value": "F-1",
    "filename": "a.css",
    "mimetype": "text/css",
}


def test_pages_come_with_how_many_rows_there_are() -> None:
    first = {"@odata.count": 3, "value": [{"a": 1}, {"a": 2}], "@odata.nextLink": f"{ORIGIN}/next"}

    def answered(request: Request) -> Reply:
        return reply({"value": [{"a": 3}]} if request.url.endswith("/next") else first)

    async def read() -> list[Page]:
        return [page async for page in pages(client, "adx_webpages", {"$select": "a"}, 2)]

    client = client_of(answered)
    found = asyncio.run(read())
    assert [(len(page.rows), page.total) for page in found] == [(2, 3), (1, None)]
    http = client.http
    assert isinstance(http, ScriptedHttp)
    assert {request.headers["Prefer"] for request in http.requests} == {"odata.maxpagesize=2"}


def test_the_first_note_of_each_file_counts() -> None:
    client = always({"value": [NOTE, {**NOTE, "annotationid": "old"}]})
    assert asyncio.run(newest_notes(client, ["f-1"])) == {
        "f-1": Note("aa", "f-1", "a.css", "text/css", 'W/"7"')
    }


def test_many_files_are_asked_for_in_several_requests() -> None:
    client = always({"value": []})
    assert asyncio.run(newest_notes(client, [f"f-{number}" for number in range(16)])) == {}
    http = client.http
    assert isinstance(http, ScriptedHttp)
    assert len(http.requests) == 2


def test_links_that_did_not_come_with_a_row_are_fetched() -> None:
    client = always({"value": [{"adx_webroleid": "R"}]})
    row = Fields({"roles": [], "roles@odata.nextLink": f"{ORIGIN}/more"})
    (more,) = asyncio.run(rest_of(client, row, "roles"))
    assert more.text("adx_webroleid") == "R"
    assert asyncio.run(rest_of(client, Fields({}), "roles")) == []


def test_links_that_lead_back_to_their_beginning_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "MOST_PAGES", 5)
    more = f"{ORIGIN}/more"
    client = always({"value": [{"adx_webroleid": "R"}], "@odata.nextLink": more})
    with pytest.raises(UnreadableReply):
        asyncio.run(rest_of(client, Fields({"roles@odata.nextLink": more}), "roles"))


@pytest.mark.parametrize("body", ["*", "é"])
def test_a_file_that_is_no_base64_is_unreadable(body: str) -> None:
    note = Note("a", "f", "a.css", "text/css", "")
    assert asyncio.run(note_file(always({"documentbody": "YQ=="}), note)) == b"a"
    with pytest.raises(UnreadableReply):
        asyncio.run(note_file(always({"documentbody": body}), note))


def test_only_the_content_of_a_file_may_be_a_large_answer() -> None:
    client = always({"value": [], "documentbody": ""})
    note = Note("a", "f", "a.css", "text/css", "")

    async def read() -> None:
        await newest_notes(client, ["f"])
        await rest_of(client, Fields({"roles@odata.nextLink": f"{ORIGIN}/more"}), "roles")
        async for _ in pages(client, "adx_webpages", {}, 2):
            pass
        for may_be_large in (False, True):
            await note_file(client, note, may_be_large)
            await column_file(client, "powerpagecomponents", "5a", "filecontent", may_be_large)

    asyncio.run(read())
    http = client.http
    assert isinstance(http, ScriptedHttp)
    assert [request.may_be_large for request in http.requests] == [False] * 5 + [True] * 2


_PAGE = b"<html>Sign in to the guest network</html>"


def _file_answered(headers: dict[str, str]) -> bytes | None:
    given = Reply(200, MappingProxyType(headers), _PAGE, "", "id")
    return asyncio.run(column_file(client_of(lambda _: given), "powerpagecomponents", "5a", "filecontent"))


def test_the_page_of_a_guest_network_is_no_file() -> None:
    with pytest.raises(PageInsteadOfData):
        _file_answered({"content-type": "text/html; charset=utf-8"})


@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "application/octet-stream"},
        {"content-type": "text/html", "x-ms-file-name": "start.html", "x-ms-file-size": str(len(_PAGE))},
    ],
)
def test_a_file_may_be_a_web_page(headers: dict[str, str]) -> None:
    assert _file_answered(headers) == _PAGE


def test_a_row_without_a_file_has_none() -> None:
    client = client_of(lambda _: reply({}, status=404))
    assert asyncio.run(column_file(client, "powerpagecomponents", "5a", "filecontent")) is None


@given(body=mutated({"value": [NOTE]}))
def test_whatever_comes_of_notes_is_read_or_told(body: object) -> None:
    client = client_of(lambda _: reply(body))
    try:
        found = asyncio.run(newest_notes(client, ["f-1"]))
    except Trouble:
        return
    assert all(isinstance(one, Note) for one in found.values())


@pytest.mark.parametrize(("told", "total"), [(7, 7), (-1, None), (10**12, None), ("7", None)])
def test_a_number_of_rows_that_no_table_has_is_none(told: object, total: int | None) -> None:
    client = client_of(lambda _: reply({"value": [], "@odata.count": told}))

    async def read() -> list[int | None]:
        return [page.total async for page in pages(client, "adx_webpages", {}, 200)]

    assert asyncio.run(read()) == [total]
