from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from portal_sides import edited
from update_person import Person
from update_sides import SNIPPET, our_site

from app.errors import ChoicesDamaged, ChoicesUnreadable, Trouble
from app.setup.keeping_choices import is_kept
from app.setup.leaving import lost_by_closing
from app.setup.update_state import UpdateView
from app.update.merge.choice import Edited, Take
from app.update.view.standing import Standing


def test_what_was_chosen_stands_again_when_the_same_sides_are_compared(person: Person) -> None:
    person.keep_all()
    before = person.update.choices
    person.journey.updating.close()
    person.compare()
    update = person.update
    assert (update.choices, update.kept.again, update.kept.left_out) == (before, 2, 0)
    assert update.board is not None
    assert update.board.count(Standing.OPEN) == 0
    assert is_kept(update)


def test_the_way_back_to_the_sides_loses_nothing(person: Person) -> None:
    person.keep_all()
    person.journey.updating.back()
    assert person.update.view is UpdateView.SIDES
    person.do(person.journey.updating.compare())
    assert person.update.kept.again == 2


def test_what_is_chosen_now_needs_not_be_read(person: Person) -> None:
    person.keep_all()
    before = person.update.choices
    person.journey.updating.back()
    person.tools.drafts.trouble = ChoicesUnreadable("choices")
    person.do(person.journey.updating.compare())
    assert (person.update.choices, person.update.kept.problem) == (before, None)


def test_what_was_chosen_where_a_side_has_changed_is_left_out_and_told(person: Person) -> None:
    person.keep_all()
    person.tools.portal = edited(our_site(), SNIPPET, "Greeting", adx_value="Good evening.")
    person.compare()
    assert dict(person.update.choices) == {person.place("Header"): Take.OURS}
    assert (person.update.kept.again, person.update.kept.left_out) == (1, 1)


def test_other_sides_have_choices_of_their_own(person: Person) -> None:
    person.keep_all()
    person.compare(with_base=False)
    assert (person.update.choices, person.update.kept.left_out) == ({}, 0)
    person.compare()
    assert person.update.kept.again == 2


def test_what_differs_no_more_needs_no_choice(person: Person) -> None:
    person.keep_all()
    person.tools.template = person.tools.portal
    person.compare()
    assert (person.update.choices, person.update.kept.left_out) == ({}, 0)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (ChoicesUnreadable("choices"), ("cannot be read at this moment", "compare again")),
        (ChoicesDamaged("choices"), ("is damaged", "Choose anew")),
    ],
)
def test_what_was_kept_and_cannot_be_read_keeps_nobody_from_comparing(
    person: Person, trouble: Trouble, said: tuple[str, str]
) -> None:
    person.keep_all()
    before = person.update.choices
    person.journey.updating.close()
    person.tools.drafts.trouble = trouble
    person.compare()
    problem = person.update.kept.problem
    assert (person.update.view, person.update.choices, is_kept(person.update)) == (
        UpdateView.DIFFERENCES,
        {},
        True,
    )
    assert problem is not None
    assert (said[0] in str(problem.what), said[1] in str(problem.remedy)) == (True, True)
    person.tools.drafts.trouble = None
    person.journey.updating.back()
    person.do(person.journey.updating.compare())
    assert (person.update.choices, person.update.kept.problem) == (before, None)


def test_a_text_that_is_being_written_stays_while_the_same_sides_are_compared(person: Person) -> None:
    person.compare()
    place = replace(person.place("Greeting"), field="adx_value")
    person.journey.choices.write(place, "Good d")
    person.journey.updating.back()
    person.do(person.journey.updating.compare())
    assert person.update.kept.begun == {place: "Good d"}
    person.journey.updating.choose(place, Edited("Good day."))
    person.journey.choices.write(place, None)
    person.keep()
    assert lost_by_closing(person.journey.state) is None


def test_a_text_whose_place_is_gone_is_left_out_and_told(person: Person) -> None:
    person.compare()
    conflict = replace(person.place("Header"), field="adx_source", conflict=0)
    person.journey.choices.write(conflict, "  <p>Hello K")
    person.tools.template = person.tools.portal
    person.journey.updating.back()
    person.do(person.journey.updating.compare())
    assert (person.update.kept.begun, person.update.kept.left_out) == ({}, 1)


def test_what_an_update_has_changed_since_is_not_told_as_changed_by_others(person: Person) -> None:
    # The program was closed while it changed the portal, and went on after its next start.
    person.keep_all()
    person.tools.portal = edited(our_site(), SNIPPET, "Greeting", adx_value="Good day, and welcome.")
    for since, left_out in ((None, 1), (datetime.now(UTC) + timedelta(days=1), 0)):
        person.tools.made = since
        person.journey.updating.close()
        person.compare()
        assert (person.update.kept.again, person.update.kept.left_out) == (1, left_out)


def test_what_is_kept_belongs_to_the_portal_that_was_compared(person: Person) -> None:
    person.compare()
    person.choose_all()
    here = person.journey.state
    person.journey._stage.become(replace(here, environment=None, site=None))
    person.keep()
    person.journey._stage.become(replace(here, update=None))
    person.compare()
    assert len(person.update.choices) == 2
    person.journey._stage.become(
        replace(here, environment=replace(here.environment, id="e-9") if here.environment else None)
    )
    person.compare()
    assert person.update.choices == {}
