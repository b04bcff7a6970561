"""Whatever a service answers, each question about it has an answer, or an outcome that has words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from fuzzed import readings_of_answers
from outside_answers import CALLS, Answers, whole_answers
from practice_world import Practice
from service_call import ServiceCall

_every = pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)


@pytest.fixture(scope="module")
def whole(running_practice: Practice) -> Mapping[str, Answers]:
    return whole_answers(running_practice)


@_every
def test_an_odd_answer_is_read_or_told(call: ServiceCall, whole: Mapping[str, Answers]) -> None:
    readings_of_answers(call, whole[call.name], 12)()


@pytest.mark.campaign
@pytest.mark.timeout(3_600)
@_every
def test_thousands_of_odd_answers(call: ServiceCall, whole: Mapping[str, Answers]) -> None:
    readings_of_answers(call, whole[call.name], 2_000)()
