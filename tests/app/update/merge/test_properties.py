from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from portal_sides import SCHEMA, decisions, guid, record, reissued, result, site

from app.update.merge.change import changed_site
from app.update.merge.choice import Choices, Take
from app.update.merge.decision import Decision, Verdict
from app.update.merge.json_text import merge_json, same_json
from app.update.merge.line_ends import in_style_of, lines_of, with_line_feeds
from app.update.merge.lines import Clean, Conflict, compare_lines, merge_lines
from app.update.merge.resolution import resolve
from app.update.site.record import Record
from app.update.site.site import Site

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=3_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXTS = some.lists(some.sampled_from(["a", "b", "c", "</div>", ""]), max_size=8).map("\n".join)
ANY_ENDS = some.lists(some.sampled_from(["a", "b", "\n", "\r", "\r\n", "\x0b"]), max_size=12).map("".join)
LINES = some.lists(some.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=10)
VALUES: some.SearchStrategy[Any] = some.recursive(
    some.none() | some.booleans() | some.integers(0, 3) | some.sampled_from(["x", "é"]),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from("abc"), inner, max_size=3)
        | some.lists(some.fixed_dictionaries({"ViewId": some.integers(0, 3), "n": inner}), max_size=2)
    ),
    max_leaves=6,
)
OBJECTS = some.dictionaries(some.sampled_from("abcd"), VALUES, max_size=4).map(json.dumps)
ROLES = tuple(record("adx_webrole", name) for name in "abc")


@some.composite
def _sites(draw: some.DrawFn) -> Site:
    """A website: every table has a record that is never left out, and a page never moves."""
    pages = [record("adx_webpage", "Home", {"adx_partialurl": "/"})]
    for name in draw(some.sets(some.sampled_from("pqr"))):
        fields = {"adx_partialurl": name, "adx_parentpageid": pages[0].id, "adx_title": draw(TEXTS)}
        pages.append(record("adx_webpage", name, fields))
    names = ("Header", *draw(some.sets(some.sampled_from("xyz"))))
    templates = [record("adx_webtemplate", name, {"adx_source": draw(TEXTS)}) for name in names]
    records: list[Record] = [*ROLES, *pages, *templates]
    page = draw(some.sampled_from(pages)).id
    told = json.dumps({**json.loads(draw(OBJECTS)), "page": page})
    records.append(record("adx_entitylist", "Orders", {"adx_settings": told, "adx_webpageforcreate": page}))
    linked = draw(some.sets(some.sampled_from(ROLES)))
    links = {"adx_entitypermission_webrole": tuple(role.id for role in linked)}
    fields = {"adx_scope": "1", "adx_read": draw(some.sampled_from(["True", "False"]))}
    records.append(record("adx_entitypermission", "Orders", fields, links))
    return site(*records)


def _content(one: Site) -> dict[tuple[str, str], object]:
    """What a site says: without records that are off, line ends, and the form of JSON."""
    return {
        (known.table, known.id): (
            {name: _meaning(name, value) for name, value in known.fields.items() if value},
            {name: ids for name, ids in known.links.items() if ids},
            known.file,
        )
        for known in one.records
        if known.value("statecode") != "1"
    }


def _meaning(column: str, value: str) -> object:
    return json.loads(value) if column == "adx_settings" else with_line_feeds(value)


def _taking(decided: tuple[Decision, ...], side: Take) -> Choices:
    return {one.place: side for one in decided if one.verdict is Verdict.CONFLICT}


def _unchanged(x: Site, base: Site | None, theirs: Site) -> None:
    decided = decisions(base, x, theirs)
    assert {one.verdict for one in decided} <= {Verdict.KEEP}
    assert resolve(decided, {}, x, SCHEMA).changes == ()


def _both_alike(base: Site, x: Site) -> None:
    _unchanged(x, base, x)
    _unchanged(x, None, x)
    _unchanged(x, base, base)


def _only_theirs(base: Site, x: Site) -> None:
    decided = decisions(base, base, x)
    assert Verdict.CONFLICT not in {one.verdict for one in decided}
    merged = changed_site(base, resolve(decided, {}, base, SCHEMA).changes)
    form = {
        one.place.id for one in decided for field in one.fields if field.reason.code == "form-of-microsoft"
    }
    assert _without(merged, form) == _without(x, form)


def _without(one: Site, left_out: set[str]) -> dict[tuple[str, str], object]:
    return {key: content for key, content in _content(one).items() if key[1] not in left_out}


def _under_other_ids(base: Site, ours: Site, theirs: Site) -> None:
    """Whether the template has the site's ids or others makes no difference to what is decided."""
    plain = decisions(base, ours, theirs)
    other = decisions(base, ours, reissued(theirs))
    assert {(one.place.table, one.name, one.verdict, one.reason) for one in plain} == {
        (one.place.table, one.name, one.verdict, one.reason) for one in other
    }


