from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from portal_sides import reissued
from states_of_updating import REFERENCE
from update_person import Person
from update_sides import TEMPLATE, base_site

from app.errors import NameNotFound, NoWebsite
from app.setup import updating
from app.setup.journey import Journey
from app.setup.state import StepId
from app.setup.update_state import UpdateView
from app.update.merge.choice import Edited, Take
from app.update.snapshots.snapshot import SnapshotNote
from app.update.view.standing import Standing

NOTE = SnapshotNote(
    Path("kept"), "baseline", datetime(2026, 11, 1, tzinfo=UTC), "e-1", "r-1", "Contoso", "standard", "1", 9
)


def test_an_update_begins_at_the_portal_and_leads_back_there(person: Person) -> None:
    person.journey.updating.open()
    assert person.journey.state.place == (StepId.FINISHED, "update-sides")
    person.journey.updating.close()
    assert person.journey.state.place == (StepId.FINISHED, "")


def test_what_was_kept_of_the_template_is_taken_by_itself(person: Person) -> None:
    person.tools.kept = (NOTE,)
    person.journey.updating.open()
    person.do(person.journey.arrive())
    assert (person.update.baseline, person.update.baselines, person.update.doing) == (NOTE, (NOTE,), None)


def test_a_folder_that_cannot_be_looked_at_leaves_the_way_open(person: Person) -> None:
    person.tools.stops, person.tools.trouble = "baselines", NoWebsite("snapshots")
    person.journey.updating.open()
    person.do(person.journey.arrive())
    assert (person.update.baselines, person.update.problem is not None) == ((), True)


def test_nothing_is_read_before_a_template_is_chosen(person: Person) -> None:
    person.journey.updating.open()
    person.do(person.journey.updating.compare())
    assert person.tools.asked == []


def test_portals_of_other_environments_are_looked_for(person: Person) -> None:
    person.journey.updating.open()
    person.do(person.journey.updating.look_for_portals())
    assert (person.update.others, person.update.doing) == ((REFERENCE,), None)


def test_all_sides_are_read_and_the_first_clash_is_shown(person: Person) -> None:
    person.compare()
    assert person.tools.asked == ["baselines", "portal", "reference Template now", "folder baseline"]
    update = person.update
    assert (update.view, update.doing, update.looked_at) == (
        UpdateView.DIFFERENCES,
        None,
        person.place("Header"),
    )
    assert update.shown is not None
    assert update.shown.name == "Header"
    counted = [one.update.doing.done for one in person.states if one.update and one.update.doing]
    assert counted[-4:] != []
    assert 1 in counted


def test_a_snapshot_serves_as_the_baseline(person: Person) -> None:
    person.tools.kept = (NOTE,)
    person.journey.updating.open()
    person.do(person.journey.arrive())
    person.journey.updating.use_template(Path("template"))
    person.do(person.journey.updating.compare())
    assert person.tools.asked[-2:] == ["folder template", "snapshot kept"]
    assert person.update.comparison is not None
    assert person.update.comparison.has_baseline


def test_without_a_baseline_every_difference_waits(person: Person) -> None:
    person.compare(with_base=False)
    board = person.update.board
    assert board is not None
    assert (board.count(Standing.OPEN), board.count(Standing.CHANGED)) == (7, 0)


@pytest.mark.parametrize("stops", ["portal", "reference", "folder"])
def test_what_comes_in_the_way_of_reading_is_told_and_can_be_done_again(person: Person, stops: str) -> None:
    person.tools.stops, person.tools.trouble = stops, NameNotFound("contoso.crm4.dynamics.com")
    person.compare()
    assert (person.update.view, person.update.doing) == (UpdateView.SIDES, None)
    assert person.update.problem is not None
    person.tools.trouble = None
    person.do(person.journey.updating.compare())
    again = person.update
    assert (again.view, again.problem) == (UpdateView.DIFFERENCES, None)


def test_sides_that_are_alike_leave_nothing_to_look_at(person: Person) -> None:
    person.tools.template = reissued(base_site())
    person.tools.portal = base_site()
    person.compare()
    assert (person.update.looked_at, person.update.shown) == (None, None)


def test_another_record_is_looked_at(person: Person) -> None:
    person.compare()
    person.do(person.journey.updating.look_at(person.place("Footer")))
    assert person.update.shown is not None
    assert person.update.shown.name == "Footer"


def test_a_choice_counts_at_once_and_can_be_taken_back(person: Person) -> None:
    person.compare()
    greeting = person.place("Greeting")
    person.journey.updating.choose(greeting, Take.THEIRS)
    assert person.update.board is not None
    assert person.update.board.count(Standing.OPEN) == 1
    person.journey.updating.choose(greeting, None)
    assert person.update.board.count(Standing.OPEN) == 2


def test_a_whole_kind_is_taken_at_once(person: Person) -> None:
    person.compare()
    person.do(person.journey.updating.choose_kind(TEMPLATE, Take.THEIRS))
    assert person.update.board is not None
    assert person.update.board.tallies[TEMPLATE][Standing.OPEN] == 0


