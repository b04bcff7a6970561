"""Hand-made moments of coming back to a portal that was finished before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aftercare_moments import CREATION
from window_places import ALEX, PRODUCTION

from app.aftercare.known_portal import Coming, portal_of
from app.errors import NameNotFound
from app.problems import problem_of
from app.setup.aftercare_state import Act, Aftercare, Deed
from app.setup.portals import Portals
from app.setup.state import SetupState, StepId
from app.text import text

_KNOWN = portal_of(CREATION)
_TAKEN_OVER = replace(
    _KNOWN,
    place=replace(_KNOWN.place, account="kim", environment="e-2", environment_name="Contoso UAT"),
    name="Customers",
    coming=Coming.TAKEN_OVER,
)
_START = SetupState(saved_accounts=(ALEX,), portals=Portals((_KNOWN, _TAKEN_OVER)))
_LOOKING = replace(
    _START,
    step=StepId.FINISHED,
    furthest=StepId.FINISHED,
    account=ALEX,
    environment=PRODUCTION,
    portals=replace(_START.portals, wanted=_KNOWN),
)
_UNREACHED = problem_of(NameNotFound("api.powerplatform.com"))

COMING_BACK: Mapping[str, SetupState] = {
    "welcome-known": _START,
    "sign-in-wanted": replace(
        _START,
        step=StepId.SIGN_IN,
        furthest=StepId.SIGN_IN,
        portals=replace(_START.portals, wanted=_TAKEN_OVER),
    ),
    "finished-looking": replace(
        _LOOKING, aftercare=Aftercare().with_deed(Act.LOOK, Deed(text("Looking for your portal")))
    ),
    "finished-unfound": replace(
        _LOOKING, aftercare=Aftercare().with_deed(Act.LOOK, Deed(problem=_UNREACHED))
    ),
    "finished-gone": replace(_LOOKING, portals=replace(_LOOKING.portals, is_gone=True)),
}
