"""The restart of a portal, and whether it has to be asked for again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from states_of_updating import updating

from app.aftercare.acts import Certainty, Outcome
from app.errors import Forbidden, NameNotFound, NotSignedIn, ServiceDown, ServiceRefused, Throttled
from app.setup.aftercare_state import Act
from app.setup.connection import Connection
from app.setup.journey import Journey
from app.setup.update_state import UpdateState

Answer = Certainty | Exception


@pytest.mark.parametrize(
    ("answer", "settles"),
    [
        (Certainty.TAKEN, True),
        (Certainty.UNKNOWN, False),
        (Forbidden("Power Platform", 403), True),
        (ServiceRefused("Power Platform", 400), True),
        (Throttled("Power Platform", 429), False),
        (ServiceDown("Power Platform", 503), False),
        (NotSignedIn("Power Platform", 401), False),
        (NameNotFound("powerplatform.example"), False),
    ],
)
def test_a_restart_is_settled_once_microsoft_says_yes_or_no(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, answer: Answer, settles: bool
) -> None:
    async def restart(_care: object, site: Any) -> Outcome:
        if isinstance(answer, Exception):
            raise answer
        return Outcome(site, answer)

    async def reach(_portal: object) -> None:
        pass

    settled: list[bool] = []

    async def settle() -> None:
        settled.append(True)

    monkeypatch.setattr("app.aftercare.acts.Caretaker.restart", restart)
    monkeypatch.setattr("app.setup.aftercare.CaringFor.reach", reach)
    monkeypatch.setattr("app.setup.stage.Stage.company", lambda _stage: SimpleNamespace(power_platform=None))
    at_the_portal = replace(updating(UpdateState()), update=None)
    journey = Journey(connection, lambda _state: None, at_the_portal)
    asyncio.run(journey.portal.restart(settle))
    assert bool(settled) is settles
    assert (journey.state.aftercare.deed(Act.RESTART).problem is not None) is isinstance(answer, Exception)
