"""Hand-made moments of a setup, one for each thing that a page has to be able to show."""

from __future__ import annotations

from collections.abc import Mapping

from states_of_arriving import ARRIVING
from states_of_coming_back import COMING_BACK
from states_of_making import MAKING
from states_of_readiness import CHECKING
from states_of_updating import UPDATING

from app.setup.state import SetupState

STATES: Mapping[str, SetupState] = {**ARRIVING, **COMING_BACK, **CHECKING, **MAKING, **UPDATING}

FULLEST = (
    "welcome-known",
    "sign-in-saved",
    "sign-in-code",
    "sign-in-guest",
    "environment-default",
    "environment-absent",
    "readiness-mixed",
    "readiness-proof",
    "mending-maps",
    "mending-solutions-stopped",
    "site-refused",
    "review",
    "create-stalled",
    "create-by-hand",
    "finished",
    "usable-unclear",
    "finished-removing",
    "update-sides-chosen",
    "update-differences",
    "update-review",
    "update-changed-in-part",
)
"""States of every page in which there is most to see, for what takes too long to be tried in all of them."""
