"""Two copies of the program, one keyring."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from one_entry import OneEntry

from app.identity import one_copy
from app.identity.memory import AccountMemory
from app.identity.one_copy import one_copy_at_a_time
from app.identity.vault import Vault, VaultClosed


def _cache(*people: str) -> dict[str, dict[str, dict[str, str]]]:
    entries = {
        person: {"home_account_id": f"{person}.t", "username": person, "realm": "organizations"}
        for person in people
    }
    return {"Account": entries, "RefreshToken": entries}


def _copy(keyring: OneEntry) -> AccountMemory:
    return AccountMemory(lambda: Vault(keyring, "vault"))


def _learns(memory: AccountMemory, *people: str) -> None:
    memory.cache.deserialize(json.dumps(_cache(*people)))
    memory.cache.has_state_changed = True
    memory.keep()


def _names(memory: AccountMemory) -> set[str]:
    return {str(entry["username"]) for entry in memory.accounts()}


def test_what_both_have_learned_is_kept() -> None:
    keyring = OneEntry()
    first, second = _copy(keyring), _copy(keyring)
    assert _names(first) == _names(second) == set()
    _learns(first, "alex")
    _learns(second, "bo")
    assert _names(_copy(keyring)) == {"alex", "bo"}


def test_who_signed_out_in_one_copy_is_not_brought_back_by_the_other() -> None:
    keyring = OneEntry()
    _learns(_copy(keyring), "alex", "bo")
    first, second = _copy(keyring), _copy(keyring)
    assert _names(second) == {"alex", "bo"}
    first.forget("alex.t")
    second.cache.has_state_changed = True
    second.keep()
    assert _names(_copy(keyring)) == _names(second) == {"bo"}


def test_one_copy_writes_at_a_time(tmp_path: Path) -> None:
    inside = threading.Event()
    order: list[str] = []

    def other() -> None:
        inside.wait()
        with one_copy_at_a_time(tmp_path / "lock"):
            order.append("second")

    thread = threading.Thread(target=other)
    thread.start()
    with one_copy_at_a_time(tmp_path / "lock"):
        inside.set()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_copy_that_never_lets_go_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_copy, "PATIENCE", 0.05)
    with (
        one_copy_at_a_time(tmp_path / "lock"),
        pytest.raises(VaultClosed),
        one_copy_at_a_time(tmp_path / "lock"),
    ):
        pass


def test_a_folder_that_is_not_there_closes_the_vault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(VaultClosed), one_copy_at_a_time(tmp_path / "file" / "lock"):
        pass


def test_a_vault_that_cannot_be_had_alone_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = AccountMemory(
        lambda: Vault(OneEntry(), "vault"), lambda: one_copy_at_a_time(tmp_path / "file" / "lock")
    )
    _learns(memory, "alex")
    assert not memory.kept
    assert _names(memory) == {"alex"}
