from __future__ import annotations

from check_trial import answers, finding_of, said
from practice_world import Practice

from app.checks.check import Verdict


def test_the_link_is_named(practice: Practice) -> None:
    address = practice.environment().finance
    assert said(finding_of(practice, "finance-link")) == ("ready", f"Linked to {address}.")


def test_an_environment_without_a_link_is_not_ready(practice: Practice) -> None:
    finding = finding_of(practice, "finance-link", name="Contoso (default)")
    assert said(finding) == ("not-ready", "No Finance and Operations environment is linked to this one.")
    assert answers(finding) == ["Not integrated"]
    assert finding.remedy is not None


def test_sources_that_disagree_are_both_shown(practice: Practice) -> None:
    listed = "https://listed.operations.dynamics.com"
    finding = finding_of(practice, "finance-link", name="Contoso (default)", finance=listed)
    assert said(finding) == (
        "not-ready",
        f"The list of environments names {listed}, but Dataverse does not.",
    )
    assert answers(finding) == ["Not integrated", f"Names {listed}"]


def test_a_link_that_cannot_be_read_is_not_missing(practice: Practice) -> None:
    practice.environment()
    practice.fault("unavailable", "organization-a")
    assert finding_of(practice, "finance-link").verdict is Verdict.COULD_NOT_CHECK
