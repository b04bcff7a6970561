"""What would be lost if the program were closed now. The journal and the keyring keep most of it."""

from __future__ import annotations

from app.setup.state import SetupState, StepId
from app.text import Text, text

_BEFORE_THE_CREATION = (StepId.SITE, StepId.REVIEW)


def lost_by_leaving(state: SetupState) -> Text | None:
    """What the person would have to do again, in a sentence; None where nothing is lost."""
    typed = state.request.name or state.request.subdomain
    if typed and state.furthest in _BEFORE_THE_CREATION:
        return text("The name and the address that you typed for the portal are not kept.")
    return None
