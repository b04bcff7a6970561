from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.aftercare.known_portal import Coming, KnownPortal
from app.aftercare.portal_notes import Noted, PortalNotes
from app.errors import FolderNotWritable
from app.provisioning.journal import Place

PORTAL = KnownPortal(
    Place("public", "alex", "e-1", "Contoso UAT", "contoso"),
    "s-1",
    "Customers {0} <b>",
    Coming.BY_HAND,
    datetime(2026, 11, 21, 12, tzinfo=UTC),
)
OTHER = replace(PORTAL, website="s-2")


def test_what_is_noted_is_there_again(tmp_path: Path) -> None:
    notes = PortalNotes(tmp_path / "new" / "portals.json")
    notes.note(PORTAL)
    notes.note(OTHER)
    assert PortalNotes(notes.file).read() == Noted((PORTAL, OTHER))
    assert [one.name for one in notes.file.parent.iterdir()] == ["portals.json"]


def test_a_later_note_takes_the_place_of_the_first(tmp_path: Path) -> None:
    notes = PortalNotes(tmp_path / "portals.json")
    notes.note(PORTAL)
    notes.note(replace(PORTAL, name="Orders"))
    assert [one.name for one in notes.read().portals] == ["Orders"]


def test_what_is_hidden_is_shown_again_once_it_is_noted_again(tmp_path: Path) -> None:
    notes = PortalNotes(tmp_path / "portals.json")
    notes.note(PORTAL)
    notes.hide(PORTAL)
    assert notes.read() == Noted((), (PORTAL.key,))
    notes.note(PORTAL)
    assert notes.read() == Noted((PORTAL,))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({"format": 2, "portals": [], "hidden": []}).encode(),
        json.dumps({"format": 1, "portals": [{}], "hidden": []}).encode(),
        json.dumps({"format": 1, "portals": {"a": 1}, "hidden": []}).encode(),
        json.dumps({"format": 1, "portals": []}).encode(),
        json.dumps(
            {"format": 1, "hidden": [], "portals": [{"place": [], "website": "", "name": "", "since": ""}]}
        ).encode(),
    ],
)
def test_a_damaged_or_foreign_file_holds_nothing_and_can_be_replaced(tmp_path: Path, content: bytes) -> None:
    notes = PortalNotes(tmp_path / "portals.json")
    notes.file.write_bytes(content)
    assert notes.read() == Noted()
    notes.note(PORTAL)
    assert notes.read() == Noted((PORTAL,))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderNotWritable):
        PortalNotes(tmp_path / "file" / "portals.json").note(PORTAL)


def test_the_file_does_not_grow_without_end(tmp_path: Path) -> None:
    notes = PortalNotes(tmp_path / "portals.json")
    for number in range(205):
        notes.note(replace(PORTAL, website=f"s-{number}"))
    found = notes.read().portals
    assert (len(found), found[-1].website) == (200, "s-204")
