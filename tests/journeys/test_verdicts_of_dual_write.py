"""What a person meets at the readiness page, for each verdict of the checks on dual-write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from practice_world import PRODUCTION, Practice
from walk import Walk, WalkIn

from app.checks.check import Finding
from app.demo.contoso.company import set_finance_version
from app.demo.contoso.dual_write import add_map_version
from app.demo.contoso.table_maps import BY_TITLE, MapState
from app.setup.state import StepId

Given = Callable[[Practice, str], None]


def nothing(_practice: Practice, _scenario: str) -> None:
    """The company is as it was founded."""


def a_map(title: str, state: MapState) -> Given:
    return lambda practice, scenario: practice.set_map(title, state, scenario)


def a_newer_version(practice: Practice, scenario: str) -> None:
    with practice.organization(scenario) as organization:
        add_map_version(organization, BY_TITLE["Accounts"], "9.9.9.9")


def no_saved_maps(practice: Practice, scenario: str) -> None:
    practice.change_rows("msdyn_dualwriteentitymap", lambda _row: None, scenario)
    practice.set_map("Products", "never-run", scenario)


def a_version(number: str) -> Given:
    def give(practice: Practice, scenario: str) -> None:
        with practice.documents() as documents:
            set_finance_version(documents, practice.person(scenario).tenant, number)

    return give


def unreadable(*origins: str) -> Given:
    def give(practice: Practice, _scenario: str) -> None:
        for origin in origins:
            practice.fault("server-problem", origin, path="/data/*" if origin == "finance-a" else "*msdyn_*")

    return give


def no_solution(*names: str) -> Given:
    return lambda practice, scenario: practice.change_rows(
        "solution", lambda row: None if row["uniquename"] in names else row, scenario
    )


def both(first: Given, second: Given) -> Given:
    def give(practice: Practice, scenario: str) -> None:
        first(practice, scenario)
        second(practice, scenario)

    return give


@dataclass(frozen=True)
class Trial:
    check: str
    verdict: str
    says: str
    given: Given = nothing
    scenario: str = "ready"
    environment: str = PRODUCTION
    listed: Mapping[str, Any] = field(default_factory=dict)
    advises: str = ""
    answers: tuple[str, ...] = ()


_UNREAD = "Whether this table map is running could not be read. Please look for yourself."
_LISTED = "https://listed.operations.dynamics.com"
TRIALS = {
    "a map runs": Trial(
        "table-map-accounts",
        "ready",
        "This table map is running.",
        answers=(
            "Status of the map: Enabled",
            "The map is in use, in version 1.0.0.4",
            "Saved, flowing both",
        ),
    ),
    "a map one way runs": Trial(
        "table-map-products",
        "ready",
        "This table map is running.",
        answers=("Status of the map: Enabled", "This map flows one way", "Saved, flowing to Dataverse only"),
    ),
    "a map runs beside a newer version": Trial(
        "table-map-accounts",
        "ready",
        "This table map is running, in version 1.0.0.4. Newer versions are saved: 9.9.9.9.",
        a_newer_version,
    ),
    "a map of the party model runs": Trial(
        "table-map-contacts",
        "ready",
        "This table map is running.",
        scenario="party-model",
        answers=("Status of the map: Disabled, Enabled",),
    ),
    "a map is stopped": Trial(
        "table-map-accounts",
        "not-ready",
        "This table map is not running.",
        a_map("Accounts", "stopped"),
        advises='choose Run with "Show related table map(s)"',
        answers=("Status of the map: Disabled", "The map is not in use"),
    ),
    "a map never ran": Trial(
        "table-map-sales-order-header",
        "not-ready",
        "This table map is not running.",
        a_map("Sales Order Header", "never-run"),
        answers=("The map is not there", "The map is not in use"),
    ),
    "a map waits for another": Trial(
        "table-map-sales-order-details",
        "not-ready",
        "This table map is not running.",
        scenario="maps-stopped",
        advises="Start Products first.",
    ),
    "a map is paused": Trial(
        "table-map-contacts",
        "not-ready",
        "This table map is paused. Changes are kept for one day and up to 1 GB only; after that they can be "
        "lost. When the pause began is not told.",
        a_map("Contacts", "paused"),
        advises="choose Resume",
        answers=("Status of the map: Queueing",),
    ),
    "a map makes its first copy": Trial(
        "table-map-contacts",
        "not-ready",
        "This table map is starting: the data that is there already is being copied. Wait until it is done.",
        a_map("Contacts", "initialising"),
        advises='"Initial sync details"',
        answers=("Status of the map: InitialSync",),
    ),
    "a map is missing": Trial(
        "table-map-products",
        "not-ready",
        "There is no such table map in this environment.",
        no_saved_maps,
        advises="choose Apply solution",
        answers=("The map is not there", "This map flows one way", "No version of the map is saved"),
    ),
    "maps cannot be read in finance": Trial(
        "table-map-products",
        "could-not-be-checked",
        _UNREAD,
        unreadable("finance-a"),
        advises="look whether the status of CDS released distinct products is Running",
        answers=("Could not be read: ", "This map flows one way", "Saved"),
    ),
    "a map runs, as dataverse alone can tell": Trial(
        "table-map-accounts",
        "ready",
        "This table map is running.",
        unreadable("finance-a"),
        answers=("Could not be read: ", "The map is in use"),
    ),
    "a stopped map that dataverse does not tell of": Trial(
        "table-map-accounts",
        "could-not-be-checked",
        _UNREAD,
        both(a_map("Accounts", "stopped"), unreadable("organization-a")),
        answers=("Status of the map: Disabled", "Could not be read: ", "Could not be read: "),
    ),
    "finance is linked": Trial("finance-link", "ready", "Linked to <finance>."),
    "finance is not linked": Trial(
        "finance-link",
        "not-ready",
        "No Finance and Operations environment is linked to this one.",
        environment="Contoso (default)",
        answers=("Not integrated",),
    ),
    "only the list knows a link": Trial(
        "finance-link",
        "not-ready",
        f"The list of environments names {_LISTED}, but Dataverse does not.",
        environment="Contoso (default)",
        listed={"finance": _LISTED},
    ),
    "two links": Trial(
        "finance-link",
        "could-not-be-checked",
        f"Dataverse is linked to <finance>, but the list of environments names {_LISTED}.",
        listed={"finance": _LISTED},
        advises="confirm that here",
    ),
    "the version is new enough": Trial(
        "finance-version", "ready", "Finance and Operations has version 10.0.46."
    ),
    "the version is too old": Trial(
        "finance-version",
        "not-ready",
        "Finance and Operations has version 10.0.12; the portal needs 10.0.13 or later.",
        a_version("10.0.12"),
        advises="Update the Finance and Operations environment first.",
    ),
    "the version is not told": Trial(
        "finance-version",
        "could-not-be-checked",
        "Which version Finance and Operations has could not be read.",
        unreadable("finance-a"),
        advises="10.0.13 or later",
        answers=("Could not be read: ", "UnifiedProduction", "10.0.46.3, 10.0.47"),
    ),
    "the solutions are there": Trial(
        "dual-write-solutions",
        "ready",
        "The dual-write solutions are installed.",
        answers=("Dual-write core: DualWriteCore 1.0.24062.2",),
    ),
    "a solution is missing": Trial(
        "dual-write-solutions",
        "not-ready",
        "Not installed: Dual-write supply chain.",
        scenario="solutions-missing",
        advises="under Dynamics 365 apps",
        answers=("Dual-write core: DualWriteCore", "Dual-write finance: ", "Dual-write supply chain: not"),
    ),
    "the core is missing": Trial(
        "dual-write-solutions",
        "not-ready",
        "Not installed: Dual-write core.",
        no_solution("DualWriteCore"),
    ),
}


@pytest.mark.parametrize("name", TRIALS)
def test_a_verdict_is_told_with_its_evidence_and_its_remedy(
    name: str, practice: Practice, walk_in: WalkIn
) -> None:
    trial = TRIALS[name]
    walk = walk_in(trial.scenario)
    finance = practice.environment(trial.scenario).finance
    trial.given(practice, trial.scenario)
    asyncio.run(_checked(walk, trial))
    finding = _finding(walk, trial.check)
    said = (finding.verdict.value, str(finding.summary))
    assert said == (trial.verdict, trial.says.replace("<finance>", finance))
    answers = [str(one.answer) for one in finding.evidence]
    assert all(found.startswith(told) for found, told in zip(answers, trial.answers, strict=False)), answers
    assert trial.advises in (str(finding.remedy.action) if finding.remedy else "")
    assert (finding.remedy is None) == (trial.verdict == "ready")


async def _checked(walk: Walk, trial: Trial) -> None:
    await walk.to(StepId.ENVIRONMENT)
    environments = walk.state.environments or ()
    chosen = next(one for one in environments if one.name == trial.environment)
    walk.journey.environments.choose(replace(chosen, **trial.listed))
    await walk.journey.checks.check_one(trial.check)


def _finding(walk: Walk, check: str) -> Finding:
    (result,) = [one for one in walk.state.readiness if one.check.id == check]
    assert result.finding is not None
    return result.finding
