from __future__ import annotations

from dataclasses import replace

from portal_sides import guid, record, site
from update_sides import PAGE, SNIPPET, TEMPLATE, compared, our_site, place_of

from app.update.merge.decision import Place
from app.update.view.comparison import compare


def test_decisions_are_gathered_by_kind_with_what_waits_first() -> None:
    comparison = compared()
    names = {kind.table: [comparison.decisions[row].name for row in kind.rows] for kind in comparison.kinds}
    assert names[TEMPLATE] == ["Header", "Footer", "Order details"]
    assert names[SNIPPET] == ["Greeting", "Help line", "Opening hours"]
    assert names[PAGE] == ["Invoices"]


def test_records_are_found_by_every_word_of_name_and_kind() -> None:
    comparison = compared()
    rows = range(len(comparison.decisions))

    def found(wanted: str) -> list[str]:
        return [comparison.decisions[row].name for row in comparison.narrowed(rows, wanted)]

    assert found("HEAD") == ["Header"]
    assert found("template foot") == ["Footer"]
    assert found("nothing of this name") == []
    assert len(found("  ")) == len(comparison.decisions)


def test_a_reference_has_the_name_of_what_it_leads_to() -> None:
    comparison = compared()
    assert comparison.names[place_of("Header").id] == "Header"


def test_a_place_inside_a_record_leads_to_its_decision() -> None:
    place = place_of("Header")
    decision = compared().decision(Place(place.table, place.id, "adx_source", 0))
    assert decision is not None
    assert decision.name == "Header"
    assert compared().decision(Place(TEMPLATE, "0")) is None


def test_sides_that_are_alike_leave_nothing_to_decide() -> None:
    comparison = compare(our_site(), our_site(), our_site())
    assert (comparison.decisions, comparison.kinds) == ((), ())


def test_a_record_without_a_name_is_known_by_its_id() -> None:
    nameless = record(SNIPPET, "")
    comparison = compare(None, site(nameless), site())
    assert comparison.names[nameless.id] == nameless.id


def test_a_page_is_told_from_its_text_in_a_language() -> None:
    language = record("adx_websitelanguage", "English")
    root = record(PAGE, "Orders", {"adx_partialurl": "orders"})
    text = replace(root, id=guid("text"), fields={**root.fields, "adx_webpagelanguageid": language.id})
    comparison = compare(None, site(language, root, text), site())
    assert sorted(comparison.label(one) for one in comparison.decisions) == [
        "English",
        "Orders",
        "Orders · English",
    ]
