"""What can come in the way of bringing a website up to date; nothing was written then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.errors.trouble import Trouble
from app.text import Text


class UpdateTrouble(Trouble):
    """Websites cannot be made one."""


@dataclass
class SitesNotComparable(UpdateTrouble):
    """Something in one of the websites keeps it from being compared; `what` says it in a sentence."""

    what: Text


@dataclass
class MergeEngineFailed(UpdateTrouble):
    """libgit2 could not merge, for want of memory for instance. `code` is its own number."""

    code: int


@dataclass
class PlanTrouble(UpdateTrouble):
    """The file with the plan of an update is not what it should be."""

    file: Path


@dataclass
class PlanUnreadable(PlanTrouble):
    """It is not a whole plan; `reason` ends a sentence."""

    reason: str


@dataclass
class PlanOutOfDate(PlanTrouble):
    """It was made of something else: of another folder, or with decisions that are no longer the same."""

    side: Literal["site", "template", "baseline", "decisions"]


@dataclass
class ChoiceNotPossible(PlanTrouble):
    """Something was chosen for `name` that cannot be had there."""

    name: str


@dataclass
class ChoicesMissing(PlanTrouble):
    """Nothing was chosen yet in `count` places; `first` is the name of the first one's record."""

    count: int
    first: str


@dataclass
class ChoicesTrouble(UpdateTrouble):
    """The file with a person's choices cannot be used; `detail` is the system's own word."""

    path: str
    detail: str = ""


class ChoicesNotKept(ChoicesTrouble):
    """The computer does not let what a person chose be written."""


class ChoicesUnreadable(ChoicesTrouble):
    """The computer does not let what a person chose before be read."""


class ChoicesDamaged(ChoicesTrouble):
    """What a person chose before can be read, and is not what this program wrote."""


class PlanThereAlready(PlanTrouble):
    """There is a file of that name; it may hold what somebody chose."""
