"""What the program itself did not foresee, in plain words."""

from __future__ import annotations

from app.problems.problem import Helper, Problem
from app.text import text

_SAFE = text("What Microsoft was asked to create goes on, and the program finds it again.")
_PASS_ON = text("If it happens again, save a support file and give it to whoever helps you.")


def unforeseen(trouble: Exception) -> Problem:
    """The words for something that nobody foresaw, with its type and nothing of its own words."""
    return Problem(
        "PROGRAM-1",
        text("Something happened that this program did not foresee. {safe}", safe=_SAFE),
        text("Try again. {pass_on}", pass_on=_PASS_ON),
        Helper.YOU,
        (("type", type(trouble).__name__),),
    )


def ended_before() -> Problem:
    """The words for a program that was ended by something that nobody foresaw, told at the next start."""
    return Problem(
        "PROGRAM-2",
        text("The program ended by itself the last time. {safe}", safe=_SAFE),
        text("Go on as you like. {pass_on}", pass_on=_PASS_ON),
        Helper.YOU,
    )


def is_own(problem: Problem) -> bool:
    """Whether the program itself is what support has to look at."""
    return problem.code.startswith("PROGRAM-")
