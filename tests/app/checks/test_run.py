from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from check_trial import check_named
from held import holding
from practice_world import Practice, sign_in
from request_log import watch

from app.checks.catalogue import all_checks
from app.checks.check import Check, CheckResult, Finding, Verdict
from app.checks.facts import Facts
from app.checks.questions import outcome
from app.checks.run import run_checks
from app.clouds import cloud_from_file
from app.errors import NotConnected, TimedOut, Trouble
from app.setup.connection import connect
from app.text import text


def run(practice: Practice, checks: tuple[Check, ...], told: list[CheckResult] | None = None) -> list[str]:
    told = [] if told is None else told
    results = asyncio.run(run_checks(practice.company(), practice.environment(), checks, told.append))
    return [result.finding.verdict.value for result in results if result.finding]


def test_all_that_is_needed_is_ready_in_the_ready_company(practice: Practice) -> None:
    told: list[CheckResult] = []
    verdicts = dict(zip(all_checks(), run(practice, all_checks(), told), strict=True))
    assert {verdict for check, verdict in verdicts.items() if check.mandatory} == {"ready"}
    assert {check.id for check, verdict in verdicts.items() if verdict != "ready"} == {
        "dual-write-licence",
        "portal-template",
        "first-site",
    }
    assert {one.check.id for one in told} == {check.id for check in all_checks()}


def test_each_fact_is_asked_for_once(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    practice.environment()
    log = watch(practice.tenant, monkeypatch)
    run(practice, all_checks())
    services = [one for one in log.requests if one[0] != "login" and not one[2].endswith("/environments")]
    assert services
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
    # Power Platform's came with the sign-in; Dataverse, Microsoft 365, Finance and Operations and the
    # organisation's settings are left.
    assert log.count("POST", "*/token", "login") == 4


def test_a_token_that_is_no_longer_accepted_is_renewed_for_all_questions(practice: Practice) -> None:
    company, environment = practice.company(), practice.environment()
    practice.fault("expired-token", "organization-a", times=1)
    practice.fault("expired-token", "graph", times=2)
    results = asyncio.run(run_checks(company, environment, all_checks(), lambda _: None))
    needed = [one for one in results if one.check.mandatory or "licence" in one.check.id]
    verdicts = {one.check.id: one.finding.verdict.value for one in needed if one.finding}
    assert verdicts.pop("dual-write-licence") == "could-not-be-checked"
    assert set(verdicts.values()) == {"ready"}


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
    was_told = asyncio.Event()

    async def late(_: Facts) -> Finding:
        await was_told.wait()
        return Finding(Verdict.READY, text("Late."))

    def tell(result: CheckResult) -> None:
        told.append(result)
        was_told.set()

    slow = replace(check_named("dataverse"), id="slow", examine=late)
    told: list[CheckResult] = []
    both = run_checks(practice.company(), practice.environment(), (slow, check_named("dataverse")), tell)
    results = asyncio.run(both)
    assert [one.check.id for one in told] == ["dataverse", "slow"]
    assert [one.check.id for one in results] == ["slow", "dataverse"]


def test_a_check_that_is_in_trouble_does_not_harm_the_others(practice: Practice) -> None:
    async def troubled(_: Facts) -> Finding:
        raise TimedOut("localhost")

    bad = replace(check_named("dataverse"), id="bad", examine=troubled)
    assert run(practice, (bad, check_named("dataverse"))) == ["could-not-be-checked", "ready"]


@pytest.mark.parametrize(
    ("check_id", "asked"),
    [
        ("sign-in-rights", "Microsoft sign-in"),
        ("dataverse", "Dataverse: who you are"),
        ("administrator-role", "Dataverse: your user"),
        ("finance-link", "Dataverse: integration with Finance and Operations"),
        ("dual-write-solutions", "Dataverse: installed solutions"),
        ("first-site", "Power Platform: sites of this environment"),
        ("portal-slot", "Power Platform: sites of this environment"),
    ],
)
def test_who_did_not_answer_is_in_the_evidence(practice: Practice, check_id: str, asked: str) -> None:
    async def troubled(_: Facts) -> Finding:
        raise TimedOut("localhost")

    check = replace(check_named(check_id), examine=troubled, needs=())
    told: list[CheckResult] = []
    run(practice, (check,), told)
    assert [str(one.source) for result in told if result.finding for one in result.finding.evidence] == [
        asked
    ]


def test_a_service_that_is_away_leaves_the_other_checks_alone(practice: Practice) -> None:
    before = run(practice, all_checks())
    practice.fault("server-problem", "graph")
    changed = [
        check.id
        for check, then, now in zip(all_checks(), before, run(practice, all_checks()), strict=True)
        if then != now
    ]
    assert changed == ["supply-chain-licence"]


def test_checks_that_are_cancelled_leave_nothing_running(practice: Practice) -> None:
    company, environment = practice.company(), practice.environment()

    async def cancel() -> int:
        with holding("organization-a") as held:
            running = asyncio.create_task(run_checks(company, environment, all_checks(), lambda _: None))
            assert await asyncio.to_thread(held.arrived.wait, 60)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
        return len(asyncio.all_tasks()) - 1

    assert asyncio.run(cancel()) == 0


def test_one_asker_who_gives_up_does_not_take_the_answer_from_the_others(practice: Practice) -> None:
    company, environment = practice.company(), practice.environment()
    asked: list[str] = []
    is_begun, may_answer = asyncio.Event(), asyncio.Event()

    async def answer() -> str:
        asked.append("once")
        is_begun.set()
        await may_answer.wait()
        return "answer"

    async def ask() -> str:
        async with Facts(company, environment) as facts:
            first = asyncio.create_task(facts.questions.once("fact", answer))
            second = asyncio.create_task(facts.questions.once("fact", answer))
            await is_begun.wait()
            first.cancel()
            await asyncio.wait((first,))
            may_answer.set()
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
            return [await outcome(facts.questions.once("fact", refuse)) for _ in range(3)]

    answers = asyncio.run(ask())
    assert asked == ["once"]
    assert all(isinstance(answer, NotConnected) for answer in answers)
