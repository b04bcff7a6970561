from __future__ import annotations

from dataclasses import replace

import pytest
from states_of_readiness import MIXED, UNAPPROVED
from window_places import ALL_READY

from app.checks.check import CheckResult, Finding, Remedy, Verdict
from app.errors import ServiceDown
from app.problems import Helper, problem_of
from app.report.message import help_for, message_for, messages
from app.report.subject import Subject
from app.text import text


def result(check_id: str, results: tuple[CheckResult, ...] = MIXED) -> CheckResult:
    return next(one for one in results if one.check.id == check_id)


def found(finding: Finding, check_id: str = "administrator-role") -> CheckResult:
    return replace(result(check_id), finding=finding)


def test_a_message_says_what_why_where_and_who_asks(subject: Subject) -> None:
    assert str(message_for(result("table-map-sales-order-details"), subject)) == (
        "Hello,\n\n"
        "I am setting up the Customer Portal of Dynamics 365 Supply Chain Management in the environment "
        "Contoso Production, and I need your help.\n\n"
        "Table map Sales Order Details: It is not as it should be.\n"
        "What is needed: Open the Dual-write page, select the map and choose Run.\n"
        f"Why: {result('table-map-sales-order-details').check.purpose} "
        "The portal cannot be created before this is settled.\n"
        "Where: https://make.powerpages.microsoft.com/environments/e-1/portals/home\n\n"
        "Environment: Contoso Production (id e-1)\n"
        "Dataverse: https://contoso.crm4.dynamics.com\n"
        "Finance and Operations: https://contoso.operations.dynamics.com\n\n"
        "Please tell me when it is done. Thank you!\n"
        "alex@contoso.example"
    )


def test_advice_does_not_press(subject: Subject) -> None:
    assert "The portal can be created without it." in str(message_for(result("power-pages-licence"), subject))


def test_what_to_ask_of_somebody_else_can_read_otherwise(subject: Subject) -> None:
    remedy = Remedy(text("Ask for the role."), Helper.ENVIRONMENT_ADMINISTRATOR, "", text("Please give it."))
    said = str(message_for(found(Finding(Verdict.NOT_READY, text("No role."), (), remedy)), subject))
    assert "What is needed: Please give it." in said
    assert "Ask for the role." not in said
    assert "Where:" not in said


def test_what_has_no_remedy_of_its_own_is_helped_by_the_problem_s(subject: Subject) -> None:
    problem = problem_of(ServiceDown("Dataverse", 503, "0x1", "Principal 77", "corr-1"))
    waits = found(Finding(Verdict.COULD_NOT_CHECK, text("Not checked."), problem=problem))
    assert help_for(waits) == Remedy(problem.remedy, Helper.MICROSOFT)
    said = str(message_for(waits, subject))
    assert "Not checked. Dataverse has trouble of its own." in said
    # Microsoft finds the call by its ids; what it has said of others is nobody's business.
    assert "For support: SERVICE-6, service Dataverse, status 503, code 0x1, correlation id corr-1" in said
    assert "Principal" not in said


@pytest.mark.parametrize(
    "finding",
    [
        None,
        Finding(Verdict.READY, text("Ready.")),
        Finding(Verdict.NOT_READY, text("Look."), (), Remedy(text("Look."), Helper.YOU)),
        Finding(
            Verdict.CONFIRMED_BY_YOU,
            text("Look."),
            (),
            Remedy(text("Look."), Helper.ENVIRONMENT_ADMINISTRATOR),
        ),
        Finding(Verdict.NOT_READY, text("Nobody knows what helps.")),
    ],
)
def test_nobody_is_written_to_without_need(finding: Finding | None, subject: Subject) -> None:
    assert message_for(CheckResult(ALL_READY[0].check, finding), subject) is None


def test_an_approval_is_asked_for_with_its_own_message(subject: Subject) -> None:
    waiting = tuple(one for one in UNAPPROVED if one.waits)
    assert messages(waiting, subject) == (subject.approval,)
    first, second = messages((*waiting, result("table-map-accounts")), subject)
    assert first == subject.approval
    assert "Table map Accounts" in str(second)
    assert not any(str(one.check.title) in str(second) for one in waiting)


def test_names_are_never_read_as_a_template(subject: Subject) -> None:
    odd = replace(subject, environment=replace(subject.environment, name="{title} {0} %s"))
    assert "environment {title} {0} %s, and" in str(message_for(result("table-map-accounts"), odd))
