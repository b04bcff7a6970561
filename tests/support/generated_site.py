"""Websites with any names and texts, as hypothesis draws them."""

from __future__ import annotations

from hypothesis import strategies as st

from app.update.schema import Table, portal_schema
from app.update.site.record import Record
from app.update.site.site import Model, Site

SITE = "5e000000-0000-4000-8000-000000000001"
_NAMES = st.one_of(
    st.sampled_from(
        ["Home", "home", "HOME", "a/b", "a b", "..", "con", "x.yml", "a.b.png", "Ä", "A\u0308", "*", "true"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
_VALUES = st.one_of(
    st.sampled_from(
        ["", "True", "null", "~", "1033", "2022-09-23T01:36:42Z", "- a", "{}", "a: b", "#", "''", "<<"]
    ),
    st.text(
        st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\r\t :#'\"")), max_size=30
    ),
)
_COLUMNS = st.sampled_from(["adx_name", "adx_a", "adx_z", "adx_value", "statecode", "adx_partialurl"])


def _id(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000001"


_IDS = st.integers(0, 25).map(_id)


@st.composite
def _record(draw: st.DrawFn, table: Table) -> Record:
    fields = draw(st.dictionaries(_COLUMNS, _VALUES, max_size=4))
    fields.update(draw(st.fixed_dictionaries({}, optional={table.named: _NAMES})))
    fields.update(draw(st.fixed_dictionaries({}, optional=dict.fromkeys(table.lookups, _IDS))))
    fields.update(draw(st.fixed_dictionaries({}, optional=dict.fromkeys(table.text, _VALUES))))
    for column in table.choices:
        fields[column] = ",".join(draw(st.lists(st.sampled_from(["746610000", "746610001"]), min_size=1)))
    links = (
        {
            name: tuple(draw(st.sets(_IDS, min_size=1, max_size=3)))
            for name in draw(st.sets(st.sampled_from(sorted(table.links))))
            if table.links
        }
        if table.links
        else {}
    )
    file = draw(st.none() | st.binary(max_size=20)) if table.name == "adx_webfile" else None
    fields.pop(table.id, None)
    return Record(table.name, draw(_IDS), fields, links, file)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """A website of up to a dozen records in the order in which a folder gives them."""
    schema = portal_schema()
    name = draw(_VALUES)
    records = {("adx_website", SITE): Record("adx_website", SITE, {"adx_name": name})}
    others = [table for table in schema.tables.values() if table.name != "adx_website"]
    for _ in range(draw(st.integers(0, 12))):
        record = draw(_record(draw(st.sampled_from(others))))
        records.setdefault((record.table, record.id), record)
    ordered = sorted(records, key=lambda key: (schema.tables[key[0]].order, key[1]))
    found = tuple(records[key] for key in ordered)
    return Site(SITE, name, _model(found), found)


def _model(records: tuple[Record, ...]) -> Model:
    if any(record.table == "adx_websitebinding" for record in records):
        return "standard"
    languages = [record for record in records if record.table == "adx_websitelanguage"]
    same = all(language.value("adx_portallanguageid") == language.id for language in languages)
    return "enhanced" if languages and same else "standard"
