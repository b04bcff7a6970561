from __future__ import annotations

from dataclasses import replace

import pytest
from portal_sides import decisions, edited, record, reissued, site
from update_sides import SETTING, SNIPPET, TEMPLATE, compared, our_site, place_of

from app.update.merge.choice import Edited, Take
from app.update.merge.decision import Decision, FieldDecision
from app.update.merge.resolution import resolved_record
from app.update.schema import portal_schema
from app.update.view.comparison import Comparison, compare
from app.update.view.ways import (
    Way,
    objection_to,
    way_of,
    ways_for_conflict,
    ways_for_field,
    ways_for_record,
    with_choice,
    with_kind,
)

BOTH_SIDES = (Way.OURS, Way.THEIRS)


def _decision(name: str) -> Decision:
    decision = compared().decision(place_of(name))
    assert decision is not None
    return decision


def _only_field(table: str, **columns: tuple[str, str]) -> FieldDecision:
    """A field that both sides changed, to these values."""
    base = site(record(table, "A", dict.fromkeys(columns, "")))
    ours = edited(base, table, "A", **{name: sides[0] for name, sides in columns.items()})
    theirs = reissued(edited(base, table, "A", **{name: sides[1] for name, sides in columns.items()}))
    (decision,) = decisions(base, ours, theirs)
    (field,) = decision.fields
    return field


@pytest.mark.parametrize(
    ("name", "ways"),
    [("Header", BOTH_SIDES), ("Invoices", BOTH_SIDES), ("Order details", BOTH_SIDES), ("Help line", ())],
)
def test_a_record_can_be_chosen_where_something_would_change(name: str, ways: tuple[Way, ...]) -> None:
    assert ways_for_record(_decision(name)) == ways


def test_what_only_the_portal_has_cannot_be_chosen() -> None:
    assert ways_for_record(_decision("Opening hours")) == ()


def test_words_can_be_joined_and_edited() -> None:
    (field,) = _decision("Greeting").fields
    assert ways_for_field(field) == (*BOTH_SIDES, Way.BOTH, Way.EDIT)
    assert ways_for_conflict(field) == (*BOTH_SIDES, Way.BOTH, Way.EDIT)


def test_a_reference_cannot_be_written_by_hand() -> None:
    targets = [record(TEMPLATE, name) for name in ("One", "Two")]
    field = _only_field("adx_pagetemplate", adx_webtemplateid=(targets[0].id, targets[1].id))
    assert ways_for_field(field) == BOTH_SIDES


def test_a_secret_is_neither_shown_nor_written() -> None:
    base = site(record(SETTING, "Mail/Secret", {"adx_value": "one"}))
    theirs = reissued(edited(base, SETTING, "Mail/Secret", adx_value="two"))
    (decision,) = decisions(base, base, theirs)
    (field,) = decision.fields
    assert (ways_for_field(field), ways_for_conflict(field)) == (BOTH_SIDES, BOTH_SIDES)


def test_a_file_that_is_no_text_is_taken_whole() -> None:
    sides = [site(record("adx_webfile", "logo.png", file=content)) for content in (b"\0", b"\0one", b"\0two")]
    (decision,) = decisions(sides[0], sides[1], reissued(sides[2]))
    (field,) = decision.fields
    assert Way.EDIT not in ways_for_field(field)


def test_json_has_to_stay_json() -> None:
    field = _only_field("adx_entitylist", adx_settings=('{"a": 1}', '{"a": 2}'))
    assert objection_to(field, '{"a": ')
    assert not objection_to(field, '{"a": 3}')
    assert not objection_to(field, "")


def test_a_choice_for_a_record_wins_over_finer_ones_made_before() -> None:
    record_place = place_of("Header")
    finer = replace(record_place, field="adx_source", conflict=0)
    chosen = with_choice(with_choice({}, finer, Take.OURS), record_place, Take.THEIRS)
    assert dict(chosen) == {record_place: Take.THEIRS}
    assert way_of(chosen, finer) is Way.THEIRS


def test_a_finer_choice_stands_beside_a_wider_one() -> None:
    record_place = place_of("Header")
    finer = replace(record_place, field="adx_source", conflict=0)
    chosen = with_choice(with_choice({}, record_place, Take.THEIRS), finer, Edited("x"))
    assert (way_of(chosen, record_place), way_of(chosen, finer)) == (Way.THEIRS, Way.EDIT)
    assert way_of(with_choice(chosen, finer, None), finer) is Way.THEIRS


def _of_kind(comparison: Comparison, take: Take | None) -> str:
    choices, _ = with_kind({}, comparison, TEMPLATE, take)
    (decision,) = (one for one in comparison.decisions if one.name == "Header")
    change, _ = resolved_record(decision, choices, portal_schema())
    return (change.columns["adx_source"] or "") if change else ""


def test_all_from_microsoft_in_a_kind_decides_what_clashes_and_nothing_else() -> None:
    comparison = compared()
    assert "Hello and welcome" in _of_kind(comparison, Take.THEIRS)
    assert "Good morning at" in _of_kind(comparison, Take.OURS)
    for take in (Take.OURS, Take.THEIRS):
        assert "aria-label" in _of_kind(comparison, take)


def test_all_from_microsoft_touches_no_other_kind_and_can_be_taken_back() -> None:
    greeting = with_choice({}, place_of("Greeting"), Take.OURS)
    chosen, rows = with_kind(greeting, compared(), TEMPLATE, Take.THEIRS)
    assert [compared().decisions[row].name for row in rows] == ["Header"]
    assert {one.table for one in chosen} == {TEMPLATE, SNIPPET}
    assert with_kind(chosen, compared(), TEMPLATE, None)[0] == greeting


def test_a_kind_without_anything_in_doubt_has_nothing_to_take() -> None:
    assert with_kind({}, compare(our_site(), our_site(), our_site()), TEMPLATE, Take.THEIRS) == ({}, ())
