from __future__ import annotations

from dataclasses import replace

from portal_sides import (
    SCHEMA,
    decisions,
    edited,
    id_of,
    only_decision,
    only_field,
    record,
    reissued,
    result,
    site,
)

from app.update.merge.change import Change, Kind, changed_site
from app.update.merge.choice import Choices, Edited, Take
from app.update.merge.decision import Content, Place
from app.update.merge.resolution import Resolved, resolve
from app.update.merge.targets import Missing
from app.update.site.site import Site

TEMPLATE, PAGE, LIST = "adx_webtemplate", "adx_webpage", "adx_entitylist"
BASE = site(record(TEMPLATE, "Header", {"adx_source": "a\nb\nc\nd\ne\nf\n"}))
OURS = edited(BASE, TEMPLATE, "Header", adx_source="A\nb\nB\nd\ne\nF\n", adx_mimetype="mine")
THEIRS = edited(BASE, TEMPLATE, "Header", adx_source="a\nb\nx\nd\ny\nz\n", adx_mimetype="new")
HEADER = Place(TEMPLATE, id_of(TEMPLATE, "Header"))
SOURCE = Place(TEMPLATE, HEADER.id, "adx_source")
MIME = Place(TEMPLATE, HEADER.id, "adx_mimetype")


def _part(number: int) -> Place:
    return Place(TEMPLATE, HEADER.id, "adx_source", number)


def _resolved(base: Site | None, ours: Site, theirs: Site, choices: Choices | None = None) -> Resolved:
    return resolve(decisions(base, ours, theirs), choices or {}, ours, SCHEMA)


def _source(choices: Choices) -> str:
    return result(BASE, OURS, THEIRS, choices).records[0].value("adx_source")


def test_what_nobody_chose_stays_open_and_changes_nothing() -> None:
    resolved = _resolved(BASE, OURS, THEIRS)
    assert resolved == Resolved((), (MIME, _part(0), _part(1)))


def test_each_conflict_in_a_text_can_be_chosen() -> None:
    assert _source({_part(0): Take.THEIRS, _part(1): Take.OURS}) == "A\nb\nx\nd\ne\nF\n"
    assert _source({_part(0): Take.BOTH, _part(1): Edited("mine\n")}) == "A\nb\nB\nx\nd\nmine\n"
    assert _source({_part(0): Take.BOTH, SOURCE: Take.THEIRS}) == "A\nb\nB\nx\nd\ny\nz\n"
    assert _source({SOURCE: Take.BOTH}) == "A\nb\nB\nx\nd\ne\nF\ny\nz\n"
    assert _resolved(BASE, OURS, THEIRS, {_part(0): Take.OURS}).open == (MIME, _part(1))


def test_a_field_can_be_chosen_as_a_whole() -> None:
    assert _source({SOURCE: Take.THEIRS}) == "a\nb\nx\nd\ny\nz\n"
    assert _source({SOURCE: Take.OURS}) == "A\nb\nB\nd\ne\nF\n"
    assert _source({SOURCE: Edited("new\n")}) == "new\n"
    (change,) = _resolved(BASE, OURS, THEIRS, {SOURCE: Edited(None), MIME: Take.THEIRS}).changes
    assert change == Change(TEMPLATE, HEADER.id, Kind.CHANGED, {"adx_mimetype": "new", "adx_source": None})


def test_a_choice_for_a_record_holds_for_its_fields_but_for_what_only_you_changed() -> None:
    ours = edited(OURS, TEMPLATE, "Header", adx_name="My header")
    resolved = _resolved(BASE, ours, THEIRS, {HEADER: Take.THEIRS})
    assert resolved.open == ()
    assert dict(resolved.changes[0].columns) == {"adx_source": "a\nb\nx\nd\ny\nz\n", "adx_mimetype": "new"}
    named = Place(TEMPLATE, HEADER.id, "adx_name")
    assert dict(_resolved(BASE, ours, THEIRS, {named: Take.THEIRS}).changes[0].columns) == {
        "adx_name": "Header"
    }


def test_a_side_that_is_taken_comes_in_the_sites_line_ends() -> None:
    ours = edited(BASE, TEMPLATE, "Header", adx_source="A\r\nb\r\n")
    merged = result(BASE, ours, THEIRS, {SOURCE: Take.THEIRS})
    assert merged.records[0].value("adx_source") == "a\r\nb\r\nx\r\nd\r\ny\r\nz\r\n"


def test_of_plain_values_there_is_no_both() -> None:
    assert MIME in _resolved(BASE, OURS, THEIRS, {HEADER: Take.BOTH}).open


