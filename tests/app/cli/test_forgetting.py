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
    for module in ("connection", "forgetting"):
        monkeypatch.setattr(f"app.setup.{module}.os_vault", lambda name: Vault(keyring, name))
    return keyring


def test_after_a_sign_in_everything_can_be_forgotten(
    practice: Practice,
    keyring: KeyringInMemory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    practice.found("ready")
    monkeypatch.setattr("webbrowser.open", lambda address: browser.sign_in(address, "ready"))
    folder = tmp_path / "state"
    common = ["--cloud", str(practice.tenant.cloud_file), "--state-folder", str(folder)]
    assert run(parse([*common, "environments"])) == 0
    assert keyring._secrets != {}
    capsys.readouterr()
    assert run(parse(["--state-folder", str(folder), "forget-everything", "--files", "--json"])) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["signIns"], told["files"]) == ("removed", "removed")
    assert keyring._secrets == {}
    assert not folder.exists()


def test_a_keyring_that_cannot_be_asked_has_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(parse(["--state-folder", str(tmp_path), "forget-everything"])) == 6
    assert "sign-ins may still be saved in it" in capsys.readouterr().err
