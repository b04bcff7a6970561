"""Bringing a portal up to date, at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from app.aftercare.known_portal import KnownPortal
from app.problems import Problem
from app.setup.kept_choices import KeptChoices
from app.text import Text

if TYPE_CHECKING:
    # What only an update needs is not loaded when the program starts.
    from app.update.applying.foreseeing import Foreseen
    from app.update.applying.run import Run
    from app.update.merge.choice import Choice
    from app.update.merge.decision import Place
    from app.update.merge.resolution import Resolved
    from app.update.site.site import Site
    from app.update.snapshots.snapshot import SnapshotNote
    from app.update.view.comparison import Comparison
    from app.update.view.record_view import RecordView
    from app.update.view.standing import Board


class UpdateView(Enum):
    """The pages of an update, in their order."""

    SIDES = "sides"
    DIFFERENCES = "differences"
    REVIEW = "review"
    CHANGE = "change"


class ReadSite(Protocol):
    """A website as it was read."""

    @property
    def site(self) -> Site:
        """All that it is configured with."""
        ...

    @property
    def taken(self) -> datetime:
        """When that was."""
        ...


@dataclass(frozen=True)
class Counted:
    """How far something is: `done` of `known` (0: not known how many)."""

    what: Text
    done: int = 0
    known: int = 0


@dataclass(frozen=True)
class Changed:
    """What became of the changes.

    `run` is what they are known by. `done` is how many records read back as they were to be; `left` are those
    that do not, each with its name and why. With `is_open`, not everything was tried: it can be gone on with.
    `undone` tells that this was taking the changes back. With `is_restart_due`, all was tried and the portal
    is still to be restarted. `written` is all that was written down of it.
    """

    run: str
    done: int = 0
    left: tuple[tuple[Text, Text], ...] = ()
    is_open: bool = False
    undone: bool = False
    is_restart_due: bool = False
    written: Run | None = field(default=None, repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether everything was done."""
        return not self.left and not self.is_open


TemplateSource = KnownPortal | Path


@dataclass(frozen=True)
class UpdateState:
    """One update of one portal.

    `others` are portals of other environments, None while nobody has looked for them. `baselines` are
    snapshots of the template as it was when the portal was made, the newest first; None while they are looked
    for. `ours` is the portal as it was read. `kept` tells what of `choices` is kept. `looked_at` is the
    record whose differences are wanted, `shown` has those of the one that was looked at last. `outcome` is
    what the choices come to, once that is looked at, and `reviewed` shows all of it. `foreseen` is what going
    on with what was begun, or taking it back, would write. `doing` tells what is going on, `problem` what
    came in its way. `is_from_list` says that the person came from the list of portals, and not from the
    portal.
    """

    view: UpdateView = UpdateView.SIDES
    template: TemplateSource | None = None
    others: tuple[KnownPortal, ...] | None = None
    baseline: SnapshotNote | Path | None = None
    baselines: tuple[SnapshotNote, ...] | None = None
    ours: ReadSite | None = field(default=None, repr=False)
    comparison: Comparison | None = field(default=None, repr=False)
    board: Board | None = field(default=None, repr=False)
    choices: Mapping[Place, Choice] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    kept: KeptChoices = field(default_factory=KeptChoices)
    looked_at: Place | None = None
    shown: RecordView | None = field(default=None, repr=False)
    outcome: Resolved | None = field(default=None, repr=False)
    reviewed: tuple[RecordView, ...] = field(default=(), repr=False)
    doing: Counted | None = None
    problem: Problem | None = None
    changed: Changed | None = None
    foreseen: Foreseen | None = field(default=None, repr=False)
    is_from_list: bool = False

    def at(self, view: UpdateView) -> UpdateState:
        """This at another page, without what was told on the one before."""
        return replace(self, view=view, problem=None)

    @property
    def is_changing(self) -> bool:
        """Whether the portal is being written to at this moment."""
        return self.view is UpdateView.CHANGE and self.doing is not None
