from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from update_runs import NOTE, ended_run, open_run, undoing_run

from app.errors import UndoneAlready, UpdateNotKnown, UpdateUnfinished
from app.update.applying.run import Run
from app.update.applying.undoable import run_of_plan, run_to_undo

FIRST = ended_run()
SECOND = replace(open_run(), note=replace(NOTE, id="2", begun=NOTE.begun + timedelta(hours=1)))
UNDO_FIRST = undoing_run()
UNDO_SECOND = replace(UNDO_FIRST, note=replace(UNDO_FIRST.note, id="3", undoes="2"))
CUT_UNDO = replace(UNDO_SECOND, ending=None)


@pytest.mark.parametrize(
    ("runs", "id_", "wanted"),
    [
        ((SECOND, FIRST), "", SECOND),
        ((FIRST,), "", FIRST),
        ((CUT_UNDO, SECOND, FIRST), "", CUT_UNDO),
        ((CUT_UNDO, SECOND, FIRST), "2", CUT_UNDO),
        ((UNDO_SECOND, SECOND, FIRST), NOTE.id, FIRST),
        ((UNDO_SECOND, SECOND, FIRST), "2", SECOND),
    ],
)
def test_the_update_that_is_meant_is_taken_back(runs: tuple[Run, ...], id_: str, wanted: Run) -> None:
    assert run_to_undo(runs, "Contoso", id_) is wanted


@pytest.mark.parametrize(("runs", "id_"), [((), ""), ((FIRST,), "2"), ((UNDO_FIRST, FIRST), "1d")])
def test_what_is_not_known_is_not_taken_back(runs: tuple[Run, ...], id_: str) -> None:
    with pytest.raises(UpdateNotKnown):
        run_to_undo(runs, "Contoso", id_)


def test_saying_it_twice_does_not_take_back_the_update_before() -> None:
    with pytest.raises(UndoneAlready):
        run_to_undo((UNDO_SECOND, SECOND, FIRST), "Contoso")


@pytest.mark.parametrize("runs", [(SECOND, FIRST), (CUT_UNDO, SECOND, FIRST)])
def test_an_earlier_update_waits_for_the_one_that_has_not_come_to_its_end(runs: tuple[Run, ...]) -> None:
    with pytest.raises(UpdateUnfinished):
        run_to_undo(runs, "Contoso", NOTE.id)


def _by_plan(run: Run, plan: str = "p") -> Run:
    return replace(run, note=replace(run.note, plan=plan))


@pytest.mark.parametrize(
    ("runs", "wanted"),
    [
        ((_by_plan(FIRST),), True),
        ((_by_plan(ended_run(), "other"), _by_plan(FIRST)), True),
        ((_by_plan(open_run()),), False),
        ((_by_plan(FIRST, "other"),), False),
        ((UNDO_FIRST, _by_plan(FIRST)), False),
        ((UNDO_FIRST, _by_plan(FIRST), _by_plan(replace(SECOND, ending=FIRST.ending))), False),
        ((), False),
    ],
)
def test_a_plan_leads_to_the_update_that_it_made(runs: tuple[Run, ...], wanted: bool) -> None:
    assert (run_of_plan(runs, "p") is not None) is wanted


def test_an_update_without_a_plan_is_that_of_none() -> None:
    assert run_of_plan((FIRST,), "") is None
