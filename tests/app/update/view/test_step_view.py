from __future__ import annotations

from update_runs import steps, undoing_run

from app.text import render
from app.update.applying.step import Step
from app.update.merge.shown import MASK
from app.update.site.record import Record
from app.update.view.record_view import RecordView
from app.update.view.step_view import step_views


def _views(*told: Step) -> dict[str, RecordView]:
    return {one.name: one for one in step_views(told, render, {"b1": "Start"})}


def test_each_record_shows_what_was_done_to_it() -> None:
    views = _views(*steps())
    assert render(views["Footer"].why) == "It was changed in the portal."
    assert views["Invoices"].is_new
    assert views["Order details"].is_gone
    (spot,) = views["Footer"].fields[0].spots
    assert (spot.ours, spot.theirs) == ("  <p>Contact us</p>\n", "  <p>Write to us</p>\n")


def test_what_was_made_by_an_update_is_gone_when_that_is_taken_back() -> None:
    views = _views(*undoing_run().steps)
    assert render(views["Invoices"].why) == "It was taken out of the portal again."
    (spot,) = views["Footer"].fields[0].spots
    assert spot.theirs == "  <p>Contact us</p>\n"


def test_what_a_record_leads_to_has_its_name() -> None:
    (page,) = _views(Step(None, Record("adx_webpage", "5a", {"adx_parentpageid": "B1"}))).values()
    assert page.name == "5a"
    assert page.fields[0].spots[0].theirs == "Start"


def test_a_secret_that_changed_is_told_and_not_shown() -> None:
    before, after = (
        Record("adx_sitesetting", "5e", {"adx_name": "Mail/Secret", "adx_value": value}) for value in "12"
    )
    (setting,) = _views(Step(before, after)).values()
    (spot,) = setting.fields[0].spots
    assert (spot.ours, spot.theirs) == (MASK, MASK)
