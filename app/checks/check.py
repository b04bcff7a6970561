"""What a check is, and what it finds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from app.checks.mend import Mend
from app.problems import Helper, Problem
from app.provisioning.plan import Way
from app.text import Text

if TYPE_CHECKING:
    from app.checks.facts import Facts

Need = Callable[["Facts"], Awaitable[object]]
"""A fact that a check looks at, as the method of `Facts` that asks for it: `Facts.websites`."""


class Verdict(Enum):
    """What a check says. READY is said on evidence only; CONFIRMED_BY_YOU never counts as verified."""

    READY = "ready"
    NOT_READY = "not-ready"
    COULD_NOT_CHECK = "could-not-be-checked"
    CONFIRMED_BY_YOU = "confirmed-by-you"


@dataclass(frozen=True)
class Evidence:
    """Who was asked, when, and what came back."""

    source: Text
    asked_at: datetime
    answer: Text


@dataclass(frozen=True)
class Remedy:
    """What puts it right, who can do it, and the page where it is done ("" where there is none).

    `request` is what to ask of the helper, where that reads otherwise than `action`.
    """

    action: Text
    helper: Helper
    page: str = ""
    request: Text | None = None


@dataclass(frozen=True)
class Finding:
    """What one check found. `problem` says why something could not be asked.

    `ways` are the ways on to a portal that this leaves; the person chooses one of them.
    """

    verdict: Verdict
    summary: Text
    evidence: tuple[Evidence, ...] = ()
    remedy: Remedy | None = None
    problem: Problem | None = None
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Check:
    """A prerequisite. Setup waits for the mandatory ones; the others are advice.

    `confirmable` says that a person can look for themselves where the program could not. The facts in `needs`
    are asked for at once and side by side; `examine` may then wait for one after the other. `source` is what
    the check cannot do without, for the evidence where that does not answer; None where it always finds
    something to say. `mend` is what the program itself can do about it, None where there is nothing.
    """

    id: str
    title: Text
    purpose: Text
    mandatory: bool
    confirmable: bool
    examine: Callable[[Facts], Awaitable[Finding]]
    needs: tuple[Need, ...] = ()
    source: Text | None = None
    mend: Mend | None = None


@dataclass(frozen=True)
class CheckResult:
    """A check with its finding, or with None while it runs.

    `decided` says that the person has chosen a way on that reckons with what was found.
    """

    check: Check
    finding: Finding | None = None
    decided: bool = False

    @property
    def holds_back(self) -> bool:
        """Whether the setup cannot go on with this result."""
        if not self.check.mandatory or self.decided:
            return False
        return self.finding is None or self.finding.verdict in (Verdict.NOT_READY, Verdict.COULD_NOT_CHECK)

    @property
    def waits(self) -> bool:
        """Whether something, be it only advice, is still to be put right or looked at."""
        found = self.finding
        unsettled = found is not None and found.verdict in (Verdict.NOT_READY, Verdict.COULD_NOT_CHECK)
        return unsettled and not self.decided

    @property
    def is_advice(self) -> bool:
        """Whether this is something to think of: it holds nothing back, and no service failed to tell."""
        found = self.finding
        if found is None or self.holds_back or not self.waits:
            return False
        return found.verdict is Verdict.NOT_READY or found.problem is None

    def confirmed(self) -> CheckResult:
        """This result once the person has looked: only what could not be checked can be confirmed."""
        finding = self.finding
        if finding is None or not self.check.confirmable or finding.verdict is not Verdict.COULD_NOT_CHECK:
            return self
        return replace(self, finding=replace(finding, verdict=Verdict.CONFIRMED_BY_YOU))