def _taken_as_a_whole(base: Site, ours: Site, theirs: Site) -> None:
    """Applying is idempotent, and what is chosen leaves nothing to choose."""
    for side in (Take.OURS, Take.THEIRS):
        decided = decisions(base, ours, theirs)
        resolved = resolve(decided, _taking(decided, side), ours, SCHEMA)
        merged = changed_site(ours, resolved.changes)
        assert resolved.open == ()
        assert changed_site(merged, resolved.changes) == merged
        assert result(theirs, merged, theirs) == merged


@FEW
@given(_sites(), _sites())
def test_what_both_sides_have_alike_stays(base: Site, x: Site) -> None:
    _both_alike(base, x)


@FEW
@given(_sites(), _sites())
def test_what_one_side_alone_changed_is_taken(base: Site, x: Site) -> None:
    _only_theirs(base, x)


@FEW
@given(_sites(), _sites(), _sites())
def test_other_ids_decide_nothing(base: Site, ours: Site, theirs: Site) -> None:
    _under_other_ids(base, ours, theirs)


@FEW
@given(_sites(), _sites(), _sites())
def test_choices_leave_nothing_open(base: Site, ours: Site, theirs: Site) -> None:
    _taken_as_a_whole(base, ours, theirs)


def _exchanged(base: Site, one: Site, other: Site) -> None:
    """Who is asked to decide does not depend on who is who."""
    places = [
        {field.place for known in decided for field in known.fields if field.verdict is Verdict.CONFLICT}
        for decided in (decisions(base, one, other), decisions(base, other, one))
    ]
    assert places[0] == places[1]


@FEW
@given(_sites(), _sites(), _sites())
def test_sides_of_a_site_can_be_exchanged(base: Site, one: Site, other: Site) -> None:
    _exchanged(base, one, other)


@pytest.mark.campaign
@pytest.mark.timeout(1_800)
@MANY
@given(_sites(), _sites(), _sites())
def test_many_sites_keep_all_of_it(base: Site, ours: Site, theirs: Site) -> None:
    _both_alike(base, ours)
    _only_theirs(base, theirs)
    _under_other_ids(base, ours, theirs)
    _taken_as_a_whole(base, ours, theirs)
    _exchanged(base, ours, theirs)


@FEW
@given(LINES, LINES, LINES)
def test_sides_of_a_text_can_be_exchanged(base: list[str], ours: list[str], theirs: list[str]) -> None:
    turned = tuple(
        hunk if isinstance(hunk, Clean) else Conflict(hunk.base, hunk.theirs, hunk.ours)
        for hunk in merge_lines(base, theirs, ours)
    )
    assert merge_lines(base, ours, theirs) == turned


@FEW
@given(LINES, LINES)
def test_either_text_can_be_had_from_their_differences(ours: list[str], theirs: list[str]) -> None:
    hunks = compare_lines(ours, theirs)
    for wanted, side in ((ours, "ours"), (theirs, "theirs")):
        parts = (hunk.lines if isinstance(hunk, Clean) else getattr(hunk, side) for hunk in hunks)
        assert [line for part in parts for line in part] == wanted


@FEW
@given(OBJECTS, OBJECTS, OBJECTS)
def test_json_that_is_merged_is_json_and_sides_can_be_exchanged(base: str, ours: str, theirs: str) -> None:
    one = merge_json(base, ours, theirs, SCHEMA.json_identities)
    other = merge_json(base, theirs, ours, SCHEMA.json_identities)
    assert one is not None
    assert other is not None
    assert {c.path for c in one.conflicts} == {c.path for c in other.conflicts}
    whole = one.text(tuple(conflict.theirs for conflict in one.conflicts))
    turned = other.text(tuple(conflict.ours for conflict in other.conflicts))
    json.loads(whole)
    assert _in_any_order(json.loads(whole)) == _in_any_order(json.loads(turned))


def _in_any_order(value: Any) -> Any:
    """Lists by identity keep the site's order: the two sides may have another."""
    if isinstance(value, dict):
        return {key: _in_any_order(value[key]) for key in sorted(value)}
    return sorted(map(_in_any_order, value), key=repr) if isinstance(value, list) else value


@FEW
@given(OBJECTS, OBJECTS)
def test_json_of_one_side_is_taken(base: str, x: str) -> None:
    for sides in ((base, x, x), (base, base, x), (base, x, base)):
        merged = merge_json(*sides, SCHEMA.json_identities)
        assert merged is not None
        assert merged.conflicts == ()
        assert same_json(merged.text(), x)


@FEW
@example("\ra\n\n", "\n\n")
@given(ANY_ENDS, ANY_ENDS)
def test_a_text_keeps_its_words_in_any_style_and_its_own_stays(site_text: str, other: str) -> None:
    assert in_style_of(site_text, site_text) == site_text
    assert lines_of(in_style_of(site_text, other)) == lines_of(other)


@FEW
@given(_sites())
def test_a_site_made_once_more_is_the_same(one: Site) -> None:
    assert decisions(one, one, reissued(one)) == ()
    assert decisions(None, one, reissued(one)) == ()
    assert replace(reissued(one), id=guid("other")) != one
