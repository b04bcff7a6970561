"""What the program asks of the Power Platform API and reads there is what Microsoft's own client knows."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from practice_world import Practice
from request_log import watch
from scripted import ScriptedHttp, client_of, reply
from walk import hurry, walking

from app.services.reply import Fields
from app.services.websites import NewWebsite, create_website, website
from app.setup.state import StepId

_OPERATION = re.compile(r"/powerpages/environments/[^/]+/operations/[^/]+")


class Noting(Mapping[str, Any]):
    """An object that takes note of the names by which it is asked."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def routes(documented: Any) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (method, re.compile(re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(path.partition("?")[0]))))
        for path, methods in documented["paths"].items()
        for method in methods
    ]


def test_every_request_of_a_whole_setup_is_documented(
    documented: Any, practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)
    practice.found("ready")
    log = watch(practice.tenant, monkeypatch)
    with walking(practice.tenant, tmp_path) as walk:
        asyncio.run(walk.to(StepId.FINISHED))
    sent = {(method, path) for origin, method, path in log.requests if origin == "power_platform"}
    known = routes(documented)
    undocumented = [
        (method, path)
        for method, path in sorted(sent)
        if not any(method == verb and pattern.fullmatch(path) for verb, pattern in known)
    ]
    # Where an operation can be asked is told by the service alone.
    assert [path for _, path in undocumented if not _OPERATION.fullmatch(path)] == []
    assert len(sent) >= 4


def test_a_request_for_a_site_has_the_documented_fields_and_no_other(documented: Any) -> None:
    client = client_of(lambda _: reply(b"", 202))
    asyncio.run(create_website(client, "environment", NewWebsite("organization", "name", "address", 1033)))
    assert isinstance(client.http, ScriptedHttp)
    body = client.http.requests[0].body
    assert body is not None
    assert set(json.loads(body)) <= set(documented["models"]["NewWebsiteRequest"])


def test_every_field_that_is_read_of_a_site_is_documented(documented: Any) -> None:
    noting = Noting()
    website(Fields(noting))
    assert noting.asked - set(documented["models"]["WebsiteDto"]) == set()
    assert len(noting.asked) > 10
