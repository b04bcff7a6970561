from __future__ import annotations

import itertools

import pytest
from check_trial import answers, finding_of, said
from practice_world import Practice

from app.catalogues import MapPair, RequiredMap, required_maps
from app.checks.check import Verdict
from app.checks.table_maps import MapState, map_state
from app.demo.contoso.table_maps import MapState as DemoState
from app.services.dataverse import RuntimeMap
from app.services.finance import MapProject

_ORG, _OTHER = "https://contoso.crm4.dynamics.com", "https://other.crm4.dynamics.com"
_BOTH = RequiredMap("m", "Map", True, (MapPair("Old", "olds", "old"), MapPair("New", "news", "new")))
_ONE_WAY = RequiredMap("p", "Products", False, (MapPair("Old", "olds", "old"),))
_IN_USE = (RuntimeMap("old", "Old"),)
RUNNING, PAUSED, NOT_RUNNING, CANNOT_TELL = (
    MapState.RUNNING,
    MapState.PAUSED,
    MapState.NOT_RUNNING,
    MapState.CANNOT_TELL,
)


def project(status: str, dataverse: str = _ORG, entity: str = "Old", table_set: str = "olds") -> MapProject:
    return MapProject(entity, table_set, dataverse, status)


# Rows: what Finance and Operations says. Columns: Dataverse in use, not in use, unreadable.
_TABLE = {
    "unreadable": (None, RUNNING, CANNOT_TELL, CANNOT_TELL),
    "none": ((), RUNNING, NOT_RUNNING, CANNOT_TELL),
    "enabled": ((project("Enabled"),), RUNNING, RUNNING, RUNNING),
    "disabled": ((project("Disabled"),), RUNNING, NOT_RUNNING, CANNOT_TELL),
    "queueing": ((project("Queueing"),), PAUSED, PAUSED, PAUSED),
    "unknown": ((project("Rebuilding"),), RUNNING, CANNOT_TELL, CANNOT_TELL),
    "empty": ((project(""),), RUNNING, CANNOT_TELL, CANNOT_TELL),
    "enabled twice": ((project("Enabled"), project("Enabled")), RUNNING, RUNNING, RUNNING),
    "disabled and unknown": ((project("Disabled"), project("?")), RUNNING, CANNOT_TELL, CANNOT_TELL),
    "of another organisation": ((project("Enabled", _OTHER),), RUNNING, NOT_RUNNING, CANNOT_TELL),
    "of an unnamed organisation": ((project("Enabled", ""),), RUNNING, RUNNING, RUNNING),
    "of another entity": ((project("Enabled", entity="Else"),), RUNNING, NOT_RUNNING, CANNOT_TELL),
    "of another table": ((project("Enabled", table_set="else"),), RUNNING, NOT_RUNNING, CANNOT_TELL),
    "of the other pair": (
        (project("Enabled", entity="New", table_set="news"),),
        RUNNING,
        RUNNING,
        RUNNING,
    ),
    "of two pairs mixed": (
        (project("Enabled", entity="New", table_set="olds"),),
        RUNNING,
        NOT_RUNNING,
        CANNOT_TELL,
    ),
    "in other letters": ((project("Enabled", _ORG.upper(), "OLD", "OLDS"),), RUNNING, RUNNING, RUNNING),
    "old stopped, new running": (
        (project("Disabled"), project("Enabled", entity="New", table_set="news")),
        RUNNING,
        RUNNING,
        RUNNING,
    ),
}


@pytest.mark.parametrize("case", _TABLE)
def test_a_map_both_ways_is_weighed_from_both_sources(case: str) -> None:
    projects, in_use, not_in_use, unreadable = _TABLE[case]
    assert map_state(_BOTH, _ORG, projects, _IN_USE) is in_use
    assert map_state(_BOTH, _ORG, projects, ()) is not_in_use
    assert map_state(_BOTH, _ORG, projects, None) is unreadable


@pytest.mark.parametrize("runtime", [(), None])
@pytest.mark.parametrize(
    ("projects", "state"),
    [
        (None, CANNOT_TELL),
        ((), NOT_RUNNING),
        ((project("Enabled"),), RUNNING),
        ((project("Disabled"),), NOT_RUNNING),
        ((project("Queueing"),), PAUSED),
        ((project("?"),), CANNOT_TELL),
    ],
)
def test_of_a_map_one_way_the_silence_of_dataverse_says_nothing(
    projects: tuple[MapProject, ...] | None, state: MapState, runtime: tuple[RuntimeMap, ...] | None
) -> None:
    assert map_state(_ONE_WAY, _ORG, projects, runtime) is state


def test_a_source_that_cannot_be_read_never_becomes_not_running() -> None:
    statuses = ["Enabled", "Disabled", "Queueing", "?", ""]
    for count in range(3):
        for chosen in itertools.product(statuses, repeat=count):
            projects = tuple(project(status) for status in chosen)
            assert map_state(_BOTH, _ORG, projects, None) is not NOT_RUNNING
    for runtime in (_IN_USE, (), None):
        for wanted in (_BOTH, _ONE_WAY):
            assert map_state(wanted, _ORG, None, runtime) is not NOT_RUNNING


def test_a_map_in_use_by_another_name_is_another_map() -> None:
    assert map_state(_BOTH, _ORG, (), (RuntimeMap("old", "Else"),)) is NOT_RUNNING
    assert map_state(_BOTH, _ORG, (), (RuntimeMap("NEW", "new"),)) is RUNNING


def test_all_maps_of_the_ready_company_run(practice: Practice) -> None:
    for wanted in required_maps():
        finding = finding_of(practice, f"table-map-{wanted.id}")
        assert said(finding) == ("ready", "This table map is running.")
        assert finding.remedy is None


@pytest.mark.parametrize(
    ("title", "check", "state", "verdict", "evidence"),
    [
        ("Accounts", "accounts", "running", "ready", ["Status of the map: Enabled", "The map is in use"]),
        (
            "Accounts",
            "accounts",
            "stopped",
            "not-ready",
            ["Status of the map: Disabled", "The map is not in use"],
        ),
        ("Accounts", "accounts", "never-run", "not-ready", ["The map is not there", "The map is not in use"]),
        ("Accounts", "accounts", "paused", "not-ready", ["Status of the map: Queueing", "The map is in use"]),
        (
            "Products",
            "products",
            "never-run",
            "not-ready",
            ["The map is not there", "This map flows one way and is never shown here"],
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
    assert "kept for one day only" in str(paused.summary)
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
