"""A service that wants to know better who the person is, at the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import browser
import pytest
from keyring_in_memory import KeyringInMemory
from practice_world import Practice

from app.cli import parse, run
from app.identity.vault import Vault

CONFIRM = "Microsoft wants you to confirm who you are."


class Terminal(io.StringIO):
    """What a person types at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []

    def open_page(address: str) -> None:
        opened.append(address)
        browser.sign_in(address, "ready")

    monkeypatch.setattr("webbrowser.open", open_page)
    return opened


@pytest.fixture
def challenged(
    practice: Practice,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened: list[str],
    capsys: pytest.CaptureFixture[str],
) -> list[str]:
    """A command of someone whose saved sign-in does not prove enough any more."""
    keyring = KeyringInMemory()
    monkeypatch.setattr("app.setup.connection.os_vault", lambda name: Vault(keyring, name))
    practice.found("ready")
    options = ["--cloud", str(practice.tenant.cloud_file), "--state-folder", str(tmp_path), "environments"]
    assert run(parse([*options, "--json"])) == 0
    practice.fault("claims-challenge", "business_apps")
    opened.clear()
    capsys.readouterr()
    return [*options, "--json"]


def test_the_browser_opens_by_itself_where_a_person_is_at_the_terminal(
    challenged: list[str],
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    assert run(parse(challenged)) == 0
    told = capsys.readouterr()
    assert len(json.loads(told.out)["environments"]) == 4
    assert told.err.startswith(f"{CONFIRM}\nSign in in your browser.")
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("terminal", "more"), [(Terminal(), ["--device-code"]), (io.StringIO(), []), (None, [])]
)
def test_nothing_opens_by_itself_where_nobody_would_see_it(
    challenged: list[str],
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: io.StringIO | None,
    more: list[str],
) -> None:
    monkeypatch.setattr("sys.stdin", terminal)
    assert run(parse([*challenged, *more])) != 0
    told = capsys.readouterr()
    assert json.loads(told.out)["problem"]["code"] == "SIGN-IN-4"
    assert CONFIRM not in told.err
    assert opened == []
