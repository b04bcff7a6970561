"""Small websites for trying a merge: made, edited, and made once more under other ids."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.update.merge.change import Change, Kind, changed_site
from app.update.merge.choice import Choices
from app.update.merge.decision import Decision, FieldDecision, Verdict
from app.update.merge.guids import with_guids
from app.update.merge.merge import merge
from app.update.merge.resolution import resolve
from app.update.schema import portal_schema
from app.update.site.record import Record
from app.update.site.site import Site

SCHEMA = portal_schema()


def guid(name: str) -> str:
    """An id that is the same for the same name."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, name))


def record(
    table: str,
    name: str,
    fields: Mapping[str, str] | None = None,
    links: Mapping[str, tuple[str, ...]] | None = None,
    file: bytes | None = None,
) -> Record:
    """A record called `name`, whose id comes from its table and name."""
    named = SCHEMA.tables[table].named
    return Record(table, guid(f"{table} {name}"), {named: name, **(fields or {})}, links or {}, file)


def id_of(table: str, name: str) -> str:
    """The id of what `record` makes."""
    return guid(f"{table} {name}")


def site(*records: Record, name: str = "Contoso") -> Site:
    """A website of these records."""
    return Site(guid(f"site {name}"), name, "standard", records)


def reissued(one: Site, name: str = "Reference") -> Site:
    """The same website as it is when it is provisioned once more: no id is the same."""
    ids = {known: guid(f"{name} {known}") for _, known in one.by_id}

    def renamed(text: str) -> str:
        return with_guids(text, ids.get)

    return Site(
        guid(f"site {name}"), name, one.model, tuple(_renamed(known, renamed) for known in one.records)
    )


def _renamed(known: Record, renamed: Callable[[str], str]) -> Record:
    return replace(
        known,
        id=renamed(known.id),
        fields={column: renamed(value) for column, value in known.fields.items()},
        links={name: tuple(map(renamed, ids)) for name, ids in known.links.items()},
    )


def edited(one: Site, table: str, name: str, **fields: str | None) -> Site:
    """The website with other columns in one record; None empties one."""
    key = (table, id_of(table, name))
    return changed_site(one, [Change(*key, Kind.CHANGED, fields)])


def without(one: Site, table: str, name: str) -> Site:
    """The website without one record."""
    gone = id_of(table, name)
    return replace(one, records=tuple(known for known in one.records if known.id != gone))


def decisions(base: Site | None, ours: Site, theirs: Site) -> tuple[Decision, ...]:
    """What a merge decides."""
    return merge(base, ours, theirs, SCHEMA)


def result(base: Site | None, ours: Site, theirs: Site, choices: Choices | None = None) -> Site:
    """The website once the changes of a merge are made."""
    return changed_site(ours, resolve(decisions(base, ours, theirs), choices or {}, ours, SCHEMA).changes)


def only_decision(base: Site | None, ours: Site, theirs: Site) -> Decision:
    """The decision of a merge that makes one."""
    (one,) = decisions(base, ours, theirs)
    return one


def only_field(base: Site | None, ours: Site, theirs: Site) -> FieldDecision:
    """The field of a merge that decides on one."""
    (one,) = only_decision(base, ours, theirs).fields
    return one


def verdicts(decided: tuple[Decision, ...]) -> dict[tuple[str, str], tuple[Verdict, str]]:
    """Verdict and reason of each record, by its table and name."""
    return {(one.place.table, one.name): (one.verdict, one.reason.code) for one in decided}
