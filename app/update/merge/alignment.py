"""Three websites in one language of ids: the template's records under the ids that the site has for them.

Two websites made from one template share no id (contract: portal-configuration.md section 0). So each record
of the baseline and of the template is looked for in the site: by its id, by its natural key, then by its
content. Afterwards every reference, also in JSON and code, is written with the site's ids, and equal
means equal. A record that the site does not have gets the id that it would be created with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.update.merge.ancestry import generations
from app.update.merge.pairing import Side, paired
from app.update.merge.site_ids import SiteIds
from app.update.merge.troubles import no_common_language, same_id_twice
from app.update.schema import Schema, Table
from app.update.site.record import Record
from app.update.site.site import Site


@dataclass(frozen=True)
class Doubt:
    """A record that could be either of several ones of another side, by the site's id for it."""

    table: str
    id: str


@dataclass(frozen=True)
class Aligned:
    """The three sides, all with the site's ids. `doubts` were not matched."""

    base: Site | None
    ours: Site
    theirs: Site
    doubts: tuple[Doubt, ...]


def aligned(base: Site | None, ours: Site, theirs: Site, schema: Schema) -> Aligned:
    """Find each record of `base` and `theirs` in `ours`, and write them with its ids.

    Raises:
        SitesNotComparable: two records share an id, one lies under itself, or no language is in common.
    """
    sites = [ours, theirs, *([base] if base else [])]
    for site in sites:
        for table_name, shared in site.shared_ids[:1]:
            raise same_id_twice(site.name, table_name, shared)
    sides = [SiteIds(site, schema, ours) for site in sites]
    matching = _Matching(*sides)
    for table in schema.tables.values():
        matching.table(table)
        if table.name == _LANGUAGES:
            _need_common_language(*sides)
    written = [side.rewritten() for side in sides]
    twice = (Doubt(*shared) for site in written for shared in site.shared_ids)
    doubts = tuple(dict.fromkeys((*matching.doubts(), *twice)))
    return Aligned(written[2] if base else None, ours, written[1], doubts)


_LANGUAGES = "adx_websitelanguage"


def _need_common_language(ours: SiteIds, *others: SiteIds) -> None:
    known = ours.site.of(_LANGUAGES)
    for other in others:
        languages = other.site.of(_LANGUAGES)
        if known and languages and not any(map(other.settled, languages)):
            names = (", ".join(one.value("adx_name") for one in side) for side in (known, languages))
            raise no_common_language(*names)


class _Matching:
    """Settles the ids of the template and the baseline, table by table, parents first."""

    def __init__(self, ours: SiteIds, theirs: SiteIds, base: SiteIds | None = None) -> None:
        self._ours = ours
        self._theirs = theirs
        self._base = base
        self._doubts: list[tuple[SiteIds, tuple[Record, ...]]] = []
        if base:
            _settle_by_id(base, ours)
            _settle_by_id(theirs, base)
        _settle_by_id(theirs, ours)

    def doubts(self) -> tuple[Doubt, ...]:
        """What was not matched because several records could be meant."""
        return tuple(
            Doubt(record.table, side.of(record.table, record.id))
            for side, records in self._doubts
            for record in records
        )

    def table(self, table: Table) -> None:
        """Match the records of one table."""
        sides = [self._ours, self._theirs, *([self._base] if self._base else [])]
        waves = [generations(side.site, table) for side in sides]
        for depth in range(max(map(len, waves))):
            self._wave(*(wave[depth] if depth < len(wave) else [] for wave in waves))

    def _wave(self, ours: list[Record], theirs: list[Record], base: Sequence[Record] = ()) -> None:
        sides: tuple[SiteIds, ...] = (self._theirs,)
        if self._base:
            free = [record for record in ours if not self._ours.has_partner(record, self._base)]
            in_doubt = self._pair(self._base, base, self._ours, free)
            free = [record for record in base if not self._base.has_partner(record, self._theirs)]
            self._pair(self._theirs, theirs, self._base, free)
            ours = [record for record in ours if record not in in_doubt]
            sides = (self._theirs, self._base)
        free = [record for record in ours if not any(self._ours.has_partner(record, side) for side in sides)]
        self._pair(self._theirs, theirs, self._ours, free)

    def _pair(
        self, one: SiteIds, records: Iterable[Record], other: SiteIds, candidates: Iterable[Record]
    ) -> set[Record]:
        """Settle what pairs; give the candidates that are in doubt."""
        unsettled = tuple(record for record in records if not one.settled(record))
        if not unsettled:
            return set()
        left, right = (
            Side(tuple(found), names.mark, names.content)
            for found, names in ((unsettled, one), (candidates, other))
        )
        pairs = paired(left, right)
        for record, candidate in pairs.found:
            one.settle(record, other, candidate.id)
        self._doubts += [(one, pairs.doubtful[0]), (other, pairs.doubtful[1])]
        return set(pairs.doubtful[1])


def _settle_by_id(one: SiteIds, other: SiteIds) -> None:
    for record in one.site.records:
        if not one.settled(record) and (record.table, record.id) in other.site.by_id:
            one.settle(record, other, record.id)
