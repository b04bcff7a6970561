"""How each record stands, with what a person has chosen so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from app.update.merge.choice import Choices
from app.update.merge.decision import Decision, Verdict
from app.update.merge.resolution import resolved_record
from app.update.schema import portal_schema
from app.update.view.comparison import Comparison


class Standing(Enum):
    """What becomes of a record: a choice is `OPEN`, it will be `CHANGED`, or it `STAYS` as it is."""

    OPEN = "open"
    CHANGED = "changed"
    STAYS = "stays"


Tally = Mapping[Standing, int]
_FIRST = {
    Verdict.CONFLICT: Standing.OPEN,
    Verdict.APPLY: Standing.CHANGED,
    Verdict.KEEP: Standing.STAYS,
}


@dataclass(frozen=True, eq=False)
class Board:
    """The standing of every decision in a comparison, and how many of each there are by table."""

    standings: tuple[Standing, ...]
    tallies: Mapping[str, Tally]

    def count(self, standing: Standing) -> int:
        """How many records stand so."""
        return sum(tally[standing] for tally in self.tallies.values())

    def after(self, comparison: Comparison, choices: Choices, rows: Iterable[int]) -> Board:
        """The board once other things are chosen in these rows."""
        standings = list(self.standings)
        tallies = {table: dict(tally) for table, tally in self.tallies.items()}
        for row in rows:
            decision = comparison.decisions[row]
            tally = tallies[decision.place.table]
            tally[standings[row]] -= 1
            standings[row] = standing_of(decision, choices)
            tally[standings[row]] += 1
        return Board(tuple(standings), MappingProxyType(tallies))


def first_board(comparison: Comparison) -> Board:
    """The board where nothing is chosen yet."""
    standings = tuple(_FIRST[one.verdict] for one in comparison.decisions)
    tallies = {kind.table: _tally(standings[row] for row in kind.rows) for kind in comparison.kinds}
    return Board(standings, MappingProxyType(tallies))


def standing_of(decision: Decision, choices: Choices) -> Standing:
    """How one record stands."""
    change, still_open = resolved_record(decision, choices, portal_schema())
    if still_open:
        return Standing.OPEN
    return Standing.CHANGED if change is not None else Standing.STAYS


def _tally(standings: Iterable[Standing]) -> Tally:
    counted = Counter(standings)
    return MappingProxyType({standing: counted[standing] for standing in Standing})
