"""Three websites made one: what Microsoft's template changed, merged into what was made of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.update.merge import reasons
from app.update.merge.alignment import Aligned, Doubt, aligned
from app.update.merge.decision import Decision, FieldDecision, Place, Reason, Verdict
from app.update.merge.fields import Sides, decide_fields, fields_in_question, plain
from app.update.merge.text import LARGEST_TEXT
from app.update.merge.troubles import too_large
from app.update.schema import Schema
from app.update.site.record import Record
from app.update.site.site import Site


def merge(base: Site | None, ours: Site, theirs: Site, schema: Schema) -> tuple[Decision, ...]:
    """Decide on every record in which the three sides are not all alike, in the order of the tables.

    `base` is the template as it was when the website was made of it; without it every difference is a
    person's to decide. The ids in the decisions are the site's.

    Raises:
        SitesNotComparable: one of the sides is damaged; the sentence is in its `what`.
        MergeEngineFailed: libgit2 gave no result.
    """
    for site in (ours, theirs, *([base] if base else [])):
        _refuse_too_large(site)
    sides = aligned(base, ours, theirs, schema)
    judge = _Judge(sides, schema, frozenset(sides.doubts))
    keys = dict.fromkeys(
        key for site in (sides.ours, sides.theirs, sides.base) if site is not None for key in site.by_id
    )
    order = {name: table.order for name, table in schema.tables.items()}
    ordered = sorted(keys, key=lambda key: order.get(key[0], len(order)))
    return tuple(decided for key in ordered if (decided := judge.decide(key)) is not None)


def _refuse_too_large(site: Site) -> None:
    for record in site.records:
        for column, value in record.fields.items():
            if len(value) > LARGEST_TEXT:
                raise too_large(site.name, record, column, LARGEST_TEXT // 1_000_000)


@dataclass(frozen=True)
class _Judge:
    """Decides on one record at a time, by the sides that have it."""

    sides: Aligned
    schema: Schema
    doubts: frozenset[Doubt]

    def decide(self, key: tuple[str, str]) -> Decision | None:
        base = self.sides.base.by_id.get(key) if self.sides.base else None
        ours, theirs = self.sides.ours.by_id.get(key), self.sides.theirs.by_id.get(key)
        table = self.schema.tables.get(key[0])
        if Doubt(*key) in self.doubts and table is not None and table.merged:
            return self._whole(key, (base, ours, theirs), Verdict.CONFLICT, reasons.IN_DOUBT)
        if ours is not None and theirs is not None:
            return self._compared(key, (base, ours, theirs))
        if ours is not None:
            return self._without_theirs(key, base, ours)
        if theirs is not None:
            return self._without_ours(key, base, theirs)
        return None

    def _compared(self, key: tuple[str, str], records: _Three) -> Decision | None:
        base, ours, theirs = records
        if ours is None or theirs is None or (ours == theirs and base in (None, ours)):
            return None
        fields = fields_in_question(Sides(base, ours, theirs, self.sides.base is not None), self.schema)
        if not fields:
            return None
        verdict = _worst(fields)
        first = fields[0].reason
        reason = first if all(one.reason == first for one in fields) else reasons.FIELDS
        return self._whole(key, records, verdict, reason, fields)

    def _without_theirs(self, key: tuple[str, str], base: Record | None, ours: Record) -> Decision | None:
        sides = (base, ours, None)
        if base is None:
            return self._whole(key, sides, Verdict.KEEP, reasons.ONLY_YOURS)
        if not self._is_merged(ours):
            return None
        if plain(ours, "statecode") is not None:
            return None
        if not self.sides.theirs.of(ours.table):
            return self._whole(key, sides, Verdict.CONFLICT, reasons.TABLE_NOT_THERE)
        if self._differ(base, ours):
            return self._whole(key, sides, Verdict.CONFLICT, reasons.REMOVED_BUT_CHANGED)
        return self._whole(key, sides, Verdict.APPLY, reasons.REMOVED)

    def _without_ours(self, key: tuple[str, str], base: Record | None, theirs: Record) -> Decision | None:
        sides = (base, None, theirs)
        if base is not None:
            changed = self._is_merged(theirs) and self._differ(base, theirs)
            verdict = Verdict.CONFLICT if changed else Verdict.KEEP
            return self._whole(
                key, sides, verdict, reasons.DELETED_BUT_CHANGED if changed else reasons.DELETED
            )
        if not self._is_merged(theirs):
            return self._whole(key, sides, Verdict.KEEP, reasons.OF_THE_ENVIRONMENT)
        if self.sides.base is None:
            return self._whole(key, sides, Verdict.CONFLICT, reasons.ONLY_THEIRS_NO_BASELINE)
        return self._whole(key, sides, Verdict.APPLY, reasons.ADDED)

    def _is_merged(self, record: Record) -> bool:
        """Whether a record is part of the template rather than of its environment, or the website itself."""
        table = self.schema.tables.get(record.table)
        if table is None or not table.merged or table.is_single:
            return False
        name = record.value("adx_name")
        setting = record.table == "adx_sitesetting"
        return not (
            setting and (self.schema.is_environment_setting(name) or self.schema.is_secret_setting(name))
        )

    def _differ(self, base: Record, other: Record) -> bool:
        """Whether somebody changed a record, in more than its form."""
        fields = decide_fields(Sides(base, base, other, baseline=True), self.schema)
        formal = {reasons.OF_THE_ENVIRONMENT, reasons.SECRET, reasons.FORM_OF_THEIRS}
        return any(field.reason not in formal for field in fields)

    def _whole(
        self,
        key: tuple[str, str],
        records: _Three,
        verdict: Verdict,
        reason: Reason,
        fields: tuple[FieldDecision, ...] = (),
    ) -> Decision:
        base, ours, theirs = records
        record = ours or theirs or base
        table = self.schema.tables.get(key[0])
        name = record.value(table.named) if record and table else ""
        return Decision(
            Place(*key),
            name or key[1],
            verdict,
            reason,
            fields,
            base is not None,
            ours is not None,
            theirs if ours is None else None,
        )


_Three = tuple[Record | None, Record | None, Record | None]


def _worst(fields: tuple[FieldDecision, ...]) -> Verdict:
    """A record waits where one of its fields does, and is applied where one of its fields is."""
    verdicts = {field.verdict for field in fields}
    return next(verdict for verdict in (Verdict.CONFLICT, Verdict.APPLY, Verdict.KEEP) if verdict in verdicts)
