"""The search for leaks finds what it looks for."""

from __future__ import annotations

import base64
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from leak_search import files_in, found

SECRET = "eyJhbGciOiJSUzI1NiJ9." + "ab-_9Z" * 30 + "." + "Q7-_xy" * 50
FORMS: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda secret: b'{"token": "' + secret + b'"}',
    "half": lambda secret: secret[len(secret) // 2 :],
    "quoted": lambda secret: quote(secret, safe="").encode(),
    "all quoted": lambda secret: "".join(f"%{one:02x}" for one in secret).encode(),
    "base64": lambda secret: base64.b64encode(b"a" + secret),
    "base64 for addresses": lambda secret: b"x=" + base64.urlsafe_b64encode(b"ab" + secret),
    "packed": lambda secret: b"123" + zlib.compress(b"abc" + secret, 9) + b"456",
    "as the vault does": lambda secret: base64.b64encode(bytes(32) + zlib.compress(secret)),
    "Windows": lambda secret: secret.decode().encode("utf-16-le"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_search_finds_a_secret_in_every_form(form: str) -> None:
    assert found({SECRET: "a token"}, FORMS[form](SECRET.encode())) == {"a token"}


def test_the_search_finds_what_was_deleted_from_a_database(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE a (b TEXT)")
        database.execute("INSERT INTO a VALUES (?)", (SECRET,))
        database.execute("DELETE FROM a")
        places = {Path(name).name for name, content in files_in(tmp_path) if found({SECRET: "it"}, content)}
    assert places == {"a.sqlite3-wal"}


def test_the_search_takes_nothing_else_for_a_secret() -> None:
    other = SECRET.replace("9Z", "8Z").replace("xy", "xz")
    assert found({SECRET: "a token"}, FORMS["base64"](other.encode())) == set()