def test_conflicts_in_json_can_be_chosen() -> None:
    def with_list(settings: str) -> Site:
        return site(record(LIST, "Orders", {"adx_settings": settings}))

    sides = with_list('{"a":1,"b":1}'), with_list('{"a":2,"b":1}'), with_list('{"a":3,"b":4}')
    inner = Place(LIST, id_of(LIST, "Orders"), "adx_settings", 0)

    def chosen(choice: Take | Edited) -> str:
        return result(*sides, {inner: choice}).records[0].value("adx_settings")

    assert [chosen(Take.OURS), chosen(Take.THEIRS), chosen(Edited("7"))] == [
        '{"a":2,"b":4}',
        '{"a":3,"b":4}',
        '{"a":7,"b":4}',
    ]
    assert _resolved(*sides, {inner: Take.BOTH}).open == (inner,)


def test_of_linked_records_both_sides_can_be_had_where_there_is_no_baseline() -> None:
    roles = [record("adx_webrole", name) for name in "ab"]
    links = [{"adx_entitypermission_webrole": (role.id,)} for role in roles]
    ours, theirs = (site(*roles, record("adx_entitypermission", "Orders", {}, link)) for link in links)
    place = only_field(None, ours, theirs).place
    merged = result(None, ours, theirs, {place: Take.BOTH}).records[2]
    assert set(merged.links["adx_entitypermission_webrole"]) == {role.id for role in roles}
    (change,) = _resolved(None, ours, theirs, {place: Take.THEIRS}).changes
    assert (dict(change.linked), dict(change.unlinked)) == (links[1], links[0])
    assert dict(changed_site(ours, [change]).records[2].links) == links[1]


def test_without_a_baseline_each_difference_of_a_text_can_be_chosen() -> None:
    ours, theirs = (
        edited(BASE, TEMPLATE, "Header", adx_source=text) for text in ("a\r\nB\r\nc\r\nd\r\n", "A\nB\nc\nD\n")
    )
    assert _resolved(None, ours, theirs).open == (_part(0), _part(1))
    merged = result(None, ours, theirs, {_part(0): Take.THEIRS, _part(1): Take.BOTH})
    assert merged.records[0].value("adx_source") == "A\r\nB\r\nc\r\nd\r\nD\r\n"
    other = edited(BASE, TEMPLATE, "Header", adx_source="x", adx_mimetype="y")
    assert [one.inner is None for one in only_decision(None, OURS, other).fields] == [True, False]


def test_a_file_can_be_chosen_or_written() -> None:
    def with_file(content: bytes) -> Site:
        return site(record("adx_webfile", "theme.css", {"adx_partialurl": "theme.css"}, file=content))

    sides = with_file(b"a\n"), with_file(b"b\n"), with_file(b"c\n")
    place = only_field(*sides).place

    def content(choice: Take | Edited) -> Content:
        return result(*sides, {place: choice}).records[0].file

    assert [content(one) for one in (*Take, Edited("x"), Edited(b"\0"))] == [
        b"b\n",
        b"c\n",
        b"b\nc\n",
        b"x",
        b"\0",
    ]


def test_what_microsoft_removed_is_switched_off_unless_it_is_to_stay() -> None:
    two = site(*BASE.records, record(TEMPLATE, "Footer"))
    place = only_decision(two, two, BASE).place
    assert _resolved(two, two, BASE).changes == (Change(TEMPLATE, place.id, Kind.DEACTIVATED),)
    assert result(two, two, BASE).records[1].value("statecode") == "1"
    assert _resolved(two, two, BASE, {place: Take.OURS}).changes == ()
    changed = edited(two, TEMPLATE, "Footer", adx_source="mine")
    assert _resolved(two, changed, BASE).open == (place,)
    assert _resolved(two, changed, BASE, {place: Take.THEIRS}).changes[0].kind is Kind.DEACTIVATED


def test_what_only_the_site_has_cannot_be_removed_by_a_choice() -> None:
    two = site(*BASE.records, record(TEMPLATE, "Mine"))
    assert _resolved(BASE, two, BASE, {Place(TEMPLATE, id_of(TEMPLATE, "Mine")): Take.THEIRS}).changes == ()


def test_a_record_in_doubt_is_never_switched_off() -> None:
    template, twin = BASE.records[0], record(TEMPLATE, "header ", {"adx_name": "Header", "adx_source": "x"})
    theirs = reissued(site(template, twin))
    twins = [replace(one, fields={**one.fields, "adx_source": "y"}) for one in theirs.records]
    choices = {one.place: Take.THEIRS for one in decisions(BASE, BASE, replace(theirs, records=tuple(twins)))}
    resolved = _resolved(BASE, BASE, replace(theirs, records=tuple(twins)), choices)
    assert {one.kind for one in resolved.changes} == {Kind.CREATED}


