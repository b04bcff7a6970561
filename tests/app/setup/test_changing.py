from __future__ import annotations

from update_person import Person
from update_runs import open_run, steps
from update_sides import our_site

from app.errors import NameNotFound, RunInDoubt, RunNotWritten
from app.setup.update_state import Changed, UpdateView


def _waits(person: Person) -> bool:
    return person.update.changed is not None and person.update.changed.is_restart_due


def test_nothing_is_written_while_a_choice_is_missing(person: Person) -> None:
    person.compare()
    person.do(person.journey.updating.review(), person.journey.changing.apply())
    assert person.update.view is UpdateView.REVIEW
    assert person.tools.portal == our_site()


def test_nothing_is_written_that_the_review_did_not_show(person: Person) -> None:
    person.compare()
    person.choose_all()
    person.do(person.journey.changing.apply())
    person.do(person.journey.updating.review())
    person.journey.updating.back()
    person.do(person.journey.changing.apply())
    assert person.tools.portal == our_site()


def test_nothing_is_written_while_somebody_writes_a_text(person: Person) -> None:
    person.compare()
    person.review()
    person.journey.choices.write(person.place("Header"), "Good d")
    person.do(person.journey.changing.apply())
    assert (person.update.view, person.tools.portal) == (UpdateView.REVIEW, our_site())
    person.journey.choices.leave_texts()
    person.do(person.journey.changing.apply())
    assert person.update.view is UpdateView.CHANGE


def test_what_was_reviewed_is_written_and_the_portal_restarts(person: Person) -> None:
    person.compare()
    person.review()
    person.do(person.journey.changing.apply())
    update = person.update
    assert (update.view, update.doing) == (UpdateView.CHANGE, None)
    assert person.tools.asked[-2:] == ["apply 6", "restarted run-1"]
    assert update.changed is not None
    assert (update.changed.is_whole, person.restarts) == (True, [True])
    assert person.tools.portal != our_site()


def test_changes_that_stopped_are_gone_on_with(person: Person) -> None:
    person.tools.outcome = Changed("run-1", is_open=True)
    person.compare()
    person.review()
    person.do(person.journey.changing.apply())
    assert person.update.changed is not None
    assert not person.update.changed.is_whole
    person.do(person.journey.changing.go_on(), person.journey.changing.go_on())
    assert "go on run-1" in person.tools.asked
    assert person.update.changed.is_whole


def test_an_update_that_was_begun_before_is_gone_on_with_first(person: Person) -> None:
    person.tools.begun = Changed("run-0", done=2, is_open=True)
    person.journey.updating.open()
    person.do(person.journey.arrive())
    assert (person.update.view, person.update.changed) == (UpdateView.CHANGE, person.tools.begun)
    person.do(person.journey.changing.go_on())
    assert "go on run-0" in person.tools.asked


def test_changes_are_taken_back_once(person: Person) -> None:
    person.compare()
    person.review()
    person.do(person.journey.changing.apply())
    person.do(person.journey.changing.undo(), person.journey.changing.undo())
    assert [one for one in person.tools.asked if one.startswith("undo")] == ["undo run-1"]
    assert (person.tools.portal, person.restarts) == (our_site(), [True, True])


def test_what_was_begun_before_is_looked_for_and_gone_on_with(person: Person) -> None:
    person.tools.begun = Changed("run-0", done=2, is_open=True, written=open_run())
    person.journey.updating.open()
    person.do(person.journey.changing.find_unfinished())
    assert (person.update.changed, person.update.doing) == (person.tools.begun, None)
    person.do(person.journey.changing.foresee(undoing=False))
    foreseen = person.update.foreseen
    assert foreseen is not None
    assert (foreseen.due, person.tools.portal) == (steps(), our_site())
    person.do(person.journey.changing.go_on())
    assert person.tools.asked == ["foresee run-0 False", "go on run-0", "restarted run-0"]


