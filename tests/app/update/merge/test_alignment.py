from __future__ import annotations

from dataclasses import replace

import pytest
from portal_sides import SCHEMA, decisions, edited, guid, id_of, record, reissued, site, verdicts

from app.errors import SitesNotComparable
from app.update.merge.alignment import Doubt, aligned
from app.update.merge.decision import Verdict
from app.update.site.record import Record
from app.update.site.site import Site

PAGE, LINK, TEMPLATE = "adx_webpage", "adx_weblink", "adx_webtemplate"
LONG = "{% comment %}" + "words of a template that are its very own " * 3
HOME = record(PAGE, "Home", {"adx_partialurl": "/", "adx_isroot": "true"})
ORDERS = record(PAGE, "Orders", {"adx_partialurl": "orders", "adx_parentpageid": HOME.id})
ENGLISH = record("adx_portallanguage", "English", {"adx_languagecode": "en-US"})
LANGUAGE = record("adx_websitelanguage", "English", {"adx_portallanguageid": ENGLISH.id})
MAIN = record("adx_weblinkset", "Main", {"adx_websitelanguageid": LANGUAGE.id})


def _content_page(name: str, root: Record) -> Record:
    return record(PAGE, name, {"adx_rootwebpageid": root.id, "adx_webpagelanguageid": LANGUAGE.id})


def _link(id_: str, name: str, **fields: str) -> Record:
    return replace(
        record(LINK, id_, {"adx_name": name, "adx_weblinksetid": MAIN.id, **fields}), id=guid(f"{LINK} {id_}")
    )


def _theirs(ours: Site, theirs: Site, base: Site | None = None) -> set[Record]:
    return {*aligned(base, ours, reissued(theirs), SCHEMA).theirs.records}


def test_records_are_known_by_their_natural_keys_and_references_lead_to_the_sites_own() -> None:
    pages = [HOME, ORDERS, _content_page("Home (en)", HOME), _content_page("Orders (en)", ORDERS)]
    role = record("adx_webrole", "Users")
    rule = record(
        "adx_webpageaccesscontrolrule",
        "Rule",
        {"adx_webpageid": ORDERS.id},
        {"adx_webpageaccesscontrolrule_webrole": (role.id,)},
    )
    code = record(TEMPLATE, "Code", {"adx_source": f"{HOME.id} {{{ORDERS.id.upper()}}} x{HOME.id}"})
    ours = site(ENGLISH, LANGUAGE, MAIN, *pages, role, rule, code)
    found = aligned(None, ours, reissued(ours), SCHEMA)
    assert found.theirs.records == ours.records
    assert found.doubts == ()


def test_a_page_is_known_by_its_address_and_not_by_its_name() -> None:
    renamed = replace(ORDERS, fields={**ORDERS.fields, "adx_name": "Your orders"})
    assert _theirs(site(HOME, ORDERS), site(HOME, renamed)) == {HOME, renamed}


def test_pages_under_different_parents_are_different() -> None:
    other = record(PAGE, "Other", {"adx_partialurl": "other", "adx_parentpageid": HOME.id})
    twin = record(PAGE, "Twin", {"adx_partialurl": "orders", "adx_parentpageid": other.id})
    ours = site(HOME, other, twin, ORDERS)
    assert aligned(None, ours, reissued(ours), SCHEMA).theirs.records == ours.records


def test_records_of_one_key_are_told_apart_by_what_they_lead_to() -> None:
    links = (_link("one", "More", adx_pageid=HOME.id), _link("two", "More", adx_pageid=ORDERS.id))
    ours = site(ENGLISH, LANGUAGE, HOME, ORDERS, MAIN, *links)
    turned = replace(ours, records=(*ours.records[:-2], links[1], links[0]))
    assert _theirs(ours, turned) == {*ours.records}


def test_a_name_in_other_letters_is_the_same_name_unless_both_are_there() -> None:
    small, large = record("adx_sitesetting", "search/filters"), record("adx_sitesetting", "Search/Filters")
    assert {one.id for one in _theirs(site(small), site(large))} == {small.id}
    assert _theirs(site(small, large), site(large, small)) == {small, large}


def test_an_active_twin_is_told_from_one_that_is_off() -> None:
    on = (_link("one", "More", adx_externalurl="x"), _link("two", "More", adx_externalurl="x", statecode="1"))
    said = replace(on[0], fields={**on[0].fields, "statecode": "0"})
    known = (ENGLISH, LANGUAGE, MAIN)
    assert _theirs(site(*known, *on), site(*known, on[1], said)) == {*known, said, on[1]}


