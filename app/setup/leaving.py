"""What would be lost by what a person is about to do. The journal and the keyring keep most of it.

Each gives a sentence; None where nothing is lost.
"""

from __future__ import annotations

from app.setup.choices_again import key_of
from app.setup.keeping_choices import is_kept
from app.setup.state import SetupState, StepId
from app.setup.update_state import UpdateState
from app.text import Text, plural, text

_BEFORE_THE_CREATION = (StepId.SITE, StepId.REVIEW)


def lost_by_closing(state: SetupState) -> Text | None:
    """What the person would have to do again if the program were closed now."""
    typed = state.request.name or state.request.subdomain
    if typed and state.furthest in _BEFORE_THE_CREATION:
        return text("The name and the address that you typed for the portal are not kept.")
    return lost_by_leaving_update(state)


def lost_by_leaving_update(state: SetupState) -> Text | None:
    """What the person would have to do again if the update were left now."""
    update = state.update
    if update is None:
        return None
    is_lost = update.changed is None and not is_kept(update)
    chosen = text("What you chose last in the update is not kept on this computer.") if is_lost else None
    return _being_written(update) or chosen


def lost_by_comparing(state: SetupState) -> Text | None:
    """The same, if the sides that are chosen now were compared: between the same ones nothing is lost."""
    same = state.update is not None and state.update.kept.key == key_of(state)
    return None if same else lost_by_leaving_update(state)


def lost_by_changing(state: SetupState) -> Text | None:
    """What would not be among the changes if they were made now."""
    return _being_written(state.update) if state.update is not None else None


def _being_written(update: UpdateState) -> Text | None:
    place = next(iter(update.kept.begun), None)
    decision = update.comparison.decision(place) if place and update.comparison else None
    if decision is None:
        return None
    return plural(
        "You are still writing a text for “{name}”. It counts only once you choose “Use this text”.",
        "You are still writing {count} texts, the first for “{name}”. They count only once you choose "
        "“Use this text”.",
        len(update.kept.begun),
        name=decision.name,
    )
