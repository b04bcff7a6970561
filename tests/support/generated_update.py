"""Websites and changes of them, as hypothesis draws them: small, with everything that makes writing hard.

Records lead to each other, also in a circle; some are made, some changed, some switched off; there are links
and files. Every reference leads to a record that is there or is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st
from portal_rows import LANGUAGE, SITE

from app.update.merge.change import Change, Kind
from app.update.merge.order import in_order
from app.update.schema import portal_schema
from app.update.site.record import Record
from app.update.site.site import Site

_TABLES = (
    "adx_webtemplate",
    "adx_pagetemplate",
    "adx_webpage",
    "adx_webform",
    "adx_webformstep",
    "adx_webfile",
    "adx_webrole",
    "adx_entitypermission",
    "adx_sitesetting",
)
_LOOKUPS: Mapping[str, tuple[str, ...]] = {
    "adx_pagetemplate": ("adx_webtemplateid",),
    "adx_webpage": ("adx_pagetemplateid", "adx_parentpageid", "adx_rootwebpageid"),
    "adx_webform": ("adx_startstep",),
    "adx_webformstep": ("adx_webform", "adx_nextstep"),
    "adx_webfile": ("adx_parentpageid",),
    "adx_entitypermission": ("adx_parententitypermission",),
}
_LINK = "adx_entitypermission_webrole"
_VALUES = st.sampled_from(["a", "b", "Ä\r\n", "<p>"])


@dataclass(frozen=True)
class Update:
    """A website, and changes of it in an order in which they can be written."""

    site: Site
    changes: tuple[Change, ...]


def _id(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000001"


@st.composite
def updates(draw: st.DrawFn) -> Update:
    """A website of up to eight records beside its own, and changes of it."""
    there = draw(st.lists(st.sampled_from(_TABLES), max_size=5))
    made = draw(st.lists(st.sampled_from(_TABLES), max_size=5))
    old = [(table, _id(number)) for number, table in enumerate(there)]
    new = [(table, _id(number + 100)) for number, table in enumerate(made)]
    fixed = [
        Record("adx_website", SITE, {"adx_name": "Contoso"}),
        Record("adx_websitelanguage", LANGUAGE, {"adx_name": "English"}),
    ]
    records = [draw(_record(key, old)) for key in old]
    site = Site(SITE, "Contoso", "standard", (*fixed, *records))
    changes = [change for record in records for change in draw(_changes(record, [*old, *new]))]
    changes += [draw(_creation(key, [*old, *new])) for key in new]
    return Update(site, in_order(changes, portal_schema()))


@st.composite
def _record(draw: st.DrawFn, key: tuple[str, str], others: list[tuple[str, str]]) -> Record:
    fields = {"adx_name": draw(_VALUES), **draw(_lookups(key, others))}
    if draw(st.booleans()):
        fields["adx_value"] = draw(_VALUES)
    file = draw(st.none() | st.just(b"old")) if key[0] == "adx_webfile" else None
    return Record(*key, fields, draw(_links(key, others)), file)


@st.composite
def _changes(draw: st.DrawFn, record: Record, others: list[tuple[str, str]]) -> list[Change]:
    key = record.table, record.id
    match draw(st.sampled_from(["keep", "switch off", "change", "change"])):
        case "keep":
            return []
        case "switch off":
            return [Change(*key, Kind.DEACTIVATED)]
    columns: dict[str, str | None] = {"adx_name": draw(_VALUES), **draw(_lookups(key, others))}
    columns["adx_value"] = draw(st.none() | _VALUES)
    new, old = draw(_links(key, others)).get(_LINK, ()), record.links.get(_LINK, ())
    linked = {_LINK: tuple(set(new) - set(old))} if set(new) - set(old) else {}
    unlinked = {_LINK: tuple(set(old) - set(new))} if set(old) - set(new) else {}
    file = draw(st.none() | st.just(b"new")) if record.table == "adx_webfile" else None
    return [Change(*key, Kind.CHANGED, columns, linked, unlinked, file)]


@st.composite
def _creation(draw: st.DrawFn, key: tuple[str, str], others: list[tuple[str, str]]) -> Change:
    columns: dict[str, str | None] = {"adx_name": draw(_VALUES), **draw(_lookups(key, others))}
    if draw(st.booleans()):
        columns["statecode"] = "1"
    if columns.get("adx_rootwebpageid"):
        columns["adx_webpagelanguageid"] = LANGUAGE
    file = draw(st.none() | st.just(b"made")) if key[0] == "adx_webfile" else None
    return Change(*key, Kind.CREATED, columns, draw(_links(key, others)), file=file)


@st.composite
def _lookups(draw: st.DrawFn, key: tuple[str, str], others: list[tuple[str, str]]) -> dict[str, str]:
    table = portal_schema().tables[key[0]]
    chosen: dict[str, str] = {}
    for name in _LOOKUPS.get(key[0], ()):
        fitting = [id_ for other, id_ in others if other == table.lookups[name]]
        found = draw(st.sampled_from([*fitting, ""]))
        if found and not (name == "adx_rootwebpageid" and found == key[1]):
            chosen[name] = found
    return chosen


@st.composite
def _links(
    draw: st.DrawFn, key: tuple[str, str], others: list[tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    roles = [id_ for table, id_ in others if table == "adx_webrole"]
    if key[0] != "adx_entitypermission" or not roles:
        return {}
    chosen = draw(st.sets(st.sampled_from(roles)))
    return {_LINK: tuple(chosen)} if chosen else {}