def test_twins_are_in_doubt_and_never_guessed() -> None:
    twins = tuple(_link(name, "More", adx_externalurl="x") for name in ("one", "two"))
    ours = site(ENGLISH, LANGUAGE, MAIN, *twins)
    found = aligned(None, ours, reissued(ours), SCHEMA)
    assert {Doubt(LINK, twin.id) for twin in twins} < {*found.doubts}
    assert len(found.doubts) == 4
    decided = decisions(ours, ours, reissued(ours))
    assert {one.verdict for one in decided} == {Verdict.CONFLICT}
    assert {one.reason.code for one in decided} == {"in-doubt"}


def test_one_of_two_twins_that_went_leaves_the_other_in_doubt() -> None:
    twins = tuple(_link(name, "More", adx_externalurl="x") for name in ("one", "two"))
    known = (ENGLISH, LANGUAGE, MAIN)
    found = aligned(None, site(*known, *twins), reissued(site(*known, twins[0])), SCHEMA)
    assert len(found.doubts) == 3


def test_a_record_with_another_name_is_known_by_its_content() -> None:
    old, new = record(TEMPLATE, "Old", {"adx_source": LONG}), record(TEMPLATE, "New", {"adx_source": LONG})
    assert {one.id for one in _theirs(site(old), site(new))} == {old.id}
    assert verdicts(decisions(site(old), site(old), reissued(site(new)))) == {
        (TEMPLATE, "Old"): (Verdict.APPLY, "microsoft-changed")
    }


def test_content_that_is_short_or_that_several_have_says_nothing() -> None:
    short = [record(TEMPLATE, name, {"adx_source": "<p>"}) for name in ("Old", "New")]
    assert {one.id for one in _theirs(site(short[0]), site(short[1]))} != {short[0].id}
    old = [record(TEMPLATE, name, {"adx_source": LONG}) for name in ("Old", "Older")]
    new = record(TEMPLATE, "New", {"adx_source": LONG})
    assert {one.id for one in _theirs(site(*old), site(new))}.isdisjoint(one.id for one in old)


def test_a_record_that_the_site_lacks_gets_a_new_id_that_is_always_the_same() -> None:
    added = record(PAGE, "New", {"adx_partialurl": "new", "adx_parentpageid": HOME.id})
    theirs = reissued(site(HOME, added))
    first, again = (aligned(None, site(HOME), theirs, SCHEMA).theirs.records[1] for _ in range(2))
    assert first == again
    assert first.id not in {added.id, theirs.records[1].id}
    assert first.value("adx_parentpageid") == HOME.id


def test_the_template_is_compared_with_what_the_site_was_made_of() -> None:
    base = site(HOME, ORDERS)
    ours = edited(base, PAGE, "Orders", adx_partialurl="bestellungen", adx_name="Bestellungen")
    theirs = edited(base, PAGE, "Orders", adx_title="Your orders")
    decided = decisions(base, ours, reissued(theirs))
    assert verdicts(decided) == {(PAGE, "Bestellungen"): (Verdict.APPLY, "fields")}
    assert {one.place.id for one in decided} == {ORDERS.id}
    other = decisions(reissued(base, "Baseline"), base, reissued(theirs))
    assert verdicts(other) == {(PAGE, "Orders"): (Verdict.APPLY, "microsoft-changed")}


def test_a_copied_site_has_the_same_ids() -> None:
    moved = edited(site(HOME, ORDERS), PAGE, "Orders", adx_partialurl="moved", adx_name="Moved")
    assert aligned(None, site(HOME, ORDERS), moved, SCHEMA).theirs == moved


def test_an_id_in_two_tables_leads_to_each() -> None:
    shared = replace(LANGUAGE, id=ENGLISH.id)
    snippet = record("adx_contentsnippet", "Footer", {"adx_contentsnippetlanguageid": shared.id})
    ours = site(ENGLISH, shared, snippet)
    assert _theirs(ours, ours) == {*ours.records}


def test_a_table_that_nothing_is_known_of_is_matched_by_its_ids_alone() -> None:
    odd = Record("new_table", guid("odd"), {"new_name": "x"})
    assert _theirs(site(odd), site(odd)) != {odd}
    assert decisions(site(odd), site(odd), site(odd)) == ()
    assert id_of(PAGE, "Home") == HOME.id


def test_a_template_in_another_language_is_told() -> None:
    swedish = record("adx_portallanguage", "Svenska", {"adx_languagecode": "sv-SE"})
    other = record("adx_websitelanguage", "Svenska", {"adx_portallanguageid": swedish.id})
    with pytest.raises(SitesNotComparable) as told:
        aligned(None, site(ENGLISH, LANGUAGE), reissued(site(swedish, other)), SCHEMA)
    assert "in English," in str(told.value.what)
    both = site(ENGLISH, LANGUAGE, swedish, other)
    assert aligned(None, both, reissued(site(swedish, other)), SCHEMA).doubts == ()
