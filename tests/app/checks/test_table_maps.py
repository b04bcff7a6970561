from __future__ import annotations

import pytest
from check_trial import answers, finding_of, said
from practice_world import Practice

from app.catalogues import required_maps
from app.checks.check import Verdict
from app.demo.contoso.dual_write import add_map_version
from app.demo.contoso.table_maps import BY_TITLE
from app.demo.contoso.table_maps import MapState as DemoState


def test_all_maps_of_the_ready_company_run(practice: Practice) -> None:
    for wanted in required_maps():
        finding = finding_of(practice, f"table-map-{wanted.id}")
        assert said(finding) == ("ready", "This table map is running.")
        assert finding.remedy is None


_SAVED = "Saved, flowing both ways, in version 1.0.0.4"


@pytest.mark.parametrize(
    ("title", "check", "state", "verdict", "evidence"),
    [
        (
            "Accounts",
            "accounts",
            "running",
            "ready",
            ["Status of the map: Enabled", "The map is in use, in version 1.0.0.4", _SAVED],
        ),
        (
            "Accounts",
            "accounts",
            "stopped",
            "not-ready",
            ["Status of the map: Disabled", "The map is not in use", _SAVED],
        ),
        (
            "Accounts",
            "accounts",
            "never-run",
            "not-ready",
            ["The map is not there", "The map is not in use", _SAVED],
        ),
        (
            "Accounts",
            "accounts",
            "paused",
            "not-ready",
            ["Status of the map: Queueing", "The map is in use, in version 1.0.0.4", _SAVED],
        ),
        (
            "Accounts",
            "accounts",
            "initialising",
            "not-ready",
            ["Status of the map: InitialSync", "The map is not in use", _SAVED],
        ),
        (
            "Products",
            "products",
            "never-run",
            "not-ready",
            [
                "The map is not there",
                "This map flows one way and is never shown here",
                "Saved, flowing to Dataverse only, in version 1.0.0.4",
            ],
        ),
    ],
)
def test_each_state_of_a_map_is_told_with_its_evidence(
    practice: Practice, title: str, check: str, state: DemoState, verdict: str, evidence: list[str]
) -> None:
    practice.found("ready")
    practice.set_map(title, state)
    finding = finding_of(practice, f"table-map-{check}")
    assert finding.verdict.value == verdict
    assert answers(finding) == evidence


def test_a_paused_map_is_resumed_and_a_stopped_one_is_run(practice: Practice) -> None:
    practice.found("ready")
    practice.set_map("Accounts", "paused")
    practice.set_map("Contacts", "stopped")
    paused, stopped = (finding_of(practice, f"table-map-{name}") for name in ("accounts", "contacts"))
    assert "kept for one day and up to 1 GB only" in str(paused.summary)
    assert paused.remedy is not None
    assert stopped.remedy is not None
    assert "Resume" in str(paused.remedy.action)
    assert "Run" in str(stopped.remedy.action)
    assert "/pages/dual_write?environment=" in stopped.remedy.page


@pytest.mark.parametrize("fault", ["server-problem", "malformed-json", "html-instead", "cut-body"])
def test_where_finance_cannot_be_read_dataverse_may_still_tell(practice: Practice, fault: str) -> None:
    practice.fault(fault, "finance-a")
    assert finding_of(practice, "table-map-accounts").verdict is Verdict.READY
    products = finding_of(practice, "table-map-products")
    assert products.verdict is Verdict.COULD_NOT_CHECK
    assert products.problem is not None
    assert answers(products)[0].startswith("Could not be read: ")


def test_where_nothing_can_be_read_the_person_is_asked_to_look(practice: Practice) -> None:
    environment = practice.environment()
    practice.fault("server-problem", "finance-a")
    practice.fault("server-problem", "organization-a")
    finding = finding_of(practice, "table-map-accounts")
    assert said(finding) == (
        "could-not-be-checked",
        "Whether this table map is running could not be read. Please look for yourself.",
    )
    assert finding.remedy is not None
    assert environment.id in finding.remedy.page


def test_an_environment_without_finance_and_operations_has_maps_that_nobody_can_tell(
    practice: Practice,
) -> None:
    finding = finding_of(practice, "table-map-products", name="Contoso (default)")
    assert finding.verdict is Verdict.COULD_NOT_CHECK
    assert finding.problem is not None
    assert finding.problem.code == "ENVIRONMENT-2"
    assert finding.remedy is not None
    assert finding.remedy.page.startswith("https://")


def test_a_newer_version_beside_the_one_that_runs_is_a_remark(practice: Practice) -> None:
    practice.found("ready")
    with practice.organization() as organization:
        add_map_version(organization, BY_TITLE["Accounts"], "2.0.0.0")
    assert said(finding_of(practice, "table-map-accounts")) == (
        "ready",
        "This table map is running, in version 1.0.0.4. Newer versions are saved: 2.0.0.0.",
    )


def test_a_map_that_no_solution_brought_is_missing(practice: Practice) -> None:
    finding = finding_of(practice, "table-map-products", "solutions-missing")
    assert said(finding) == ("not-ready", "There is no such table map in this environment.")
    assert finding.remedy is not None
    assert "Apply solution" in str(finding.remedy.action)


def test_the_map_of_the_party_model_will_do(practice: Practice) -> None:
    finding = finding_of(practice, "table-map-contacts", "party-model")
    assert said(finding) == ("ready", "This table map is running.")
    practice.set_map("Contacts (party model)", "stopped", "party-model")
    assert finding_of(practice, "table-map-contacts", "party-model").verdict is Verdict.NOT_READY


def test_maps_that_lead_to_another_dataverse_are_told_with_its_address(practice: Practice) -> None:
    environment = practice.environment(name="Contoso (default)")
    finding = finding_of(
        practice, "table-map-accounts", name="Contoso (default)", finance=practice.environment().finance
    )
    assert finding.verdict is Verdict.COULD_NOT_CHECK
    assert answers(finding)[0].startswith("The map is there for https://")
    assert environment.dataverse not in answers(finding)[0]


def test_lines_are_started_after_what_they_need(practice: Practice) -> None:
    practice.found("maps-stopped")
    lines = finding_of(practice, "table-map-sales-order-details", "maps-stopped")
    assert lines.remedy is not None
    assert str(lines.remedy.action).startswith("Start Products first. Open the Dual-write page, ")
