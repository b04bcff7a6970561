from __future__ import annotations

import json
from pathlib import Path

import browser
import pytest
from keyring_in_memory import KeyringInMemory
from practice_world import Practice

from app.cli import parse, run
from app.identity.vault import Vault


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> KeyringInMemory:
    keyring = KeyringInMemory()
    monkeypatch.setattr("app.setup.connection.os_vault", lambda name: Vault(keyring, name))
    return keyring


@pytest.fixture
def options(practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    practice.found("ready")
    monkeypatch.setattr("webbrowser.open", lambda address: browser.sign_in(address, "ready"))
    return [
        "--cloud",
        str(practice.tenant.cloud_file),
        "--state-folder",
        str(tmp_path),
        "environments",
        "--json",
    ]


def environments(options: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, int, str]:
    """The exit code, the number of environments, and what was said meanwhile."""
    code = run(parse(options))
    told = capsys.readouterr()
    return code, len(json.loads(told.out).get("environments", [])), told.err


def test_a_saved_account_is_used_without_asking_and_a_lost_one_asks_again(
    options: list[str],
    keyring: KeyringInMemory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code, count, said = environments(options, capsys)
    assert (code, count) == (0, 4)
    assert said.startswith("Sign in in your browser.")
    assert environments(options, capsys) == (0, 4, "")

    keyring.end_sign_ins()
    code, count, said = environments(options, capsys)
    assert (code, count) == (0, 4)
    assert said.startswith("Sign in in your browser.")


def test_an_account_that_is_not_saved_is_signed_in(
    options: list[str], keyring: KeyringInMemory, capsys: pytest.CaptureFixture[str]
) -> None:
    environments(options, capsys)
    assert environments([*options, "--account", "Alex@ready.contoso.example"], capsys)[2] == ""
    said = environments([*options, "--account", "bo@maps-stopped.contoso.example"], capsys)[2]
    assert said.startswith("Sign in in your browser.")
