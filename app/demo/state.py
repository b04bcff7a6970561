"""What the practice tenant remembers: JSON documents in one SQLite file."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal, Self

from app.errors import PracticeUnavailable

ITSELF: Final = "practice"
"""The tenant under which the practice tenant keeps what belongs to no company: its keys and ports."""

_FORMAT: Final = 1
_PLACE_CODES: Final = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
    }
)
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS document (
    tenant TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (tenant, kind, key)
)"""


class Documents:
    """The documents inside one transaction; each belongs to a tenant and a kind and has a key there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Work on an open transaction of `connection`."""
        self._connection = connection

    def get(self, tenant: str, kind: str, key: str) -> dict[str, Any] | None:
        """Give a fresh copy of a document, None if it is not there."""
        row = self._connection.execute(
            "SELECT body FROM document WHERE tenant = ? AND kind = ? AND key = ?", (tenant, kind, key)
        ).fetchone()
        return None if row is None else _body(row)

    def put(self, tenant: str, kind: str, key: str, body: dict[str, Any]) -> None:
        """Add a document, or replace it where it stands."""
        self._connection.execute(
            "INSERT INTO document (tenant, kind, key, body) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (tenant, kind, key) DO UPDATE SET body = excluded.body",
            (tenant, kind, key, json.dumps(body)),
        )

    def all(self, tenant: str, kind: str) -> list[dict[str, Any]]:
        """Give every document of a kind, in the order in which they were added."""
        rows = self._connection.execute(
            "SELECT body FROM document WHERE tenant = ? AND kind = ? ORDER BY rowid", (tenant, kind)
        )
        return [_body(row) for row in rows]

    def remove(self, tenant: str, kind: str, key: str) -> None:
        """Take a document away; one that is not there is no problem."""
        self._connection.execute(
            "DELETE FROM document WHERE tenant = ? AND kind = ? AND key = ?", (tenant, kind, key)
        )

    def forget(self, tenant: str) -> None:
        """Take away everything of a tenant."""
        self._connection.execute("DELETE FROM document WHERE tenant = ?", (tenant,))

    def rewrite(self, change: Callable[[str], str]) -> None:
        """Put every document through `change`, which gets and gives its JSON text."""
        for row, body in self._connection.execute("SELECT rowid, body FROM document").fetchall():
            self._connection.execute("UPDATE document SET body = ? WHERE rowid = ?", (change(body), row))


class State:
    """The state file. Everyone takes turns: one transaction at a time, committed when its block ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Own `connection`, which must allow use from any thread."""
        self._connection = connection
        self._turn = threading.RLock()

    @classmethod
    def open(cls, file: Path) -> Self:
        """Open the state file, or make it readable by its owner alone.

        Raises PracticeUnavailable("state-unreadable") for a file that is no state of this version (it is
        left as it is) and PracticeUnavailable("folder-not-writable") where it cannot be written.
        """
        try:
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as problem:
            raise PracticeUnavailable("folder-not-writable", str(file.parent)) from problem
        connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection)
        except sqlite3.DatabaseError as problem:
            connection.close()
            raise PracticeUnavailable(_reason(problem), str(problem)) from problem
        return cls(connection)

    @contextmanager
    def transaction(self) -> Iterator[Documents]:
        """Give the documents to read and change; all changes count if the block ends well, else none."""
        with self._turn:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Documents(self._connection)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file once the transaction under way is over."""
        with self._turn:
            self._connection.close()


def _prepare(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and version != _FORMAT:
        raise sqlite3.DatabaseError(f"the file has format {version}, this version reads format {_FORMAT}")
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("the file is damaged")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(_TABLE)
    connection.execute(f"PRAGMA user_version = {_FORMAT}")


def _reason(problem: sqlite3.DatabaseError) -> Literal["folder-not-writable", "state-unreadable"]:
    # The low byte is the kind of problem, the rest says more about it. Own refusals have no code.
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    return "folder-not-writable" if code in _PLACE_CODES else "state-unreadable"


def _body(row: tuple[str]) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(row[0])
    return body
