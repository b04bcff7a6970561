"""How the setup means to get to the portal: the way that was chosen, and what has turned out on it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.checks.check import CheckResult
from app.checks.portal_slot import PORTAL_SLOT
from app.problems import Problem
from app.provisioning.plan import Create, Way
from app.text import Text


@dataclass(frozen=True)
class ByHand:
    """The portal is made by the person in Power Pages, because the program may not.

    `why` says it in words, `reason` is the problem with its details, `page` is where it is done. `known` has
    the ids of sites that are not what is waited for. `watching` is whether the program looks for the new
    site; `hindrance` what keeps it from seeing.
    """

    why: Text
    reason: Problem
    page: str
    known: frozenset[str] = frozenset()
    watching: bool = False
    hindrance: Text | None = None


@dataclass(frozen=True)
class Course:
    """The way on. `passed` are those that the person has looked at and passed by.

    `refused` has the addresses that Microsoft does not give out; `by_hand` is there once it came to that.
    `appeared` is the id of the site that a person has made by hand, "" before.
    """

    way: Way = field(default_factory=Create)
    passed: tuple[Way, ...] = ()
    refused: frozenset[str] = frozenset()
    by_hand: ByHand | None = None
    appeared: str = ""

    def after(self, result: CheckResult) -> Course:
        """This course after a check: its way as it was found anew, or the usual way where it is gone."""
        finding = result.finding
        if result.check.id != PORTAL_SLOT or finding is None:
            return self
        anew = (one for one in finding.ways if one.key == self.way.key)
        return replace(self, way=next(anew, Create()))

    def reckons_with(self, result: CheckResult) -> bool:
        """Whether the way was chosen in the light of what this check found."""
        finding = result.finding
        if finding is None or isinstance(self.way, Create):
            return False
        return self.way.key in {one.key for one in finding.ways}

    def passing(self, result: CheckResult) -> Course:
        """This course once the person says that nothing of what this check found is the portal."""
        finding = result.finding
        if result.check.id != PORTAL_SLOT or finding is None:
            return self
        return replace(self, way=Create(), passed=finding.ways)

    def has_passed(self, result: CheckResult) -> bool:
        """Whether the person has already looked at everything that this check found."""
        finding = result.finding
        return finding is None or {one.key for one in finding.ways} <= {one.key for one in self.passed}
