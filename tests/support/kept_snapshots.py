"""A state folder with snapshots of two portals and what updates of one wrote down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.update.applying.run import Ending, Run
from app.update.applying.run_note import RunKind, RunNote
from app.update.applying.runs import Runs
from app.update.site.record import Record
from app.update.site.site import Site
from app.update.snapshots.snapshot import Snapshot, SnapshotKind
from app.update.snapshots.snapshots import Snapshots

ORDERS, SERVICE = "5e000000-0000-4000-8000-000000000001", "5e000000-0000-4000-8000-000000000002"
_BEGIN = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@dataclass
class StateFolder:
    """Puts things into the folder; each is an hour later than the one before."""

    folder: Path
    hours: int = 0

    def snapshot(self, kind: SnapshotKind, website: str = ORDERS) -> str:
        """Keeps one, and gives its name."""
        self.hours += 1
        site = Site(
            website, "Contoso", "standard", (Record("adx_website", website, {"adx_name": "Contoso"}),)
        )
        taken = _BEGIN + timedelta(hours=self.hours)
        return self.snapshots.keep(Snapshot(site, kind, taken, "env", "9.2.1")).file.name

    def run(self, backup: str, kind: RunKind = "update", undoes: str = "") -> Run:
        """Begins an update, or taking one back."""
        about = RunNote("", kind, ORDERS, "Contoso", "env", "kim@contoso.example", _BEGIN, backup, undoes)
        return self.runs.begin(about, ())

    def end(self, run: Run) -> None:
        """Brings a run to its end."""
        self.runs.file_of(run).finished(Ending({}, {}))

    @property
    def names(self) -> set[str]:
        """The names of the snapshots that are there."""
        return {note.file.name for note in self.snapshots.notes()}

    @property
    def snapshots(self) -> Snapshots:
        """The snapshots of the folder."""
        return Snapshots(self.folder / "snapshots")

    @property
    def runs(self) -> Runs:
        """The updates of the folder."""
        return Runs(self.folder / "updates")
