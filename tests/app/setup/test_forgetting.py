from __future__ import annotations

from pathlib import Path

import pytest
from keyring_in_memory import KeyringInMemory
from private_keyring import python_with_keyring

from app.clouds import cloud_named
from app.errors import KeyringClosed
from app.identity.vault import Vault, VaultClosed
from app.setup.connection import connect, vault_name
from app.setup.forgetting import forget_files, forget_sign_ins
from app.setup.preferences import PREFERENCES_NAME, Preferences
from ui.last_words import NAME as LAST_WORDS
from ui.one_window import OneWindow
from ui.window_place import note_place

# Signs nobody in: what is in the keyring is what a sign-in would leave there.
REAL = """
from pathlib import Path
import keyring
from app.identity.os_keyring import os_vault
from app.identity.vault_names import VaultNames
from app.setup.forgetting import forget_sign_ins
folder = Path("{folder}")
for name in ("Customer Portal Setup/public", "Customer Portal Setup/own cloud"):
    VaultNames(folder / "vaults.json").remember(name)
    os_vault(name).save("tokens")
backend = keyring.get_keyring()
assert len(list(backend.get_preferred_collection().get_all_items())) == 2
forget_sign_ins(folder)
assert list(backend.get_preferred_collection().get_all_items()) == []
print("nothing left")
"""


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> KeyringInMemory:
    keyring = KeyringInMemory()
    for module in ("connection", "forgetting"):
        monkeypatch.setattr(f"app.setup.{module}.os_vault", lambda name: Vault(keyring, name))
    return keyring


def test_nothing_is_left_in_a_real_keyring(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    ended = python_with_keyring(REAL.replace("{folder}", (tmp_path / "state").as_posix()), tmp_path)
    assert (ended.stdout, ended.returncode) == ("nothing left\n", 0), ended.stderr


def test_the_sign_ins_of_every_cloud_are_forgotten(keyring: KeyringInMemory, tmp_path: Path) -> None:
    own = "a cloud of their own"
    for cloud in ("gcc", "china", own):
        Vault(keyring, vault_name(cloud)).save("tokens")
    (tmp_path / "vaults.json").write_text(f'{{"format": 1, "vaults": ["{vault_name(own)}"]}}', "utf-8")
    forget_sign_ins(tmp_path)
    assert keyring._secrets == {}


def test_a_connection_notes_its_vault_before_it_is_used(keyring: KeyringInMemory, tmp_path: Path) -> None:
    connection = connect(cloud_named("dod"), "", tmp_path)
    assert connection.accounts._memory.accounts() == ()
    connection.close()
    assert vault_name("dod") in (tmp_path / "vaults.json").read_text("utf-8")


def test_a_locked_keyring_is_told_and_the_names_are_kept(
    keyring: KeyringInMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(name: str) -> Vault:
        raise VaultClosed("locked")

    monkeypatch.setattr("app.setup.forgetting.os_vault", closed)
    (tmp_path / "vaults.json").touch()
    with pytest.raises(KeyringClosed):
        forget_sign_ins(tmp_path)
    assert (tmp_path / "vaults.json").exists()


def test_what_a_person_put_beside_the_files_stays(tmp_path: Path) -> None:
    state = tmp_path / "state"
    (state / "practice" / "deep").mkdir(parents=True)
    (state / "hand-over").mkdir()
    for name in ("journal.sqlite3", "preferences.json", "practice/deep/file", "letter.txt"):
        (state / name).touch()
    forget_files(state)
    assert [file.name for file in state.iterdir()] == ["letter.txt"]


def test_a_folder_of_the_program_alone_goes_with_its_files(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "journal.sqlite3").touch()
    forget_files(state)
    forget_files(state)
    assert not state.exists()


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="there are no links here")
def test_a_link_goes_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").touch()
    state = tmp_path / "state"
    state.mkdir()
    (state / "practice").symlink_to(elsewhere, target_is_directory=True)
    forget_files(state)
    assert (elsewhere / "file").exists()
    assert not state.exists()


def test_what_the_window_keeps_goes_too(tmp_path: Path) -> None:
    state = tmp_path / "state"
    claim = OneWindow(state, "window")
    assert claim.claim()
    note_place(state, b"place")
    (state / LAST_WORDS).touch()
    Preferences(state / PREFERENCES_NAME).remember("language", "sv")
    assert len(list(state.iterdir())) == 4
    forget_files(state)
    assert not state.exists()
    claim.release()
