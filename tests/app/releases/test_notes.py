from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.releases.notes import Notes

TODAY = date(2026, 11, 21)


def test_the_day_and_the_hidden_version_are_kept_beside_each_other(tmp_path: Path) -> None:
    notes = Notes(tmp_path / "releases.json")
    notes.note_asked(TODAY)
    notes.hide("1.2.3")
    assert notes.was_asked(TODAY)
    assert notes.is_hidden("1.2.3")
    assert not notes.was_asked(date(2026, 11, 22))
    assert not notes.is_hidden("1.2.4")


@pytest.mark.parametrize("content", [b"", b"[]", b'{"format": 2, "asked": "2026-11-21"}', b"[" * 50_000])
def test_a_damaged_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "releases.json"
    file.write_bytes(content)
    assert not Notes(file).was_asked(TODAY)
    Notes(file).note_asked(TODAY)
    assert Notes(file).was_asked(TODAY)
