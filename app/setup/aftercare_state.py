"""What is known and under way once the portal is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from app.aftercare.origin import Origin
from app.aftercare.reachability import Reach
from app.aftercare.removal import RemovalStage
from app.problems import Problem
from app.provisioning.journal import Creation
from app.services.site_scan import ScanFinding
from app.text import Text


class Act(Enum):
    """What a person can do with a portal that is there."""

    LOOK = "look"
    REACH = "reach"
    SCAN = "scan"
    VISIBILITY = "visibility"
    CONVERSION = "conversion"
    RESTART = "restart"
    REMINDER = "reminder"
    REMOVAL = "removal"


@dataclass(frozen=True)
class Deed:
    """One act: `doing` while it runs, then the `outcome` in words or the `problem` that came in the way."""

    doing: Text | None = None
    outcome: Text | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Aftercare:
    """Everything about the portal that came after it was made.

    `seen` is when the site was last read; its days are counted from then. `findings` are None until the site
    check has run. `removing` is the creation whose portal is or was removed, `removal` how far that is.
    `removals` are those that were begun, in any environment, and have not come to their end.
    """

    deeds: tuple[tuple[Act, Deed], ...] = ()
    seen: datetime | None = None
    reach: Reach | None = None
    findings: tuple[ScanFinding, ...] | None = None
    origin: Origin | None = None
    removing: Creation | None = None
    removal: RemovalStage | None = None
    removals: tuple[Creation, ...] = ()

    def deed(self, act: Act) -> Deed:
        """What is going on with an act."""
        return dict(self.deeds).get(act, Deed())

    def with_deed(self, act: Act, deed: Deed) -> Aftercare:
        """This with something else going on with an act."""
        others = tuple(pair for pair in self.deeds if pair[0] is not act)
        return replace(self, deeds=(*others, (act, deed)))

    @property
    def is_changing(self) -> bool:
        """Whether a change is under way, so that no other may begin."""
        changes = (Act.VISIBILITY, Act.CONVERSION, Act.RESTART, Act.REMOVAL)
        return any(self.deed(act).doing is not None for act in changes)

    @property
    def is_removed(self) -> bool:
        """Whether there is no portal any more."""
        return self.removal in (
            RemovalStage.CONTENT,
            RemovalStage.CONTENT_KEPT,
            RemovalStage.CONTENT_NOT_OURS,
            RemovalStage.CONTENT_STILL_THERE,
            RemovalStage.DONE,
        )

    @property
    def shows_portal(self) -> bool:
        """Whether there is a portal to work with: it is neither removed nor being removed just now."""
        return not self.is_removed and self.deed(Act.REMOVAL).doing is None

    def elsewhere(self) -> Aftercare:
        """What is still true in another environment."""
        return Aftercare(removals=self.removals)
