"""What a setup knows of making its portal usable: table permissions, customers and the hand-over list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from app.aftercare.invitees import Invitee
from app.aftercare.permission_plan import PermissionFacts, PermissionPlan, permission_plan
from app.problems import Problem, SignInWish
from app.text import Text


class Part(Enum):
    """What can be worked on."""

    PERMISSIONS = "permissions"
    INVITEES = "invitees"
    HAND_OVER = "hand-over"


@dataclass(frozen=True)
class Work:
    """What is going on in a part: `doing` while something runs, `problem` when it ended otherwise."""

    doing: Text | None = None
    problem: Problem | None = None

    @property
    def wish(self) -> SignInWish | None:
        """What a new sign-in has to be for, where that would help."""
        return self.problem.wish if self.problem else None


@dataclass(frozen=True)
class Usability:
    """One moment of it. None stands for "not looked at yet".

    `answers` are what the person chose about the permissions, under the question's id; `ticks` are the items
    of the hand-over list that are done, with the day.
    """

    facts: PermissionFacts | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    invitees: tuple[Invitee, ...] | None = None
    ticks: Mapping[str, date] | None = None
    work: Mapping[Part, Work] = field(default_factory=dict)

    @property
    def plan(self) -> PermissionPlan | None:
        """What has to be done about the permissions; None before it was looked at."""
        return None if self.facts is None else permission_plan(self.facts, self.answers)

    def of(self, part: Part) -> Work:
        """What is going on in a part."""
        return self.work.get(part, Work())

    def with_work(self, part: Part, work: Work) -> Usability:
        """This with something else going on in a part."""
        return replace(self, work={**self.work, part: work})
