"""What an update is about, apart from what it writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

RunKind = Literal["update", "undo"]
RUN_KINDS: tuple[RunKind, ...] = get_args(RunKind)


@dataclass(frozen=True)
class RunNote:
    """One update of a website, or the undoing of one.

    `website` and `name` are those of the website's record, `environment` the environment's id, `by` the
    account, `begun` when (UTC). `backup` is the file name of the snapshot that was taken before, `undoes` the
    id of the run that this one undoes, "" where it is an update. `plan` is what the plan is known by that is
    carried out (app.update.plan_mark), "" where there is none.
    """

    id: str
    kind: RunKind
    website: str
    name: str
    environment: str
    by: str
    begun: datetime
    backup: str = ""
    undoes: str = ""
    plan: str = ""
