from __future__ import annotations

import json
import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_entry import OneEntry

from app.identity.memory import AccountMemory
from app.identity.vault import Vault, VaultClosed

NAME = "vault"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["Account", "RefreshToken", "home_account_id", "x"]), inner, max_size=3
        )
    ),
    max_leaves=10,
)


def entries(*people: str) -> dict[str, Any]:
    """A cache as MSAL writes it."""

    def one(kind: str, person: str) -> dict[str, str]:
        return {
            "credential_type": kind,
            "home_account_id": f"{person}.tenant",
            "local_account_id": person,
            "environment": "login.example",
            "realm": "organizations",
            "client_id": "the-program",
            "username": f"{person}@contoso.example",
            "secret": f"secret of {person}",
        }

    kinds = ("Account", "AccessToken", "RefreshToken", "IdToken")
    return {kind: {f"{kind}-{person}": one(kind, person) for person in people} for kind in kinds}


def memory_of(content: str | None, keyring: OneEntry | None = None) -> AccountMemory:
    vault = Vault(keyring or OneEntry(), NAME)
    if content is not None:
        vault.save(content)
    return AccountMemory(lambda: vault)


def changed(memory: AccountMemory, content: dict[str, Any]) -> None:
    memory.cache.deserialize(json.dumps(content))
    memory.cache.has_state_changed = True


def names(memory: AccountMemory) -> list[str]:
    return [entry["username"] for entry in memory.accounts()]


def test_what_was_saved_is_remembered() -> None:
    assert names(memory_of(json.dumps(entries("alex", "bo")))) == [
        "alex@contoso.example",
        "bo@contoso.example",
    ]


def test_nothing_is_remembered_at_first() -> None:
    memory = memory_of(None)
    assert names(memory) == []
    assert memory.kept


def test_the_keyring_is_asked_when_it_is_needed_and_once() -> None:
    opened: list[str] = []

    def open_vault() -> Vault:
        opened.append("")
        return Vault(OneEntry(), NAME)

    memory = AccountMemory(open_vault)
    assert opened == []
    asking = [threading.Thread(target=memory.accounts) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert len(opened) == 1


def test_a_person_is_told_once_whatever_the_number_of_entries() -> None:
    content = entries("alex")
    content["Account"]["second"] = {**content["Account"]["Account-alex"], "realm": "tenant"}
    assert names(memory_of(json.dumps(content))) == ["alex@contoso.example"]


def test_access_tokens_are_not_kept() -> None:
    keyring = OneEntry()
    memory = memory_of(None, keyring)
    changed(memory, entries("alex"))
    memory.keep()
    kept = json.loads(Vault(keyring, NAME).load() or "")
    assert set(kept) == {"Account", "RefreshToken", "IdToken"}
    assert memory.cache.search("AccessToken")


def test_nothing_is_written_that_has_not_changed() -> None:
    class Counting(OneEntry):
        written = 0

        def set_password(self, service: str, username: str, password: str) -> None:
            self.written += 1
            super().set_password(service, username, password)

    keyring = Counting()
    memory = memory_of(None, keyring)
    memory.keep()
    assert keyring.written == 0
    changed(memory, entries("alex"))
    memory.keep()
    memory.keep()
    assert keyring.written == 1


def test_forgetting_someone_leaves_no_trace_of_them() -> None:
    keyring = OneEntry()
    memory = memory_of(json.dumps(entries("alex", "bo")), keyring)
    memory.forget("alex.tenant")
    assert names(memory) == ["bo@contoso.example"]
    for trace in (memory.cache.serialize(), Vault(keyring, NAME).load() or ""):
        assert "alex" not in trace
        assert "secret of bo" in trace


def test_forgetting_the_last_one_empties_the_keyring() -> None:
    keyring = OneEntry()
    memory = memory_of(json.dumps(entries("alex")), keyring)
    memory.forget("alex.tenant")
    assert keyring.entries == {}


def test_forgetting_someone_unknown_changes_nothing() -> None:
    memory = memory_of(json.dumps(entries("alex")))
    memory.forget("stranger.tenant")
    assert names(memory) == ["alex@contoso.example"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "x",
        "[]",
        "7",
        '{"Account": []}',
        '{"Account": {"a": 7}}',
        "[" * 50_000,
        '"text"',
        '{"Account": {"a": {"home_account_id": []}}}',
    ],
)
def test_what_is_no_cache_is_passed_over(content: str) -> None:
    memory = memory_of(content)
    assert names(memory) == []
    assert memory.kept


@given(content=JSON)
def test_any_content_is_a_cache_or_nothing(content: Any) -> None:
    memory = memory_of(json.dumps(content))
    memory.accounts()
    memory.keep()
    memory.forget("x")


@given(content=st.text())
def test_any_text_is_a_cache_or_nothing(content: str) -> None:
    memory_of(content).accounts()


def test_without_a_keyring_everything_stays_in_memory() -> None:
    def closed() -> Vault:
        raise VaultClosed

    memory = AccountMemory(closed)
    assert names(memory) == []
    assert not memory.kept
    changed(memory, entries("alex"))
    memory.keep()
    assert names(memory) == ["alex@contoso.example"]
    memory.forget("alex.tenant")
    assert names(memory) == []


@pytest.mark.parametrize("refused", ["get_password", "set_password", "delete_password"])
def test_a_keyring_that_refuses_is_noticed(monkeypatch: pytest.MonkeyPatch, refused: str) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("locked")

    keyring = OneEntry()
    memory = memory_of(json.dumps(entries("alex")), keyring)
    monkeypatch.setattr(keyring, refused, refuse)
    changed(memory, entries("alex"))
    memory.keep()
    memory.forget("alex.tenant")
    assert not memory.kept
    assert names(memory) == []
