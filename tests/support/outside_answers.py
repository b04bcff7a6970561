"""What the practice tenant answers to each question, and what a question does with other answers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from api_trace import TracingHttp
from practice_world import Practice
from scripted import reply
from scripted_company import scripted_company
from service_call import ServiceCall, Surroundings, surroundings
from service_calls import service_calls
from setup_states import UAT

from app.errors import Trouble
from app.http import Reply, Request
from app.problems import problem_of

Answers = tuple[bytes, ...]
CALLS = tuple(one for one in service_calls() if one.method in ("GET", "POST"))
STATUSES = (200, 200, 200, 202, 204, 400, 403, 404, 409, 429, 500)
"""Those that an answer may come with; the first more often."""
_NO_WORDS = "PROGRAM-1"


def whole_answers(practice: Practice, calls: tuple[ServiceCall, ...] = CALLS) -> Mapping[str, Answers]:
    """What the practice tenant answers to each call, by the name of the call."""
    found: dict[str, Answers] = {}
    for call in calls:
        around = surroundings(practice, call.scenario)
        http = TracingHttp(around.company.http)
        asyncio.run(_ask(call, replace(around, company=replace(around.company, http=http))))
        found[call.name] = tuple(came.body for _, came in http.exchanges)
        practice.reset()
    return found


def asked_and_told(call: ServiceCall, bodies: Answers, status: int = 200) -> object:
    """Asks where the answers are others, and gives what comes of it.

    Raises AssertionError where there is an outcome without words.
    """
    told: Trouble | None = None
    answered: object = None
    try:
        answered = asyncio.run(_ask(call, _around(bodies, status)))
    except Trouble as trouble:
        told = trouble
    assert told is None or problem_of(told).code != _NO_WORDS
    return answered


async def _ask(call: ServiceCall, around: Surroundings) -> object:
    return await call.ask(around)


def _around(bodies: Answers, status: int) -> Surroundings:
    places = count()

    def script(_: Request) -> Reply:
        return reply(bodies[min(next(places), len(bodies) - 1)], status)

    return Surroundings(scripted_company(script), UAT, "site", "5e000000-0000-4000-8000-000000000001")
