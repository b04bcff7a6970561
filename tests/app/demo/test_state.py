from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.state import State
from app.errors import PracticeUnavailable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite3"


@pytest.fixture
def state(file: Path) -> Iterator[State]:
    state = State.open(file)
    yield state
    state.close()


def test_a_document_is_found_under_its_tenant_kind_and_key(state: State) -> None:
    with state.transaction() as documents:
        documents.put("contoso", "site", "one", {"name": "Kundportal – Åre"})
    with state.transaction() as documents:
        assert documents.get("contoso", "site", "one") == {"name": "Kundportal – Åre"}
        assert documents.get("contoso", "site", "two") is None
        assert documents.get("fabrikam", "site", "one") is None


def test_documents_keep_the_order_in_which_they_were_added(state: State) -> None:
    with state.transaction() as documents:
        for key in ("b", "a", "c"):
            documents.put("contoso", "site", key, {"key": key})
        documents.put("contoso", "site", "b", {"key": "b", "changed": True})
        assert [body["key"] for body in documents.all("contoso", "site")] == ["b", "a", "c"]


def test_a_removed_document_is_gone_and_removing_it_again_is_no_problem(state: State) -> None:
    with state.transaction() as documents:
        documents.put("contoso", "site", "one", {})
        documents.remove("contoso", "site", "one")
        documents.remove("contoso", "site", "one")
        assert documents.all("contoso", "site") == []


def test_forgetting_a_tenant_leaves_the_others_alone(state: State) -> None:
    with state.transaction() as documents:
        documents.put("contoso", "site", "one", {})
        documents.put("fabrikam", "site", "one", {})
        documents.forget("contoso")
        assert documents.get("contoso", "site", "one") is None
        assert documents.get("fabrikam", "site", "one") == {}


def test_rewriting_changes_the_text_of_every_document(state: State) -> None:
    with state.transaction() as documents:
        documents.put("contoso", "site", "one", {"host": "old"})
        documents.put("fabrikam", "site", "one", {"host": "older"})
        documents.rewrite(lambda text: text.replace('"old"', '"new"'))
        assert documents.get("contoso", "site", "one") == {"host": "new"}
        assert documents.get("fabrikam", "site", "one") == {"host": "older"}


def test_a_transaction_that_breaks_changes_nothing(state: State) -> None:
    def break_in_the_middle() -> None:
        with state.transaction() as documents:
            documents.put("contoso", "site", "one", {})
            raise KeyError("in the middle")

    with pytest.raises(KeyError):
        break_in_the_middle()
    with state.transaction() as documents:
        assert documents.get("contoso", "site", "one") is None


def test_what_was_put_is_there_after_reopening(file: Path) -> None:
    first = State.open(file)
    with first.transaction() as documents:
        documents.put("contoso", "site", "one", {"name": "Portal"})
    first.close()
    second = State.open(file)
    with second.transaction() as documents:
        assert documents.get("contoso", "site", "one") == {"name": "Portal"}
    second.close()


def test_many_threads_count_without_losing_one(state: State) -> None:
    def count() -> None:
        for _ in range(25):
            with state.transaction() as documents:
                body = documents.get("contoso", "count", "all") or {"number": 0}
                documents.put("contoso", "count", "all", {"number": body["number"] + 1})

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with state.transaction() as documents:
        assert documents.get("contoso", "count", "all") == {"number": 100}


def test_the_file_is_for_its_owner_alone(state: State, file: Path) -> None:
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_state_is_left_as_it_is(file: Path) -> None:
    file.write_bytes(b"a letter, or a photograph" * 100)
    with pytest.raises(PracticeUnavailable) as unavailable:
        State.open(file)
    assert unavailable.value.reason == "state-unreadable"
    assert file.read_bytes() == b"a letter, or a photograph" * 100


def test_a_state_of_a_newer_version_is_left_as_it_is(state: State, file: Path) -> None:
    newer = sqlite3.connect(file)
    newer.execute("PRAGMA user_version = 2")
    newer.close()
    with pytest.raises(PracticeUnavailable) as unavailable:
        State.open(file)
    assert unavailable.value.reason == "state-unreadable"


def test_a_place_that_cannot_be_written_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(PracticeUnavailable) as unavailable:
        State.open(tmp_path / "no such folder" / "state.sqlite3")
    assert unavailable.value.reason == "folder-not-writable"
