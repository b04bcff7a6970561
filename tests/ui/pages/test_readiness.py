from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from window_places import ALL_READY
from window_results import results_with
from window_states import STATES

from app.checks.check import CheckResult, Finding, Verdict
from app.errors import SignInNeeded
from app.problems import SignInWish, problem_of
from app.setup.checking import Checking
from app.text import text
from ui.scope import Scope

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def test_the_summary_counts_what_is_done(show: Show) -> None:
    shown = show("readiness-running")
    total = len(ALL_READY)
    assert shown.find("summary").text() == f"Checking: {total // 2} of {total} done"
    assert not shown.find("check-all").isEnabled()


def test_each_verdict_has_its_word(show: Show) -> None:
    shown = show("readiness-mixed")
    verdicts = {
        "sign-in-rights": "Ready",
        "power-pages-licence": "Advice",
        "supply-chain-licence": "Could not check",
        "table-map-sales-order-details": "Not ready",
    }
    assert {name: shown.find(f"verdict-{name}").text() for name in verdicts} == verdicts


def test_maps_are_started_once_what_they_need_is_there(show: Show) -> None:
    shown = show("readiness-maps-wait")
    assert shown.has("start-maps")
    for missing in ("dual-write-solutions", "finance-link"):
        found = results_with({missing: Verdict.NOT_READY, "table-map-products": Verdict.NOT_READY})
        shown.become(replace(STATES["readiness-maps-wait"], readiness=found))
        assert not shown.has("start-maps")


def test_advice_that_nobody_could_be_asked_about_looks_like_advice(show: Show) -> None:
    unasked = tuple(
        replace(one, finding=Finding(Verdict.COULD_NOT_CHECK, text("There is nothing to look up.")))
        for one in ALL_READY
    )
    shown = show(replace(STATES["readiness-ready"], readiness=unasked))
    assert shown.find("verdict-dual-write-licence").text() == "Advice"
    assert shown.find("verdict-portal-slot").text() == "Could not check"
    assert shown.has("confirm-dual-write-licence")


def test_only_what_could_not_be_checked_can_be_confirmed(show: Show) -> None:
    shown = show("readiness-mixed")
    assert shown.has("confirm-portal-slot")
    assert not shown.has("confirm-table-map-sales-order-details")
    shown.press("confirm-portal-slot")
    assert shown.find("verdict-portal-slot").text() == "Confirmed by you"


def test_a_remedy_opens_the_page_where_it_is_done(show: Show) -> None:
    shown = show("readiness-mixed")
    shown.press("open-table-map-sales-order-details")
    assert shown.opened[0].endswith("/portals/home")


def test_a_message_is_copied_for_whoever_can_help(show: Show) -> None:
    shown = show("readiness-mixed")
    shown.press("message-table-map-sales-order-details")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Hello,")
    assert "Table map Sales Order Details" in copied
    assert "Contoso Production (id e-1)" in copied
    assert shown.find("message-table-map-sales-order-details").text() == "Message copied"


def test_nobody_is_written_to_about_what_is_ready(show: Show) -> None:
    shown = show("readiness-ready")
    shown.press("details-dataverse")
    assert shown.has("again-dataverse")
    assert not shown.has("message-dataverse")


def test_evidence_unfolds(show: Show) -> None:
    shown = show("readiness-ready")
    assert not any("assigned directly" in one for one in shown.words)
    shown.press("details-administrator-role")
    assert any("Dataverse: your user" in one and "assigned directly" in one for one in shown.words)
    shown.press("details-administrator-role")
    assert not any("assigned directly" in one for one in shown.words)


def test_what_someone_reads_stays_where_it_is_when_it_is_looked_at_again(show: Show) -> None:
    shown = show("readiness-ready")
    shown.press("details-administrator-role")
    before = [one for one in shown.window.findChildren(QLabel) if one.isVisible()]
    again = tuple(replace(one, finding=_asked_now(one.finding)) for one in ALL_READY if one.finding)
    shown.become(replace(shown.journey.state, readiness=again))
    assert [one for one in shown.window.findChildren(QLabel) if one.isVisible()] == before


def _asked_now(finding: Finding) -> Finding:
    return replace(
        finding, evidence=tuple(replace(one, asked_at=datetime.now(UTC)) for one in finding.evidence)
    )


def test_all_together_is_told(show: Show) -> None:
    shown = show("readiness-mixed")
    assert shown.find("summary").text() == "3 checks need your attention"
    shown.become(replace(STATES["readiness-ready"], readiness=ALL_READY))
    assert shown.find("summary").text() == "Everything is ready"
    assert shown.find("forward").isEnabled()


def test_checks_that_wait_for_an_approval_share_one_message(show: Show) -> None:
    shown = show("readiness-unapproved")
    assert shown.words.count("Ask an administrator to approve this program") == 1
    shown.press("open-approval")
    assert shown.opened == [shown.journey.people.approval().page]


def test_the_message_stays_while_the_checks_that_wait_for_it_run_again(show: Show) -> None:
    shown = show("readiness-unapproved")
    before = shown.journey.state
    running = tuple(CheckResult(one.check) if one.waits else one for one in before.readiness)
    shown.become(replace(before, readiness=running))
    assert shown.has("approval")
    shown.become(replace(before, readiness=ALL_READY))
    assert not shown.has("approval")


def test_a_check_that_needs_a_new_sign_in_offers_it_for_its_service(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = problem_of(SignInNeeded('{"a": 1}', resource="https://org.crm4.dynamics.com"))
    first, *others = ALL_READY
    finding = Finding(Verdict.COULD_NOT_CHECK, text("This could not be checked."), problem=ended)
    checked: list[bool] = []

    async def check_waiting(_checks: Checking) -> None:
        checked.append(True)

    monkeypatch.setattr(Checking, "check_waiting", check_waiting)
    shown = show(replace(STATES["readiness-ready"], readiness=(replace(first, finding=finding), *others)))
    asked: list[SignInWish | None] = []

    async def sign_in_again(_open_page: Any, wish: SignInWish | None) -> None:
        asked.append(wish)

    monkeypatch.setattr(shown.journey.people, "sign_in_again", sign_in_again)
    monkeypatch.setattr(Scope, "spawn", lambda _, work: asyncio.run(work))
    shown.press("sign-in-again")
    assert asked == [SignInWish("https://org.crm4.dynamics.com", '{"a": 1}')]
    assert checked


def test_without_such_a_check_no_sign_in_is_offered(show: Show) -> None:
    assert not show("readiness-mixed").has("sign-in-again")