def test_an_earlier_update_is_looked_for_and_taken_back(person: Person) -> None:
    person.tools.begun = Changed("run-0", done=2)
    person.journey.updating.open()
    person.do(person.journey.changing.find_undoable("run-0"), person.journey.changing.undo())
    assert person.tools.asked == ["undoable run-0", "undo run-0", "restarted run-0"]
    assert person.update.view is UpdateView.CHANGE


def test_that_there_is_nothing_to_take_back_is_told(person: Person) -> None:
    person.journey.updating.open()
    person.do(person.journey.changing.find_undoable(""), person.journey.changing.foresee(undoing=True))
    assert person.update.problem is not None
    assert (person.update.problem.code, person.tools.asked) == ("APPLY-4", ["undoable "])


def test_what_comes_in_the_way_of_changing_is_told(person: Person) -> None:
    person.compare()
    person.review()
    person.tools.stops, person.tools.trouble = "apply", NameNotFound("contoso.crm4.dynamics.com")
    person.do(person.journey.changing.apply())
    assert (person.update.doing, person.update.changed, person.restarts) == (None, None, [])
    assert person.update.problem is not None


def test_what_was_done_before_the_trouble_can_be_gone_on_with(person: Person) -> None:
    person.compare()
    person.review()
    person.tools.stops, person.tools.trouble = "apply", NameNotFound("contoso.crm4.dynamics.com")
    person.tools.begun = Changed("run-1", done=1, is_open=True)
    person.do(person.journey.changing.apply())
    assert (person.update.changed, person.restarts) == (person.tools.begun, [])


def test_a_file_that_may_be_of_an_update_that_was_begun_is_told_when_one_is_opened(person: Person) -> None:
    person.tools.stops, person.tools.trouble = "unfinished", RunInDoubt("a.portal-update")
    person.journey.updating.open()
    person.do(person.journey.arrive())
    assert person.update.problem is not None
    assert person.update.problem.code == "APPLY-7"
    assert "a.portal-update" in str(person.update.problem.what)
    assert (person.update.view, person.update.baselines) == (UpdateView.SIDES, ())
    assert "baselines" in person.tools.asked


def test_a_restart_that_an_earlier_update_waits_for_is_done_when_it_is_gone_on_with(person: Person) -> None:
    person.tools.waiting = Changed("run-0", done=2, is_restart_due=True)
    person.journey.updating.open()
    person.do(person.journey.arrive())
    assert (person.update.view, person.update.changed) == (UpdateView.CHANGE, person.tools.waiting)
    person.do(person.journey.changing.go_on(), person.journey.changing.go_on())
    assert person.tools.asked[-1] == "restarted run-0"
    assert (person.update.changed, person.restarts) == (Changed("run-0", done=2), [True])


def test_what_has_not_come_to_its_end_comes_before_a_restart_that_is_due(person: Person) -> None:
    person.tools.begun = Changed("run-1", is_open=True)
    person.tools.waiting = Changed("run-0", done=2, is_restart_due=True)
    person.journey.updating.open()
    person.do(person.journey.changing.find_unfinished())
    assert person.update.changed == person.tools.begun


def test_a_restart_that_could_not_be_asked_for_stays_due(person: Person) -> None:
    person.compare()
    person.review()
    person.tools.restarts = False
    person.do(person.journey.changing.apply())
    assert (_waits(person), person.restarts) == (True, [True])
    assert not any(one.startswith("restarted") for one in person.tools.asked)
    person.tools.restarts = True
    person.do(person.journey.changing.go_on())
    assert (_waits(person), person.restarts) == (False, [True, True])


def test_that_a_restart_cannot_be_written_down_stops_nothing(person: Person) -> None:
    person.compare()
    person.review()
    person.tools.stops, person.tools.trouble = "restarted", RunNotWritten("a.portal-update", "")
    person.do(person.journey.changing.apply())
    assert person.update.changed is not None
    assert (person.update.problem, person.update.changed.is_restart_due) == (None, False)
