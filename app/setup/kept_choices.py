"""What is known of the choices of an update beside the choices themselves: what of them is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.problems import Problem

if TYPE_CHECKING:
    from app.update.merge.choice import Choices
    from app.update.merge.decision import Place


@dataclass(frozen=True)
class KeptChoices:
    """`key` tells the sides that were compared from others, and `kept` are the choices that are on the disk.

    `again` parts have what was chosen for them at `made`, on an earlier day perhaps; `left_out` parts have
    changed since, so that what was chosen for them was left out. `begun` are texts that the person writes
    and has not used yet. `problem` came in the way of reading or keeping the choices, when that was last
    tried.
    """

    key: str = ""
    kept: Choices = field(default_factory=lambda: MappingProxyType({}), repr=False)
    made: datetime | None = None
    again: int = 0
    left_out: int = 0
    begun: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    problem: Problem | None = None
