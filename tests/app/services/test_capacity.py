from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated
from practice_world import Practice
from scripted import always, client_of, reply

from app.errors import Forbidden, Trouble, UnreadableReply
from app.http import Reply, Request
from app.services.capacity import (
    Allocation,
    BillingPolicy,
    CapacityReport,
    allocations,
    billing_policies,
    capacity_reports,
)
from app.services.client import Client

_ALLOCATIONS = {"currencyAllocations": [{"currencyType": "PowerPagesAuthenticated", "allocated": 3}]}
_REPORTS = [{"currencyType": "PowerPagesAuthenticated", "purchased": 5, "allocated": 3}]
_POLICY = {"id": "p-1", "name": "Usage", "status": "Enabled"}
_LINKS = {"value": [{"billingPolicyId": "p-1", "environmentId": "ENV"}]}


def service(answers: Mapping[str, Reply]) -> Client:
    """A service that answers by the ends of its paths."""

    def script(request: Request) -> Reply:
        path = request.url.partition("?")[0]
        return next(one for end, one in answers.items() if path.endswith(end))

    return client_of(script)


def policies(own: Reply, every: Reply, links: Reply | None = None) -> tuple[BillingPolicy, ...]:
    answers = {"/billingPolicy": own, "/billingPolicies": every, "/p-1/environments": links or reply(_LINKS)}
    return asyncio.run(billing_policies(service(answers), "env"))


def test_allocations_are_read_by_kind() -> None:
    rows = [{"currencyType": "PowerPagesAuthenticated", "allocated": 3}, {"currencyType": "AI"}, None]
    found = asyncio.run(allocations(always({"currencyAllocations": rows}), "env"))
    assert found == (Allocation("powerpagesauthenticated", 3), Allocation("ai", 0))


def test_a_null_list_of_allocations_is_empty_and_a_missing_one_is_not() -> None:
    assert asyncio.run(allocations(always({"currencyAllocations": None}), "env")) == ()
    with pytest.raises(UnreadableReply):
        asyncio.run(allocations(always({}), "env"))


@pytest.mark.parametrize("body", [_REPORTS, {"value": _REPORTS}])
def test_reports_come_bare_or_wrapped(body: object) -> None:
    found = asyncio.run(capacity_reports(always(body)))
    assert found == (CapacityReport("powerpagesauthenticated", 5, 3),)


@pytest.mark.parametrize("body", [{}, {"value": None}, "text", None])
def test_an_answer_without_reports_is_not_taken_for_none(body: object) -> None:
    with pytest.raises(UnreadableReply):
        asyncio.run(capacity_reports(always(body)))


def test_the_environment_s_own_policy_is_enough() -> None:
    assert policies(reply(_POLICY), reply(status=500)) == (BillingPolicy("p-1", "Usage", "Enabled"),)


@pytest.mark.parametrize("own", [reply(status=404), reply(b"", 204), reply(b"null"), reply({})])
def test_no_policy_of_its_own_is_looked_up_in_the_list_of_all(own: Reply) -> None:
    linked = policies(own, reply({"value": [_POLICY]}))
    assert linked == (BillingPolicy("p-1", "Usage", "Enabled"),)
    assert policies(own, reply({"value": [_POLICY]}), reply({"value": []})) == ()


def test_a_list_that_may_not_be_read_is_not_taken_for_none() -> None:
    with pytest.raises(Forbidden):
        policies(reply(status=404), reply(status=403))


@pytest.mark.parametrize(
    ("state", "in_force"), [("Enabled", True), ("enabled", True), ("Disabled", False), ("Creating", False)]
)
def test_a_policy_is_in_force_when_it_says_so(state: str, in_force: bool) -> None:
    assert BillingPolicy("p-1", "Usage", state).is_in_force is in_force


def test_the_practice_company_has_capacity_and_pays_nothing_as_it_goes(practice: Practice) -> None:
    client, environment = practice.company().power_platform, practice.environment().id
    assert asyncio.run(allocations(client, environment)) == (Allocation("powerpagesauthenticated", 5),)
    assert asyncio.run(capacity_reports(client)) == (CapacityReport("powerpagesauthenticated", 5, 5),)
    assert asyncio.run(billing_policies(client, environment)) == ()


@given(
    mutated(_ALLOCATIONS), mutated(_REPORTS), mutated(_POLICY), mutated({"value": [_POLICY]}), st.booleans()
)
def test_whatever_is_said_of_capacity_it_is_read_or_a_known_trouble(
    allocated: Any, reported: Any, own: Any, every: Any, is_linked: bool
) -> None:
    answers = {
        "/allocations": reply(allocated),
        "/currencyReports": reply(reported),
        "/billingPolicy": reply(own) if is_linked else reply(status=404),
        "/billingPolicies": reply(every),
        "/environments": reply(own),
    }
    client = service(answers)
    for question in (allocations(client, "env"), capacity_reports(client), billing_policies(client, "env")):
        try:
            assert isinstance(asyncio.run(question), tuple)
        except Trouble:
            continue
