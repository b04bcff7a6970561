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
def begin(practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    keyring = KeyringInMemory()
    monkeypatch.setattr("app.setup.connection.os_vault", lambda name: Vault(keyring, name))
    practice.found("ready")
    monkeypatch.setattr("webbrowser.open", lambda address: browser.sign_in(address, "ready"))
    return ["--cloud", str(practice.tenant.cloud_file), "--state-folder", str(tmp_path / "state")]


def test_a_check_is_recorded_without_what_tells_of_anyone(
    begin: list[str], practice: Practice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    check = ["check", "--environment", "Contoso Production", "--json", "--record"]
    assert run(parse([*begin, *check, str(first)])) == 0
    content = first.read_text("utf-8")
    paths = {call["path"] for call in json.loads(content)["calls"]}
    assert {"/powerpages/environments/{}/websites", "/v1.0/me/licenseDetails"} <= paths
    assert len(paths) > 10
    environment = practice.environment()
    for secret in (
        "eyJ",
        "alex@",
        "Andersen",
        "Contoso",
        environment.id,
        environment.organization,
        "localhost",
    ):
        assert secret.lower() not in content.lower(), secret
    assert run(parse([*begin, *check, str(second)])) == 0
    capsys.readouterr()
    assert run(parse(["compare", str(first), str(second), "--json"])) == 0
    assert json.loads(capsys.readouterr().out)["differences"] == []


def test_a_recording_that_has_no_place_is_told_before_anyone_signs_in(
    begin: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = str(tmp_path / "none" / "recording.json")
    assert run(parse([*begin, "environments", "--record", nowhere])) == 6
    assert "Sign in" not in capsys.readouterr().err


def test_what_is_no_recording_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(parse(["compare", str(tmp_path / "a"), str(tmp_path / "b")])) == 6
    assert "is not a recording" in capsys.readouterr().err
