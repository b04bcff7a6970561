"""What there is to tell of an update in a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from app.text import Text

if TYPE_CHECKING:
    from app.update.applying.run import Run
    from app.update.applying.step import Step
    from app.update.view.record_view import RecordView


@dataclass(frozen=True)
class UpdateFacts:
    """The facts. `records` are all that are changed, in order, and `planned` gives the same for programs.

    `is_done` tells a report of what was done from one of what would be. `left` are records that were left
    alone, each with why. `run` is what was written down of the changes, once they were begun. `website` is
    the id of the website's record. `read_at`, `template` and `baseline` are None where nothing was compared:
    where changes were gone on with, or taken back, later on.
    """

    site: str
    address: str
    read_at: datetime | None
    template: Text | None
    baseline: Text | None
    records: tuple[RecordView, ...] = field(repr=False)
    open: int = 0
    is_done: bool = False
    undone: bool = False
    done: int = 0
    left: tuple[tuple[Text, Text], ...] = ()
    is_open: bool = False
    website: str = ""
    planned: Callable[[], tuple[Step, ...]] = field(default=tuple, repr=False)
    run: Run | None = field(default=None, repr=False)
