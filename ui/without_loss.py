"""Going on where nothing is lost by it, and asking where something is."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from app.setup.keeping_choices import is_kept
from app.setup.leaving import lost_by_closing
from app.setup.state import SetupState
from app.text import Text, text
from ui.question import Question
from ui.session import Session

Lost = Callable[[SetupState], Text | None]
_PATIENCE = 5.0
"""Seconds for keeping what is not kept yet: a folder in a network may not answer."""


def close_without_loss(session: Session, close: Callable[[], None]) -> None:
    """Closes the program, or asks."""
    _unless(session, lost_by_closing, Question(text("Close the program?"), text("Close anyway"), close))


def without_loss(session: Session, lost: Lost, go: Callable[[], None]) -> None:
    """Does `go`, or asks on the page that is shown; `lost` says what would be lost by it."""
    place = session.journey.state.place
    _unless(session, lost, Question(text("Go on without it?"), text("Discard it and go on"), go, place))


def _unless(session: Session, lost: Lost, question: Question) -> None:
    state = session.journey.state
    would_be = lost(state)
    if would_be is None:
        question.go()
    elif state.update is None or is_kept(state.update):
        session.ask(question, would_be)
    else:
        session.lasting.spawn(_keep_first(session, lost, question))


async def _keep_first(session: Session, lost: Lost, question: Question) -> None:
    journey = session.journey
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(journey.choices.keep(), _PATIENCE)
    would_be = lost(journey.state)
    if question.place not in (None, journey.state.place):
        return
    if would_be is None:
        question.go()
    else:
        session.ask(question, would_be)
