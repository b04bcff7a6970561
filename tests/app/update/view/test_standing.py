from __future__ import annotations

from update_sides import SNIPPET, TEMPLATE, compared, place_of

from app.update.merge.choice import Choices, Take
from app.update.view.standing import Board, Standing, first_board
from app.update.view.ways import with_choice


def _after(choices: Choices, name: str) -> Board:
    comparison = compared()
    return first_board(comparison).after(comparison, choices, (comparison.rows[place_of(name)],))


def test_at_first_every_record_stands_as_it_was_decided() -> None:
    board = first_board(compared())
    assert [board.count(one) for one in Standing] == [2, 5, 2]
    assert board.tallies[TEMPLATE] == {Standing.OPEN: 1, Standing.CHANGED: 2, Standing.STAYS: 0}


def test_a_choice_changes_its_own_record_alone() -> None:
    board = _after(with_choice({}, place_of("Greeting"), Take.THEIRS), "Greeting")
    assert board.tallies[SNIPPET] == {Standing.OPEN: 0, Standing.CHANGED: 1, Standing.STAYS: 2}
    assert board.tallies[TEMPLATE] == first_board(compared()).tallies[TEMPLATE]


def test_what_is_kept_stays() -> None:
    board = _after(with_choice({}, place_of("Footer"), Take.OURS), "Footer")
    assert board.tallies[TEMPLATE] == {Standing.OPEN: 1, Standing.CHANGED: 1, Standing.STAYS: 1}


def test_a_choice_that_is_taken_back_waits_again() -> None:
    comparison, place = compared(), place_of("Greeting")
    chosen = with_choice({}, place, Take.OURS)
    rows = (comparison.rows[place],)
    board = first_board(comparison).after(comparison, chosen, rows)
    board = board.after(comparison, with_choice(chosen, place, None), rows)
    assert board.count(Standing.OPEN) == 2
