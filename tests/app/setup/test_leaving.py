from __future__ import annotations

from dataclasses import replace

import pytest
from update_person import Person
from window_places import BUILDING, CHOSEN, FINISHED, REVIEW, SITE_PAGE, WELCOME

from app.provisioning.site_request import SiteRequest
from app.setup.leaving import (
    lost_by_changing,
    lost_by_closing,
    lost_by_comparing,
    lost_by_leaving_update,
)
from app.setup.state import SetupState, StepId
from app.setup.update_state import Changed


@pytest.mark.parametrize("state", [WELCOME, CHOSEN, SITE_PAGE, BUILDING, FINISHED])
def test_nothing_is_lost_where_nothing_was_typed_or_all_is_kept(state: SetupState) -> None:
    assert lost_by_closing(state) is None


@pytest.mark.parametrize(
    "state",
    [
        REVIEW,
        replace(SITE_PAGE, request=SiteRequest(name="Orders")),
        replace(REVIEW, step=StepId.READINESS),
    ],
)
def test_what_was_typed_for_the_portal_is_lost(state: SetupState) -> None:
    assert "typed" in str(lost_by_closing(state))


def test_nothing_is_lost_without_an_update() -> None:
    assert (lost_by_leaving_update(FINISHED), lost_by_comparing(FINISHED), lost_by_changing(FINISHED)) == (
        None,
        None,
        None,
    )


def test_a_text_that_is_being_written_is_lost_whatever_one_does(person: Person) -> None:
    person.compare()
    person.journey.updating.use_baseline(None)
    for name, lost in (("Greeting", "writing a text for “Greeting”"), ("Header", "writing 2 texts")):
        person.journey.choices.write(replace(person.place(name), field="adx_value"), "Good d")
        state = person.journey.state
        ways = (lost_by_closing, lost_by_leaving_update, lost_by_comparing, lost_by_changing)
        assert [lost in str(way(state)) for way in ways] == [True] * 4


def test_a_text_is_lost_also_where_something_was_changed_before(person: Person) -> None:
    person.compare()
    person.journey.choices.write(person.place("Header"), "Good d")
    state = person.journey.state
    state = replace(state, update=replace(person.update, changed=Changed("run-1")))
    assert "“Use this text”" in str(lost_by_leaving_update(state))


def test_what_was_chosen_and_is_not_kept_is_lost_unless_the_portal_is_changed(person: Person) -> None:
    person.compare()
    person.choose_all()
    person.journey.updating.use_baseline(None)
    state = person.journey.state
    for way in (lost_by_closing, lost_by_leaving_update, lost_by_comparing):
        assert "What you chose last" in str(way(state))
    assert lost_by_changing(state) is None
    changed = replace(state, update=replace(person.update, changed=Changed("run-1", is_open=True)))
    assert lost_by_closing(changed) is None


def test_nothing_is_lost_by_comparing_the_same_sides_again(person: Person) -> None:
    person.compare()
    person.choose_all()
    person.journey.choices.write(person.place("Header"), "Good d")
    assert lost_by_comparing(person.journey.state) is None
