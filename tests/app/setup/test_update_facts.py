from __future__ import annotations

from dataclasses import replace

from states_of_updating import CHOSEN, REFERENCE, reviewed, updating
from update_runs import ended_run, open_run, steps, undoing_run

from app.report.update_facts import UpdateFacts
from app.setup.update_facts import update_facts
from app.setup.update_state import Changed, UpdateState
from app.text import render
from app.update.applying.run import Run

REVIEWED = replace(reviewed(CHOSEN), template=REFERENCE)


def _facts(update: UpdateState, *, is_done: bool = True) -> UpdateFacts:
    state = updating(update)
    assert state.site is not None
    return update_facts(state, state.site, render, is_done=is_done)


def _changed(run: Run, *, is_open: bool = False) -> Changed:
    return Changed(run.note.id, len(run.steps), is_open=is_open, undone=run.note.kind == "undo", written=run)


def test_what_would_be_changed_is_what_was_reviewed() -> None:
    facts = _facts(REVIEWED, is_done=False)
    assert (facts.records, facts.planned(), facts.run) == (REVIEWED.reviewed, steps(), None)


def test_what_was_reviewed_and_done_is_told_as_done() -> None:
    facts = _facts(replace(REVIEWED, changed=_changed(ended_run())))
    assert {one.place for one in facts.records} == {one.place for one in REVIEWED.reviewed}
    assert {render(one.why) for one in facts.records} == {
        "It was added to the portal.",
        "It was changed in the portal.",
        "It was switched off in the portal. It was not deleted.",
    }
    assert (facts.planned(), facts.template is None) == ((), False)


def test_what_was_begun_earlier_has_its_differences_and_no_sides() -> None:
    facts = _facts(UpdateState(changed=_changed(ended_run())))
    assert len(facts.records) == len(steps())
    assert (facts.read_at, facts.template, facts.baseline) == (None, None, None)


def test_of_what_was_cut_short_only_what_dataverse_took_is_told() -> None:
    first = steps()[0].key
    facts = _facts(replace(REVIEWED, changed=_changed(open_run(frozenset([first])), is_open=True)))
    assert ([(one.place.table, one.place.id) for one in facts.records], facts.is_open) == ([first], True)


def test_what_was_taken_back_is_told_the_other_way_round() -> None:
    facts = _facts(replace(REVIEWED, changed=_changed(undoing_run())))
    (footer,) = (one for one in facts.records if one.name == "Footer")
    assert footer.fields[0].spots[0].theirs == "  <p>Contact us</p>\n"
