from __future__ import annotations

from datetime import UTC, datetime

import pytest
from check_trial import answers, finding_of, said
from practice_world import Practice

from app.checks.check import Verdict
from app.services.finance import MapProject


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


def test_two_links_are_left_to_the_person(practice: Practice) -> None:
    listed = "https://listed.operations.dynamics.com"
    address = practice.environment().finance
    assert said(finding_of(practice, "finance-link", finance=listed)) == (
        "could-not-be-checked",
        f"Dataverse is linked to {address}, but the list of environments names {listed}.",
    )


def test_two_spellings_of_a_link_are_one(practice: Practice) -> None:
    address = practice.environment().finance
    finding = finding_of(practice, "finance-link", finance=f"{address.upper()}/")
    assert finding.verdict is Verdict.READY


def test_dual_write_that_belongs_to_another_dataverse_is_told(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = practice.environment().finance
    other = MapProject("Customers V3", "accounts", "https://other.crm4.dynamics.com", "Enabled")

    async def maps(_: object) -> tuple[MapProject, ...]:
        return (other,)

    monkeypatch.setattr("app.services.finance.map_projects", maps)
    finding = finding_of(practice, "finance-link")
    assert said(finding) == (
        "not-ready",
        f"Linked to {address}, but dual-write there belongs to another Dataverse: {other.dataverse}.",
    )
    assert answers(finding)[-1] == f"The table maps lead to {other.dataverse}"


def test_a_link_stands_where_the_table_maps_cannot_be_read(practice: Practice) -> None:
    practice.environment()
    practice.fault("server-problem", "finance-a")
    finding = finding_of(practice, "finance-link")
    assert finding.verdict is Verdict.READY
    assert answers(finding)[-1].startswith("Could not be read: ")


def test_what_the_list_said_is_as_old_as_the_list(practice: Practice) -> None:
    earlier = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    finding = finding_of(practice, "finance-link", read_at=earlier)
    moments = {str(one.source): one.asked_at for one in finding.evidence}
    assert moments["List of environments"] == earlier
    assert moments["Dataverse: integration with Finance and Operations"] > earlier
