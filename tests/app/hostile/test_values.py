"""A value that is none of its kind stops where it comes in: nothing later has to be afraid of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hostile_cases import MALFORMED
from malformed import spoiled, use
from outside_answers import CALLS, Answers, asked_and_told, whole_answers
from practice_world import Practice
from scripted import client_of, reply
from service_call import ServiceCall

from app.addresses import readable
from app.aftercare.party_model import version_of
from app.checks.versions import numbers_in
from app.errors import UnreadableReply
from app.services.dataverse import finance_link
from app.services.reply import Fields

_ADDRESSES = [
    value for name, value in MALFORMED.items() if name.startswith("an address") and "half" not in name
]
_VERSIONS = [value for name, value in MALFORMED.items() if name.startswith("a version")]
valued = pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED)


@pytest.fixture(scope="module")
def whole(running_practice: Practice) -> Mapping[str, Answers]:
    return whole_answers(running_practice)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_each_field_of_each_reply_may_hold_any(call: ServiceCall, whole: Mapping[str, Answers]) -> None:
    bodies = whole[call.name]
    for place, body in enumerate(bodies):
        for other in spoiled(body):
            use(asked_and_told(call, (*bodies[:place], other, *bodies[place + 1 :])))


@valued
def test_of_a_field_it_is_something_or_nothing(value: object) -> None:
    # As an answer has it: a number without end is written so by other programs, too.
    row = Fields(json.loads(json.dumps({"a": value}, default=str)))
    address, moment, number = row.address("a"), row.moment("a"), row.number("a")
    assert (moment, number) == (None, None)
    assert readable(address) == address


@pytest.mark.parametrize("address", _ADDRESSES)
def test_a_link_that_cannot_be_read_is_not_taken_for_none(address: Any) -> None:
    with pytest.raises(UnreadableReply):
        asyncio.run(finance_link(client_of(lambda _: reply({"Url": address}))))


@pytest.mark.parametrize("version", _VERSIONS)
def test_what_is_no_version_is_compared_all_the_same(version: str) -> None:
    for numbers in (numbers_in(version), version_of(version)):
        assert numbers[:1] < (2,)
