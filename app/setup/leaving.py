"""What would be lost if the program were closed now. The journal and the keyring keep most of it."""

from __future__ import annotations

from app.setup.keeping_choices import is_kept
from app.setup.state import SetupState, StepId
from app.setup.update_state import UpdateState
from app.text import Text, text

_BEFORE_THE_CREATION = (StepId.SITE, StepId.REVIEW)


def lost_by_leaving(state: SetupState) -> Text | None:
    """What the person would have to do again, in a sentence; None where nothing is lost."""
    typed = state.request.name or state.request.subdomain
    if typed and state.furthest in _BEFORE_THE_CREATION:
        return text("The name and the address that you typed for the portal are not kept.")
    return _lost_of_update(state.update) if state.update is not None else None


def _lost_of_update(update: UpdateState) -> Text | None:
    if update.changed is not None:
        return None
    if update.kept.begun:
        return text("The text that you are writing is kept only once you choose “Use this text”.")
    if not is_kept(update):
        return text("What you chose last in the update is not kept on this computer.")
    return None