def test_new_records_come_parents_first_and_circles_are_closed_afterwards() -> None:
    form = record("adx_webform", "Form", {"adx_startstep": id_of("adx_webformstep", "Step")})
    step = record("adx_webformstep", "Step", {"adx_webform": form.id})
    home = record(PAGE, "Home", {"adx_partialurl": "/", "adx_webform": form.id})
    child = record(PAGE, "Child", {"adx_partialurl": "c", "adx_parentpageid": home.id})
    theirs = site(child, step, home, form)
    resolved = _resolved(site(), site(), theirs)
    assert [(one.columns.get("adx_name"), one.kind.value) for one in resolved.changes] == [
        ("Form", "created"),
        ("Step", "created"),
        ("Home", "created"),
        ("Child", "created"),
        (None, "changed"),
    ]
    assert [*resolved.changes[-1].columns] == ["adx_startstep"]
    assert {*result(site(), site(), theirs).by_id} == {
        (one.table, aligned_id) for one, aligned_id in zip(resolved.changes[:4], _ids(resolved), strict=True)
    }


def _ids(resolved: Resolved) -> list[str]:
    return [one.id for one in resolved.changes if one.kind is Kind.CREATED]


def test_a_new_record_without_its_parent_is_not_created() -> None:
    home = record(PAGE, "Home", {"adx_partialurl": "/"})
    child = record(PAGE, "Child", {"adx_partialurl": "c", "adx_parentpageid": home.id})
    marker = record("adx_sitemarker", "Child", {"adx_pageid": child.id})
    decided = {one.name: one.place for one in decisions(site(), site(), site(home, child))}
    resolved = _resolved(site(), site(), site(home, child, marker), {decided["Home"]: Take.OURS})
    assert resolved.changes == ()
    assert [(one.place.field, one.table) for one in resolved.missing] == [
        ("adx_parentpageid", PAGE),
        ("adx_pageid", PAGE),
    ]


def test_a_field_that_leads_nowhere_is_left_out() -> None:
    pages = [record(PAGE, name, {"adx_partialurl": name}) for name in ("one", "two")]

    def with_marker(page: int, *there: int, title: str = "") -> Site:
        fields = {"adx_pageid": pages[page].id, "adx_title": title}
        return site(*(pages[number] for number in there), record("adx_sitemarker", "Marker", fields))

    base, ours = with_marker(0, 0, 1), with_marker(0, 0)
    resolved = _resolved(base, ours, with_marker(1, 0, 1, title="new"))
    assert [dict(one.columns) for one in resolved.changes] == [{"adx_title": "new"}]
    marker = Place("adx_sitemarker", id_of("adx_sitemarker", "Marker"), "adx_pageid")
    assert resolved.missing == (Missing(marker, PAGE, pages[1].id),)


def test_a_template_with_open_blocks_and_a_text_that_is_too_long_are_told() -> None:
    whole = "{% if a %}\nx\n{% endif %}\n"
    base, theirs = (site(record(TEMPLATE, "T", {"adx_source": text})) for text in (whole, f"{whole}y\n"))
    place = Place(TEMPLATE, id_of(TEMPLATE, "T"), "adx_source")
    assert _resolved(base, base, theirs).unbalanced == ()
    assert _resolved(base, base, theirs, {place: Edited("{% if a %}")}).unbalanced == (place,)
    broken = edited(base, TEMPLATE, "T", adx_source="{% if a %}")
    assert _resolved(base, base, broken).unbalanced == ()
    long = edited(base, TEMPLATE, "T", adx_source="x\n" * 50_001)
    assert _resolved(base, base, long).too_long == (place,)


def test_secrets_and_the_environments_own_need_a_choice_of_their_own() -> None:
    def with_setting(value: str) -> Site:
        return site(record("adx_sitesetting", "Azure/Secret", {"adx_value": value, "adx_description": value}))

    sides = with_setting("1"), with_setting("1"), reissued(with_setting("2"))
    place = Place("adx_sitesetting", id_of("adx_sitesetting", "Azure/Secret"))
    value = Place(place.table, place.id, "adx_value")
    assert result(*sides, {place: Take.THEIRS}).records[0].value("adx_value") == "1"
    assert result(*sides, {place: Take.THEIRS}).records[0].value("adx_description") == "2"
    assert result(*sides, {value: Take.THEIRS}).records[0].value("adx_value") == "2"
