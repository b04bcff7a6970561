"""What an update works with, in memory: three sides, and a portal that takes changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from states_of_updating import REFERENCE, ReadNow
from update_sides import base_site, our_site, their_site

from app.aftercare.known_portal import KnownPortal
from app.errors import Trouble, UpdateNotKnown
from app.setup.update_state import Changed, Counted, ReadSite
from app.setup.update_tools import Tell, TellCounted, UpdateTools
from app.text import text
from app.update.applying.foreseeing import Foreseen
from app.update.drafts.draft import Draft
from app.update.merge.change import Change, changed_site
from app.update.site.site import Site
from app.update.snapshots.snapshot import SnapshotNote


@dataclass
class DraftsInMemory:
    """`kept` are drafts by their keys; `trouble` comes in the way of reading and keeping."""

    kept: dict[str, Draft] = field(default_factory=dict)
    written: int = 0
    trouble: Trouble | None = None

    async def read(self, key: str) -> Draft | None:
        """What is kept."""
        self._expect_no_trouble()
        return self.kept.get(key)

    async def keep(self, key: str, draft: Draft) -> None:
        """Keeps it."""
        self._expect_no_trouble()
        self.written += 1
        if draft.choices:
            self.kept[key] = draft
        else:
            self.kept.pop(key, None)

    def _expect_no_trouble(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@dataclass
class ToolsInMemory:
    """`asked` has what was done, in order; `trouble` comes in the way of whatever is named by `stops`.

    `made` is when an update was begun that this session does not know of. `waiting` was written and its
    restart is due; with `restarts`, the portal can be asked for one.
    """

    portal: Site = field(default_factory=our_site)
    template: Site = field(default_factory=their_site)
    baseline: Site = field(default_factory=base_site)
    kept: tuple[SnapshotNote, ...] = ()
    asked: list[str] = field(default_factory=list)
    stops: str = ""
    trouble: Trouble | None = None
    begun: Changed | None = None
    drafts: DraftsInMemory = field(default_factory=DraftsInMemory)
    outcome: Changed = field(default_factory=lambda: Changed("run-1"))
    made: datetime | None = None
    waiting: Changed | None = None
    restarts: bool = True

    @property
    def both(self) -> UpdateTools:
        """For the journey."""
        return UpdateTools(self, self, self.drafts)

    async def read_portal(self, tell: Tell) -> ReadNow:
        """The portal as it is."""
        self._do("portal")
        tell(1, 2)
        return ReadNow(self.portal)

    async def other_portals(self, tell: Tell) -> tuple[KnownPortal, ...]:
        """One."""
        self._do("others")
        tell(1, 1)
        return (REFERENCE,)

    async def read_reference(self, portal: KnownPortal, tell: Tell) -> Site:
        """The template."""
        self._do(f"reference {portal.name}")
        tell(2, 2)
        return self.template

    async def read_folder(self, folder: Path) -> Site:
        """The template where its folder is called so, otherwise the baseline."""
        self._do(f"folder {folder.name}")
        return self.template if folder.name == "template" else self.baseline

    async def baselines(self) -> tuple[SnapshotNote, ...]:
        """What is kept."""
        self._do("baselines")
        return self.kept

    async def read_snapshot(self, note: SnapshotNote) -> Site:
        """The baseline."""
        self._do(f"snapshot {note.file.name}")
        return self.baseline

    async def unfinished(self) -> Changed | None:
        """What was begun."""
        if self.trouble is not None and self.stops == "unfinished":
            raise self.trouble
        return self.begun

    async def unshown(self) -> Changed | None:
        """What the portal is still to be restarted after."""
        return self.waiting

    async def restarted(self, changed: Changed) -> None:
        """Takes note of it."""
        self._do(f"restarted {changed.run}")

    async def undoable(self, run: str) -> Changed:
        """What was begun; nothing else is known here."""
        self._do(f"undoable {run}")
        if self.begun is None:
            raise UpdateNotKnown("Contoso", run)
        return self.begun

    async def made_since(self, moment: datetime) -> bool:
        """Whether the update at `made` is a later one."""
        return self.made is not None and self.made > moment

    async def made_by(self, plan: str) -> Changed | None:
        """None."""
        self._do(f"made by {plan}")
        return None

    async def foresee(self, changed: Changed, tell: TellCounted, *, undoing: bool) -> Foreseen:
        """All steps of the run."""
        self._do(f"foresee {changed.run} {undoing}")
        tell(Counted(text("Reading"), 1, 2))
        assert changed.written is not None
        return Foreseen(changed.written, changed.written.steps, 0, ())

    async def apply(
        self, changes: tuple[Change, ...], ours: ReadSite, tell: TellCounted, plan: str = ""
    ) -> Changed:
        """Changes the portal."""
        self._do(f"apply {len(changes)}")
        tell(Counted(text("Changing"), 1, len(changes)))
        self.portal = changed_site(ours.site, changes)
        return replace(self.outcome, done=len(changes))

    async def go_on(self, changed: Changed, tell: TellCounted) -> Changed:
        """Does the rest."""
        self._do(f"go on {changed.run}")
        return replace(changed, is_open=False)

    async def undo(self, changed: Changed, tell: TellCounted) -> Changed:
        """Makes the portal what it was."""
        self._do(f"undo {changed.run}")
        self.portal = our_site()
        return replace(changed, undone=True)

    def _do(self, what: str) -> None:
        self.asked.append(what)
        if self.trouble is not None and what.startswith(self.stops):
            raise self.trouble
