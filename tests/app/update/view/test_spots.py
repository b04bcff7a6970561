from __future__ import annotations

from portal_sides import decisions, edited, record, reissued, site
from update_sides import SETTING, compared, place_of

from app.text import render
from app.update.merge.choice import Choices, Take
from app.update.merge.decision import FieldDecision
from app.update.merge.shown import MASK
from app.update.view.spots import Spot, spots_between, spots_of, spots_of_outcome
from app.update.view.ways import with_choice


def _field(name: str) -> FieldDecision:
    decision = compared().decision(place_of(name))
    assert decision is not None
    return decision.fields[0]


def _spots(field: FieldDecision) -> tuple[Spot, ...]:
    return spots_of(field, compared().names, render)


def test_a_clash_is_shown_with_what_is_around_it_and_how_it_was() -> None:
    clash = _spots(_field("Header"))[0]
    assert (clash.conflict, clash.base) == (0, "  <p>Welcome to our portal</p>\n")
    assert (clash.ours, clash.theirs) == (
        "  <p>Good morning at our portal</p>\n",
        "  <p>Hello and welcome</p>\n",
    )
    assert clash.above.endswith("  </nav>\n")
    assert clash.below.startswith('  <form action="/search">\n')


def test_what_microsoft_changed_beside_a_clash_is_shown_too() -> None:
    _, beside = _spots(_field("Header"))
    assert beside.conflict is None
    assert (beside.ours, beside.theirs) == (
        '    <input name="q">\n',
        '    <input name="q" aria-label="Search">\n',
    )


def test_what_fits_is_shown_as_it_will_be() -> None:
    (spot,) = _spots(_field("Footer"))
    assert (spot.above, spot.ours, spot.theirs) == (
        "<footer>\n",
        "  <p>Contact us</p>\n",
        "  <p>Write to us</p>\n",
    )


def test_every_conflict_inside_json_is_a_spot_of_its_own() -> None:
    table, name = "adx_entitylist", "Orders"
    base = site(record(table, name, {"adx_settings": '{"a": 1, "b": 1, "c": 1}'}))
    ours = edited(base, table, name, adx_settings='{"a": 2, "b": 2, "c": 1}')
    theirs = reissued(edited(base, table, name, adx_settings='{"a": 3, "b": 3, "c": 3}'))
    (decision,) = decisions(base, ours, theirs)
    found = spots_of(decision.fields[0], {}, render)
    assert [(one.conflict, one.path, one.ours, one.theirs) for one in found[:2]] == [
        (0, ("a",), "2", "3"),
        (1, ("b",), "2", "3"),
    ]
    assert '"c": 3' in found[2].theirs


def test_a_secret_is_masked() -> None:
    base = site(record(SETTING, "Mail/Secret", {"adx_value": "one"}))
    theirs = reissued(edited(base, SETTING, "Mail/Secret", adx_value=None))
    (decision,) = decisions(base, base, theirs)
    (spot,) = spots_of(decision.fields[0], {}, render)
    assert (spot.ours, spot.theirs) == (MASK, "")


def _outcome(name: str, choices: Choices) -> tuple[Spot, ...]:
    return spots_of_outcome(_field(name), choices, compared().names, render)


def test_an_outcome_is_what_is_now_and_what_will_be() -> None:
    chosen = with_choice({}, place_of("Greeting"), Take.THEIRS)
    (spot,) = _outcome("Greeting", chosen)
    assert (spot.ours, spot.theirs) == ("Good morning.", "Welcome.")


def test_what_is_kept_or_open_has_no_outcome() -> None:
    assert _outcome("Greeting", {}) == ()
    assert _outcome("Greeting", with_choice({}, place_of("Greeting"), Take.OURS)) == ()


def test_texts_that_are_alike_have_no_spots() -> None:
    assert spots_between("a\nb\n", "a\r\nb\r\n") == ()
