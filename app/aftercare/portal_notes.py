"""Portals that no creation in the journal tells of, and those that are not to be shown: one small file.

It holds names and ids, no secret. A file that is damaged, or of another program or version, counts as none:
the portal is found again through its environment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.aftercare.known_portal import Coming, KnownPortal
from app.own_files import keep_notes, notes_in
from app.provisioning.journal import Place

_MOST = 200
"""Notes that are kept of each kind; the oldest goes first."""


@dataclass(frozen=True)
class Noted:
    """What the file holds. `hidden` has the keys of portals that are not to be shown."""

    portals: tuple[KnownPortal, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class PortalNotes:
    """The notes in `file`. Every method reads or writes it, so they belong beside the window's thread."""

    file: Path

    def read(self) -> Noted:
        """What was noted."""
        try:
            return _noted(notes_in(self.file))
        except (ValueError, KeyError, TypeError, OverflowError):
            return Noted()

    def note(self, portal: KnownPortal) -> None:
        """Keeps a portal, which is shown from now on.

        Raises:
            FolderNotWritable: the program may not write there.
        """
        known = self.read()
        portals = (*(one for one in known.portals if one.key != portal.key), portal)
        self._write(Noted(portals, tuple(key for key in known.hidden if key != portal.key)))

    def hide(self, portal: KnownPortal) -> None:
        """Keeps that a portal is not to be shown any more. Raises as `note` does."""
        known = self.read()
        portals = tuple(one for one in known.portals if one.key != portal.key)
        hidden = (*(key for key in known.hidden if key != portal.key), portal.key)
        self._write(Noted(portals, hidden))

    def _write(self, noted: Noted) -> None:
        content = {
            "portals": [_entry(one) for one in noted.portals[-_MOST:]],
            "hidden": noted.hidden[-_MOST:],
        }
        keep_notes(self.file, content)


def _entry(portal: KnownPortal) -> dict[str, Any]:
    since = portal.since.isoformat()
    return asdict(portal) | {"coming": portal.coming.value, "since": since}


def _noted(content: Mapping[str, Any]) -> Noted:
    portals = (
        KnownPortal(
            Place(**{name: str(value) for name, value in dict(row["place"]).items()}),
            str(row["website"]),
            str(row["name"]),
            Coming(row["coming"]),
            datetime.fromisoformat(row["since"]).astimezone(),
        )
        for row in content["portals"]
    )
    return Noted(tuple(portals), tuple(str(key) for key in content["hidden"]))
