from __future__ import annotations

from portal_sides import reissued, site
from update_sides import SETTING, compared, our_site, place_of

from app.text import render
from app.update.merge.choice import Take
from app.update.merge.decision import Place
from app.update.merge.resolution import resolve
from app.update.merge.shown import MASK
from app.update.schema import portal_schema
from app.update.view.change_view import change_views
from app.update.view.comparison import compare
from app.update.view.record_view import RecordView, record_view
from app.update.view.ways import Way, with_choice


def _view(name: str) -> RecordView:
    view = record_view(compared(), place_of(name), render)
    assert view is not None
    return view


def test_a_field_that_clashes_is_chosen_place_by_place() -> None:
    view = _view("Header")
    (field,) = view.fields
    assert (view.ways, render(view.kind), render(field.word)) == ((), "Web template", "Source code")
    clash, beside = field.spots
    assert field.place_of(clash) == Place(view.place.table, view.place.id, "adx_source", 0)
    assert field.place_of(beside) == field.place


def test_a_new_record_is_shown_whole_and_chosen_as_one() -> None:
    view = _view("Invoices")
    assert (view.is_new, view.is_gone, view.ways) == (True, False, (Way.OURS, Way.THEIRS))
    assert {(render(one.word), one.spots[0].theirs) for one in view.fields} == {
        ("Name", "Invoices"),
        ("Title", "Your invoices"),
        ("Its part of the address", "invoices"),
    }


def test_a_record_that_microsoft_removed_has_nothing_inside() -> None:
    view = _view("Order details")
    assert (view.is_gone, view.fields, view.ways) == (True, (), (Way.OURS, Way.THEIRS))


def test_a_place_on_which_nothing_was_decided_has_no_view() -> None:
    assert record_view(compared(), Place("adx_webtemplate", "0"), render) is None


def test_a_secret_that_would_be_added_is_masked() -> None:
    theirs = reissued(our_site())
    only_secret = site(*(one for one in theirs.records if one.table == SETTING))
    comparison = compare(None, site(), only_secret)
    shown = [
        spot.theirs
        for one in comparison.decisions
        for view in [record_view(comparison, one.place, render)]
        if view is not None and view.name == "Mail/Secret"
        for field in view.fields
        for spot in field.spots
    ]
    assert MASK in shown
    assert "correct horse" not in " ".join(shown)


def test_all_that_is_written_is_shown_before() -> None:
    comparison = compared()
    choices = with_choice({}, place_of("Greeting"), Take.THEIRS)
    outcome = resolve(comparison.decisions, choices, comparison.ours, portal_schema())
    views = change_views(comparison, outcome, choices, render)
    assert [(one.place.table, one.place.id) for one in views] == [
        (one.table, one.id) for one in outcome.changes
    ]
    for view, change in zip(views, outcome.changes, strict=True):
        if not view.is_gone:
            written = {*change.columns, *change.linked, *(["file"] if change.file is not None else [])}
            assert {one.place.field for one in view.fields} == written
    assert all(
        not field.ways and not field.inside for view in views for field in view.fields if not view.is_new
    )
