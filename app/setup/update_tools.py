"""What an update does to websites and where it reads them, for the journey to be given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.aftercare.known_portal import KnownPortal
from app.setup.update_state import Changed, Counted, ReadSite

if TYPE_CHECKING:
    from app.update.applying.foreseeing import Foreseen
    from app.update.drafts.draft import Draft
    from app.update.merge.change import Change
    from app.update.site.site import Site
    from app.update.snapshots.snapshot import SnapshotNote

Tell = Callable[[int, int], None]
"""Hears how many records are read, and of how many where that is known (0 where not)."""
TellCounted = Callable[[Counted], None]


class Sides(Protocol):
    """Reads the three sides. All coroutines may be cancelled."""

    async def read_portal(self, tell: Tell) -> ReadSite:
        """The portal as it is now. Raises as the services do."""
        ...

    async def other_portals(self, tell: Tell) -> tuple[KnownPortal, ...]:
        """The portals of other environments that the person may see. `tell` hears of environments."""
        ...

    async def read_reference(self, portal: KnownPortal, tell: Tell) -> Site:
        """Another portal, that shows what Microsoft's template is now. Raises as the services do."""
        ...

    async def read_folder(self, folder: Path) -> Site:
        """A website in a folder. Raises FolderTrouble."""
        ...

    async def baselines(self) -> tuple[SnapshotNote, ...]:
        """What is kept of the template as it was when the portal was made, the newest first."""
        ...

    async def read_snapshot(self, note: SnapshotNote) -> Site:
        """A website as it was kept. Raises SnapshotTrouble."""
        ...


class Changes(Protocol):
    """Changes the portal. Cancelled or in trouble, what was begun can be gone on with."""

    async def unfinished(self) -> Changed | None:
        """What was begun and has not come to its end."""
        ...

    async def unshown(self) -> Changed | None:
        """What was written last, where nothing restarted the portal since."""
        ...

    async def restarted(self, changed: Changed) -> None:
        """Writes down that the portal was restarted after these changes. Raises RunTrouble."""
        ...

    async def undoable(self, run: str) -> Changed:
        """The update with this id, or else the last one, to be taken back. Raises UpdateTrouble."""
        ...

    async def made_since(self, moment: datetime) -> bool:
        """Whether an update of the portal was begun since, and not taken back. Raises RunUnreadable."""
        ...

    async def made_by(self, plan: str) -> Changed | None:
        """The last update by the plan known by this that came to its end and was not taken back."""
        ...

    async def foresee(self, changed: Changed, tell: TellCounted, *, undoing: bool) -> Foreseen:
        """What going on with changes would write, or with `undoing` taking them back. Nothing is written."""
        ...

    async def apply(
        self, changes: tuple[Change, ...], ours: ReadSite, tell: TellCounted, plan: str = ""
    ) -> Changed:
        """Keeps the portal as it is, then makes the changes and looks whether they are there.

        `plan` is what the plan is known by that says so, "" where there is none.
        """
        ...

    async def go_on(self, changed: Changed, tell: TellCounted) -> Changed:
        """Goes on with changes that were not all tried."""
        ...

    async def undo(self, changed: Changed, tell: TellCounted) -> Changed:
        """Makes the portal again what it was before these changes."""
        ...


class ChoiceDrafts(Protocol):
    """Keeps what is chosen, by a key that tells the sides that are compared from others."""

    async def read(self, key: str) -> Draft | None:
        """What was chosen before; None for nothing. Raises ChoicesUnreadable, ChoicesDamaged."""
        ...

    async def keep(self, key: str, draft: Draft) -> None:
        """Keeps it in the place of what was kept before; without choices, nothing. Raises ChoicesNotKept."""
        ...


@dataclass(frozen=True)
class UpdateTools:
    """All of them."""

    sides: Sides
    changes: Changes
    drafts: ChoiceDrafts
