"""The documents that are made from catalogues say what the catalogues say."""

from __future__ import annotations

import runpy
import struct
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", ["sign-in-codes.md"])
def test_a_made_document_is_up_to_date(name: str) -> None:
    made = runpy.run_path(str(DOCS / "make.py"))["DOCUMENTS"][name]()
    assert (DOCS / name).read_text("utf-8") == made, "run docs/make.py"


def test_a_language_that_is_added_appears_in_the_table_of_codes(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "program.mo").write_bytes(_catalogue("Sign in again.", "Logga in igen."))
    made = runpy.run_path(str(DOCS / "make.py"))["sign_in_codes"](tmp_path)
    english, swedish = made.split("\n## sv\n")
    assert "Sign in again." in english
    assert "Logga in igen." in swedish
    assert "| 50132 | Your password changed" in swedish


def _catalogue(message: str, translated: str) -> bytes:
    """A gettext catalogue of one message, as GNU gettext's manual describes the form of .mo files."""
    header, words = "Content-Type: text/plain; charset=UTF-8\n", [b""]
    originals, strings = [b"", message.encode()], [header.encode(), translated.encode()]
    place = 28 + 16 * len(originals)
    table = b""
    for one in (*originals, *strings):
        table += struct.pack("<II", len(one), place)
        words.append(one + b"\0")
        place += len(one) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(originals), 28, 28 + 8 * len(originals), 0, 0)
    return head + table + b"".join(words)
