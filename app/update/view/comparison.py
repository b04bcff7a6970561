"""Three sides compared: what was decided, by kind, and what can be searched for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from app.alphabet import Key, alphabetical
from app.languages import SOURCE
from app.text import render
from app.update.kinds import kind_of
from app.update.merge.decision import Decision, Place, Verdict
from app.update.merge.merge import merge
from app.update.schema import portal_schema
from app.update.site.site import Site

_LANGUAGES = ("adx_webpagelanguageid", "adx_contentsnippetlanguageid", "adx_websitelanguageid")
"""Columns that say in which language a page, a text or a menu is."""


@dataclass(frozen=True)
class Kind:
    """Decisions about records of one table, by their places in the comparison.

    Those that wait for a choice come first, then what changes, and what stays last; `stays` are how many.
    """

    table: str
    rows: tuple[int, ...]
    stays: int = 0

    @property
    def work(self) -> tuple[int, ...]:
        """Those that do not just stay."""
        return self.rows[: len(self.rows) - self.stays]


@dataclass(frozen=True, eq=False)
class Comparison:
    """The sides and what was decided of them. `names` has the name of each record by its id.

    Two comparisons are never equal: each belongs to the moment at which its sides were read.
    """

    ours: Site
    theirs: Site
    base: Site | None
    decisions: tuple[Decision, ...]
    kinds: tuple[Kind, ...] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)
    searched: tuple[str, ...] = field(repr=False)

    @property
    def has_baseline(self) -> bool:
        """Whether it is known how the template was."""
        return self.base is not None

    @cached_property
    def rows(self) -> Mapping[Place, int]:
        """Where each record's decision is."""
        return MappingProxyType({one.place: row for row, one in enumerate(self.decisions)})

    def label(self, decision: Decision) -> str:
        """What a person knows the record by: its name, and its language where it is in one alone."""
        record = self.ours.find(decision.place.table, decision.place.id) or decision.theirs
        ids = (record.value(column) for column in _LANGUAGES) if record else ()
        languages = [self.names.get(one, "") for one in ids if one]
        return " · ".join([decision.name, *(one for one in languages if one)])

    def decision(self, place: Place) -> Decision | None:
        """What was decided on the record of a place."""
        row = self.rows.get(Place(place.table, place.id))
        return None if row is None else self.decisions[row]

    def kind(self, table: str) -> Kind:
        """The decisions on one table; none where there are none."""
        return next((one for one in self.kinds if one.table == table), Kind(table, ()))

    def in_alphabet_of(self, alphabet: str) -> Comparison:
        """This with its names in the order of another language, by its tag."""
        return replace(self, kinds=_kinds(self.decisions, alphabetical(alphabet)))

    def narrowed(self, rows: Iterable[int], wanted: str) -> tuple[int, ...]:
        """Those rows that have every word that is `wanted` in their name or in the word for their kind."""
        found, searched = [*rows], self.searched
        for part in wanted.casefold().split():
            found = [row for row in found if part in searched[row]]
        return tuple(found)


def compare(base: Site | None, ours: Site, theirs: Site, alphabet: str = SOURCE) -> Comparison:
    """Decide on everything in which the sides are not alike; names are in the order of a language.

    Raises:
        SitesNotComparable, MergeEngineFailed: nothing can be decided.
    """
    decisions = merge(base, ours, theirs, portal_schema())
    words = {table: render(kind_of(table)).casefold() for table in {one.place.table for one in decisions}}
    return Comparison(
        ours,
        theirs,
        base,
        decisions,
        _kinds(decisions, alphabetical(alphabet)),
        MappingProxyType(_names(ours, decisions)),
        tuple(f"{one.name.casefold()} {words[one.place.table]}" for one in decisions),
    )


def _kinds(decisions: tuple[Decision, ...], by_name: Key) -> tuple[Kind, ...]:
    tables: dict[str, list[int]] = {}
    for row, one in enumerate(decisions):
        tables.setdefault(one.place.table, []).append(row)
    return tuple(
        Kind(
            table,
            tuple(sorted(rows, key=lambda row: _order(decisions[row], by_name))),
            sum(1 for row in rows if decisions[row].verdict is Verdict.KEEP),
        )
        for table, rows in tables.items()
    )


def _order(decision: Decision, by_name: Key) -> str:
    """What waits for a choice comes first, then what changes, and what stays last."""
    place = (Verdict.CONFLICT, Verdict.APPLY, Verdict.KEEP).index(decision.verdict)
    return f"{place}{by_name(decision.name)}"


def _names(ours: Site, decisions: tuple[Decision, ...]) -> dict[str, str]:
    tables = portal_schema().tables
    names = {one.place.id: one.name for one in decisions}
    for record in ours.records:
        table = tables.get(record.table)
        names[record.id] = (record.value(table.named) if table else "") or record.id
    return names
