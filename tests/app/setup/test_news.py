from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from release_signing import SECRET, public

from app.clouds import cloud_named
from app.errors import NoNetwork
from app.http import Reply, Request
from app.releases.channel import Channel, release_channel
from app.setup.connection import connect
from app.setup.news import News
from app.setup.stage import Stage
from app.setup.state import SetupState, StepId
from app.version import VERSION
from installer.release_manifest import signed_manifest

TODAY = date(2026, 11, 21)
OPEN = Channel("https://releases.example/manifest.json", "https://releases.example/", (public(SECRET),))


class Answering:
    """A way out that answers with what was written down, and counts."""

    def __init__(self, body: bytes, status: int = 200, trouble: Exception | None = None) -> None:
        self.asked: list[Request] = []
        self._answer, self._trouble = Reply(status, {}, body, OPEN.manifest, "id"), trouble

    async def send(self, request: Request) -> Reply:
        """Answer."""
        self.asked.append(request)
        if self._trouble is not None:
            raise self._trouble
        return self._answer

    def close(self) -> None:
        """Nothing is open."""


def stage(folder: Path, http: Any, state: SetupState | None = None, cloud: str = "public") -> Stage:
    """A setup that has just begun."""
    connection = connect(cloud_named(cloud), "", folder)
    connection.http.close()
    return Stage(replace(connection, http=http), lambda _state: None, state)


def told(here: Stage, *, channel: Channel = OPEN, wanted: bool = True, today: date = TODAY) -> str:
    """The version that is told of, "" for none."""
    asyncio.run(News(here, lambda: channel, lambda: today).look(lambda: wanted))
    return here.state.newer.version if here.state.newer else ""


def newer(version: str = "99.0.0", until: date = TODAY) -> Answering:
    return Answering(signed_manifest(SECRET, version, until))


def test_a_newer_version_is_told_of(tmp_path: Path) -> None:
    http = newer()
    assert told(stage(tmp_path, http)) == "99.0.0"
    assert [(one.method, one.url, one.token, one.body) for one in http.asked] == [
        ("GET", OPEN.manifest, None, None)
    ]


def test_it_is_asked_once_a_day(tmp_path: Path) -> None:
    http = newer()
    told(stage(tmp_path, http))
    assert told(stage(tmp_path, http)) == ""
    assert len(http.asked) == 1
    told(stage(tmp_path, http), today=date(2026, 11, 22))
    assert len(http.asked) == 2


def test_without_a_network_it_is_asked_again(tmp_path: Path) -> None:
    http = Answering(b"", trouble=NoNetwork("releases.example"))
    assert told(stage(tmp_path, http)) == ""
    told(stage(tmp_path, http))
    assert len(http.asked) == 2


def test_a_version_that_was_hidden_stays_so(tmp_path: Path) -> None:
    here = stage(tmp_path, newer())
    told(here)
    asyncio.run(News(here).hide())
    assert here.state.newer is None
    assert told(stage(tmp_path, newer()), today=date(2026, 11, 20)) == ""


@pytest.mark.parametrize(
    "http",
    [
        newer(VERSION),
        newer(until=date(2026, 11, 20)),
        Answering(b"<html>", 200),
        Answering(signed_manifest(SECRET, "99.0.0", TODAY), 404),
        Answering(signed_manifest(bytes(32), "99.0.0", TODAY)),
    ],
    ids=["no newer one", "an old manifest", "a page", "not there", "another key"],
)
def test_anything_else_is_told_to_nobody(tmp_path: Path, http: Answering) -> None:
    assert told(stage(tmp_path, http)) == ""


def test_nobody_is_asked_where_the_it_department_does_not_want_it(tmp_path: Path) -> None:
    http = newer()
    assert told(stage(tmp_path, http), wanted=False) == ""
    assert http.asked == []


def test_nobody_is_asked_in_the_middle_of_a_setup(tmp_path: Path) -> None:
    http = newer()
    assert told(stage(tmp_path, http, SetupState(step=StepId.READINESS))) == ""
    assert http.asked == []


@pytest.mark.parametrize("missing", ["manifest", "page", "keys"])
def test_nobody_is_asked_until_everything_is_set_up(tmp_path: Path, missing: str) -> None:
    http = newer()
    empty: Any = () if missing == "keys" else ""
    assert told(stage(tmp_path, http), channel=replace(OPEN, **{missing: empty})) == ""
    assert http.asked == []


def test_a_page_is_opened_only_with_a_key_that_can_be_used() -> None:
    channel = release_channel()
    assert channel.is_open is bool(channel.manifest and channel.page and channel.keys)
    assert {len(key) for key in channel.keys} <= {32}
