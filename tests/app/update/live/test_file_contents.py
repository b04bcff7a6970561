from __future__ import annotations

import asyncio
from functools import partial

import pytest
from live_sites import DEFAULT, PRODUCTION, captured, dataverse, record_of
from practice_company import PracticeCompany
from scripted import ScriptedHttp

from app.errors import ReplyTooLarge, WebsiteTooLarge
from app.http import Reply, Request
from app.services.client import Client
from app.update.live.file_contents import read_files
from app.update.live.progress import Counter
from app.update.site.site import Model


def _with_short_answers(client: Client, asked: list[Request]) -> Client:
    """A client to whom every answer with a file's content is too large, unless it may be a large one."""
    inner = client.http
    assert isinstance(inner, ScriptedHttp)

    def answered(request: Request) -> Reply:
        asked.append(request)
        is_file = "/annotations(" in request.url or request.url.endswith("/$value")
        if is_file and not request.may_be_large:
            raise ReplyTooLarge("dataverse.example")
        return inner.answer(request)

    return Client(ScriptedHttp(answered), client.name, client.origin, client.token)


@pytest.mark.parametrize(
    ("origin", "environment", "model"),
    [(PRODUCTION, "production", "standard"), (DEFAULT, "default", "enhanced")],
)
def test_a_website_with_large_files_is_read_whole(
    company: PracticeCompany, origin: str, environment: str, model: Model
) -> None:
    client, website = dataverse(company, origin), record_of(company, environment)
    whole = captured(client, website, model).site
    asked: list[Request] = []
    assert captured(_with_short_answers(client, asked), website, model).site == whole
    large = [request for request in asked if request.may_be_large]
    assert len(large) == sum(1 for one in whole.of("adx_webfile") if one.file is not None) > 0


def test_large_files_are_read_one_after_the_other() -> None:
    now: set[str] = set()
    together: list[int] = []

    async def read(owner: str, may_be_large: bool) -> bytes:
        if not may_be_large:
            raise ReplyTooLarge("dataverse.example")
        now.add(owner)
        # Whatever else wants to read has its turn.
        for _ in range(10):
            await asyncio.sleep(0)
        together.append(len(now))
        now.remove(owner)
        return owner.encode()

    files = {owner: partial(read, owner) for owner in "abc"}
    found = asyncio.run(read_files("notes", files, Counter(lambda _read, _known: None)))
    assert found == {"a": b"a", "b": b"b", "c": b"c"}
    assert together == [1, 1, 1]


def test_large_files_count_towards_what_a_website_may_have() -> None:
    async def read(may_be_large: bool) -> bytes:
        if not may_be_large:
            raise ReplyTooLarge("dataverse.example")
        return b"x" * 60

    counter = Counter(lambda _read, _known: None, most_bytes=100)
    with pytest.raises(WebsiteTooLarge):
        asyncio.run(read_files("notes", {"a": read, "b": read}, counter))


def test_a_file_that_is_too_large_for_any_answer_ends_the_reading() -> None:
    async def read(may_be_large: bool) -> bytes:
        raise ReplyTooLarge("dataverse.example")

    with pytest.raises(ReplyTooLarge):
        asyncio.run(read_files("notes", {"a": read}, Counter(lambda _read, _known: None)))
