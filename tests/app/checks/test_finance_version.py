from __future__ import annotations

import pytest
from check_trial import answers, finding_of, said
from practice_world import Practice

from app.checks.finance_version import numbers_of
from app.demo.contoso.company import set_finance_version


def has_version(practice: Practice, version: str) -> None:
    practice.found("ready")
    with practice.documents() as documents:
        set_finance_version(documents, practice.person("ready").tenant, version)


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("10.0.13", (10, 0, 13)),
        ("10.0.43", (10, 0, 43)),
        (" 10.0.2015.12 ", (10, 0, 2015)),
        ("8.1.3", (8, 1, 3)),
        ("10.0", None),
        ("10.0.x", None),
        ("", None),
        ("10.0.13; drop", None),
        ("٣.0.1", None),
    ],
)
def test_a_version_is_three_numbers_or_none(version: str, numbers: tuple[int, ...] | None) -> None:
    assert numbers_of(version) == numbers


def test_the_version_that_runs_is_named(practice: Practice) -> None:
    finding = finding_of(practice, "finance-version")
    assert said(finding) == ("ready", "Finance and Operations has version 10.0.46.")
    assert answers(finding) == ["10.0.46"]


@pytest.mark.parametrize(
    ("version", "verdict"),
    [("10.0.13", "ready"), ("10.0.12", "not-ready"), ("8.1.3", "not-ready"), ("11.0.0", "ready")],
)
def test_the_oldest_version_is_the_one_of_the_documents(
    practice: Practice, version: str, verdict: str
) -> None:
    has_version(practice, version)
    assert said(finding_of(practice, "finance-version"))[0] == verdict


def test_a_version_that_is_none_is_left_to_the_person(practice: Practice) -> None:
    has_version(practice, "Spring release")
    finding = finding_of(practice, "finance-version")
    assert said(finding)[0] == "could-not-be-checked"
    assert answers(finding)[0] == "Spring release"


def test_what_the_power_platform_knows_is_shown_and_proves_nothing(practice: Practice) -> None:
    practice.environment()
    practice.fault("server-problem", "finance-a")
    finding = finding_of(practice, "finance-version")
    assert said(finding) == (
        "could-not-be-checked",
        "Which version Finance and Operations has could not be read.",
    )
    assert answers(finding)[1:] == ["UnifiedProduction", "10.0.46.3, 10.0.47"]
    assert finding.remedy is not None
    assert finding.remedy.page == practice.environment().finance


def test_where_nothing_can_be_read_each_source_says_so(practice: Practice) -> None:
    practice.environment()
    practice.fault("server-problem", "finance-a")
    practice.fault("server-problem", "power_platform", path="*/finops*")
    finding = finding_of(practice, "finance-version")
    assert [one.partition(":")[0] for one in answers(finding)] == ["Could not be read"] * 3


def test_without_finance_and_operations_nothing_more_is_asked(practice: Practice) -> None:
    finding = finding_of(practice, "finance-version", name="Contoso (default)")
    assert said(finding)[0] == "could-not-be-checked"
    assert len(finding.evidence) == 1
    assert finding.problem is not None
    assert finding.problem.code == "ENVIRONMENT-2"
