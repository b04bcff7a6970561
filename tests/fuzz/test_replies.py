"""Whatever a service answers, each question about it has an answer, or an outcome that has words."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

import pytest
from api_trace import TracingHttp
from damaged import damaged, damaged_json
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from practice_world import Practice
from scripted import reply
from scripted_company import scripted_company
from service_call import ServiceCall, Surroundings, surroundings
from service_calls import service_calls
from setup_states import UAT

from app.errors import Trouble
from app.http import Reply, Request
from app.problems import problem_of

_CALM = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
_CALLS = [one for one in service_calls() if one.method in ("GET", "POST")]
_every = pytest.mark.parametrize("call", _CALLS, ids=lambda call: call.name)

Answers = tuple[bytes, ...]


@pytest.fixture(scope="module")
def whole(running_practice: Practice) -> Mapping[str, Answers]:
    """What the practice tenant answers to each call."""
    found: dict[str, Answers] = {}
    for call in _CALLS:
        around = surroundings(running_practice, call.scenario)
        http = TracingHttp(around.company.http)
        asyncio.run(_ask(call, replace(around, company=replace(around.company, http=http))))
        found[call.name] = tuple(came.body for _, came in http.exchanges)
        running_practice.reset()
    return found


async def _ask(call: ServiceCall, around: Surroundings) -> None:
    await call.ask(around)


def _damaged(body: bytes) -> st.SearchStrategy[bytes]:
    return damaged_json(body) if body.lstrip()[:1] in (b"{", b"[") else damaged(body)


def _around(bodies: Answers, status: int) -> Surroundings:
    places = count()

    def script(_: Request) -> Reply:
        return reply(bodies[min(next(places), len(bodies) - 1)], status)

    return Surroundings(scripted_company(script), UAT, "site", "5e000000-0000-4000-8000-000000000001")


def _fuzz(call: ServiceCall, bodies: Answers, examples: int) -> None:
    @settings(_CALM, max_examples=examples)
    @given(
        answers=st.tuples(*(_damaged(body) for body in bodies)),
        status=st.sampled_from([200, 200, 200, 202, 204, 400, 403, 404, 409, 429, 500]),
    )
    def ask(answers: Answers, status: int) -> None:
        told: Trouble | None = None
        try:
            asyncio.run(_ask(call, _around(answers, status)))
        except Trouble as trouble:
            told = trouble
        assert told is None or problem_of(told).code != "PROGRAM-1"

    ask()


@_every
def test_an_odd_answer_is_read_or_told(call: ServiceCall, whole: Mapping[str, Answers]) -> None:
    _fuzz(call, whole[call.name], 12)


@pytest.mark.campaign
@pytest.mark.timeout(3_600)
@_every
def test_thousands_of_odd_answers(call: ServiceCall, whole: Mapping[str, Answers]) -> None:
    _fuzz(call, whole[call.name], 2_000)
