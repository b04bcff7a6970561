"""What an update does, record by record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.update.merge.change import Change, changed_site
from app.update.site.record import Record
from app.update.site.site import Site

Key = tuple[str, str]
"""A record's table and id."""


@dataclass(frozen=True)
class Step:
    """One record, from how it was to how it is to be; None where there is none.

    `whole` says that `before` is all that Dataverse had of the record, so that anything else in it is of
    somebody else.
    """

    before: Record | None
    after: Record | None
    whole: bool = True

    @property
    def key(self) -> Key:
        """The record's table and id."""
        record = self.after or self.before
        if record is None:
            raise ValueError("a step is about a record")
        return record.table, record.id

    @property
    def creates(self) -> bool:
        """Whether there was no such record before."""
        return self.before is None

    @property
    def removes(self) -> bool:
        """Whether there is to be no such record afterwards."""
        return self.after is None


def steps_of(changes: Iterable[Change], site: Site) -> tuple[Step, ...]:
    """The steps that make these changes of the site, in their order.

    A record that is named twice, as one of two that refer to each other is, is one step: it is written
    again once what it refers to is there.
    """
    listed = tuple(changes)
    after = changed_site(site, listed)
    keys = dict.fromkeys((change.table, change.id) for change in listed)
    return tuple(Step(site.find(*key), after.find(*key)) for key in keys)