def held(monkeypatch: pytest.MonkeyPatch, name: str) -> tuple[threading.Event, threading.Event]:
    """A part of the work that waits in its thread: it says that it was begun, and is told to go on."""
    begun, go_on = threading.Event(), threading.Event()
    work = getattr(updating, name)

    def waits(*given: object) -> object:
        done = work(*given)
        if not begun.is_set():
            begun.set()
            assert go_on.wait(60)
        return done

    monkeypatch.setattr(updating, name, waits)
    return begun, go_on


def test_the_review_waits_for_a_kind_that_is_being_taken(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.compare()
    begun, go_on = held(monkeypatch, "_chosen_kind")

    async def hurry() -> None:
        taking = asyncio.create_task(person.journey.updating.choose_kind(TEMPLATE, Take.THEIRS))
        await asyncio.to_thread(begun.wait, 60)
        review = asyncio.create_task(person.journey.updating.review())
        await asyncio.sleep(0)
        # Somebody is quicker than the kind, elsewhere.
        person.journey.updating.choose(person.place("Greeting"), Take.OURS)
        go_on.set()
        await asyncio.gather(taking, review)

    asyncio.run(hurry())
    update = person.update
    assert (update.view, len(update.choices)) == (UpdateView.REVIEW, 2)
    assert update.outcome is not None
    assert not update.outcome.open


def test_what_is_chosen_while_the_review_is_put_together_is_in_it(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.compare()
    begun, go_on = held(monkeypatch, "_reviewed")

    async def hurry() -> None:
        review = asyncio.create_task(person.journey.updating.review())
        await asyncio.to_thread(begun.wait, 60)
        person.choose_all()
        go_on.set()
        await review

    asyncio.run(hurry())
    outcome = person.update.outcome
    assert outcome is not None
    assert (person.update.view, outcome.open) == (UpdateView.REVIEW, ())


def test_a_kind_that_is_taken_while_the_review_is_put_together_is_in_it(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.compare()
    begun, go_on = held(monkeypatch, "_reviewed")
    kind_begun, kind_goes_on = held(monkeypatch, "_chosen_kind")

    async def hurry() -> None:
        review = asyncio.create_task(person.journey.updating.review())
        await asyncio.to_thread(begun.wait, 60)
        taking = asyncio.create_task(person.journey.updating.choose_kind(TEMPLATE, Take.THEIRS))
        await asyncio.to_thread(kind_begun.wait, 60)
        go_on.set()
        # A review that does not wait comes to its end here.
        await asyncio.wait({review}, timeout=0.2)
        kind_goes_on.set()
        await asyncio.gather(review, taking)

    asyncio.run(hurry())
    update = person.update
    assert (update.view, len(update.choices), update.outcome is not None) == (UpdateView.REVIEW, 1, True)


def test_a_kind_is_taken_also_where_the_page_is_left(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.compare()
    begun, go_on = held(monkeypatch, "_chosen_kind")

    async def hurry() -> None:
        taking = asyncio.create_task(person.journey.updating.choose_kind(TEMPLATE, Take.THEIRS))
        await asyncio.to_thread(begun.wait, 60)
        person.journey.updating.back()
        comparing = asyncio.create_task(person.journey.updating.compare())
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(taking, comparing)

    asyncio.run(hurry())
    assert (person.update.view, len(person.update.choices)) == (UpdateView.DIFFERENCES, 1)


def test_the_review_shows_what_the_choices_come_to_and_writes_nothing(person: Person) -> None:
    person.compare()
    person.review()
    update = person.update
    assert (update.view, next(one.name for one in update.reviewed)) == (
        UpdateView.REVIEW,
        update.shown.name if update.shown else "",
    )
    assert update.outcome is not None
    assert len(update.reviewed) == len(update.outcome.changes) == 6
    assert not [one for one in person.tools.asked if one.startswith("apply")]


def test_in_the_review_a_record_shows_what_will_be_changed_in_it(person: Person) -> None:
    person.compare()
    header = person.place("Header")
    clash = replace(header, field="adx_source", conflict=0)
    person.journey.updating.choose(clash, Edited("  <p>Good morning and welcome</p>\n"))
    person.journey.updating.choose(person.place("Greeting"), Take.OURS)
    person.do(person.journey.updating.review(), person.journey.updating.look_at(header))
    assert person.update.shown is not None
    (field_,) = person.update.shown.fields
    assert "  <p>Good morning and welcome</p>\n" in [one.theirs for one in field_.spots]


def test_back_from_the_review_leads_to_the_differences_with_all_choices(person: Person) -> None:
    person.compare()
    person.review()
    person.journey.updating.back()
    person.do(person.journey.arrive())
    update = person.update
    assert (update.view, len(update.choices)) == (UpdateView.DIFFERENCES, 2)
    assert update.shown is not None
    assert update.shown.place == update.looked_at


@pytest.mark.parametrize("left", [lambda journey: journey.go(StepId.WELCOME), lambda journey: journey.back()])
def test_the_way_through_the_setup_does_not_lead_out_of_it(
    person: Person, left: Callable[[Journey], None]
) -> None:
    person.compare()
    left(person.journey)
    assert person.journey.state.step is StepId.FINISHED
