from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from check_trial import check_named
from practice_world import Practice, sign_in
from request_log import watch

from app.checks.catalogue import all_checks
from app.checks.check import Check, CheckResult, Finding, Verdict
from app.checks.facts import Facts, outcome
from app.checks.run import run_checks
from app.clouds import cloud_from_file
from app.errors import NotConnected, TimedOut, Trouble
from app.setup.connection import connect
from app.text import text


def run(practice: Practice, checks: tuple[Check, ...], told: list[CheckResult] | None = None) -> list[str]:
    told = [] if told is None else told
    results = asyncio.run(run_checks(practice.company(), practice.environment(), checks, told.append))
    return [result.finding.verdict.value for result in results if result.finding]


def test_all_checks_of_the_ready_company_are_ready(practice: Practice) -> None:
    told: list[CheckResult] = []
    assert run(practice, all_checks(), told) == ["ready"] * 14
    assert {one.check.id for one in told} == {check.id for check in all_checks()}


def test_each_fact_is_asked_for_once(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    practice.environment()
    log = watch(practice.tenant, monkeypatch)
    run(practice, all_checks())
    services = [request for request in log.requests if request[0] not in ("login", "business_apps")]
    assert len(services) == 13
    assert sorted(set(services)) == sorted(services)


def test_each_service_s_token_is_asked_for_once(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice.found("ready")
    connection = connect(cloud_from_file(practice.tenant.cloud_file), "", tmp_path)
    company, environment = asyncio.run(sign_in(connection, "ready")), practice.environment()
    log = watch(practice.tenant, monkeypatch)
    asyncio.run(run_checks(company, environment, all_checks(), lambda _: None))
    connection.close()
    # Power Platform's came with the sign-in; Dataverse, Microsoft 365 and Finance and Operations are left.
    assert log.count("POST", "*/token", "login") == 3


def test_a_token_that_is_no_longer_accepted_is_renewed_for_all_questions(practice: Practice) -> None:
    company, environment = practice.company(), practice.environment()
    practice.fault("expired-token", "organization-a", times=1)
    practice.fault("expired-token", "graph", times=2)
    results = asyncio.run(run_checks(company, environment, all_checks(), lambda _: None))
    assert {one.finding.verdict.value for one in results if one.finding} == {"ready"}


def test_facts_are_asked_for_before_a_check_waits_for_the_first_of_them(practice: Practice) -> None:
    asked: list[str] = []

    def need(name: str) -> Callable[[Facts], Awaitable[object]]:
        async def ask(_: Facts) -> None:
            asked.append(name)

        return ask

    async def examine(_: Facts) -> Finding:
        await asyncio.sleep(0)
        asked.append("examined")
        return Finding(Verdict.READY, text("Ready."))

    check = replace(check_named("dataverse"), examine=examine, needs=(need("one"), need("two")))
    run(practice, (check,))
    assert asked == ["one", "two", "examined"]


def test_results_come_in_the_order_of_the_checks_and_are_told_as_they_arrive(practice: Practice) -> None:
    async def late(_: Facts) -> Finding:
        await asyncio.sleep(0.2)
        return Finding(Verdict.READY, text("Late."))

    slow = replace(check_named("dataverse"), id="slow", examine=late)
    told: list[CheckResult] = []
    asyncio.run(
        run_checks(practice.company(), practice.environment(), (slow, check_named("dataverse")), told.append)
    )
    assert [one.check.id for one in told] == ["dataverse", "slow"]


def test_a_check_that_is_in_trouble_does_not_harm_the_others(practice: Practice) -> None:
    async def troubled(_: Facts) -> Finding:
        raise TimedOut("localhost")

    bad = replace(check_named("dataverse"), id="bad", examine=troubled)
    assert run(practice, (bad, check_named("dataverse"))) == ["could-not-be-checked", "ready"]


def test_a_service_that_is_away_leaves_the_other_checks_alone(practice: Practice) -> None:
    practice.environment()
    practice.fault("server-problem", "graph")
    practice.fault("server-problem", "finance-a")
    assert run(practice, all_checks()).count("ready") == 11


def test_checks_that_are_cancelled_leave_nothing_running(practice: Practice) -> None:
    company, environment = practice.company(), practice.environment()
    practice.fault("delay", "organization-a", value=0.5)

    async def cancel() -> int:
        running = asyncio.create_task(run_checks(company, environment, all_checks(), lambda _: None))
        await asyncio.sleep(0.1)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        return len(asyncio.all_tasks()) - 1

    assert asyncio.run(cancel()) == 0


def test_one_asker_who_gives_up_does_not_take_the_answer_from_the_others(practice: Practice) -> None:
    company, environment = practice.company(), practice.environment()
    asked: list[str] = []

    async def answer() -> str:
        asked.append("once")
        await asyncio.sleep(0.05)
        return "answer"

    async def ask() -> str:
        async with Facts(company, environment) as facts:
            first = asyncio.create_task(facts.once("fact", answer))
            second = asyncio.create_task(facts.once("fact", answer))
            await asyncio.sleep(0.01)
            first.cancel()
            return await second

    assert asyncio.run(ask()) == "answer"
    assert asked == ["once"]


def test_a_trouble_is_shared_by_all_who_asked(practice: Practice) -> None:
    company, environment = practice.company(), practice.environment()
    asked: list[str] = []

    async def refuse() -> str:
        asked.append("once")
        raise NotConnected("finance")

    async def ask() -> list[str | Trouble]:
        async with Facts(company, environment) as facts:
            return [await outcome(facts.once("fact", refuse)) for _ in range(3)]

    answers = asyncio.run(ask())
    assert asked == ["once"]
    assert all(isinstance(answer, NotConnected) for answer in answers)
