"""Do the table maps run? One check for each map in the catalogue.

Two sources are weighed (contract: dual-write.md section 2.3). A source that cannot be read never becomes
"not running": then the person is asked to look.
"""

from __future__ import annotations

from enum import Enum
from functools import cache

from app.catalogues import RequiredMap, help_page, required_maps
from app.checks.check import Check, Finding, Remedy, Verdict
from app.checks.facts import Facts, outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.services.dataverse import RuntimeMap
from app.services.finance import MapProject
from app.text import Text, text


class MapState(Enum):
    """What the sources together say about a map."""

    RUNNING = "running"
    PAUSED = "paused"
    NOT_RUNNING = "not-running"
    CANNOT_TELL = "cannot-tell"


def map_state(
    wanted: RequiredMap,
    organization: str,
    projects: tuple[MapProject, ...] | None,
    runtime: tuple[RuntimeMap, ...] | None,
) -> MapState:
    """The state of a map from its two sources; None stands for one that could not be read.

    `organization` is the address of Dataverse: a map that leads to another one does not count.
    """
    own = _statuses(wanted, organization, projects or ())
    in_use = _is_in_use(wanted, runtime or ())
    if "Enabled" in own or (in_use and "Queueing" not in own):
        return MapState.RUNNING
    if "Queueing" in own:
        return MapState.PAUSED
    # Dataverse never shows a map that flows one way only, so for such a map its silence says nothing.
    readable = projects is not None and (runtime is not None or not wanted.both_ways)
    return MapState.NOT_RUNNING if readable and own <= {"Disabled"} else MapState.CANNOT_TELL


def _statuses(wanted: RequiredMap, organization: str, projects: tuple[MapProject, ...]) -> set[str]:
    pairs = {(pair.entity.lower(), pair.table_set.lower()) for pair in wanted.pairs}
    return {
        project.status
        for project in projects
        if (project.entity.lower(), project.table_set.lower()) in pairs
        and project.dataverse.lower() in ("", organization.lower())
    }


def _is_in_use(wanted: RequiredMap, runtime: tuple[RuntimeMap, ...]) -> bool:
    tables = {(pair.entity.lower(), pair.table.lower()) for pair in wanted.pairs}
    return any((row.entity.lower(), row.table.lower()) in tables for row in runtime)


async def _examine(facts: Facts, wanted: RequiredMap) -> Finding:
    projects = await outcome(facts.map_projects())
    runtime = await outcome(facts.runtime_maps())
    trouble = next((one for one in (projects, runtime) if isinstance(one, Trouble)), None)
    state = map_state(
        wanted,
        facts.environment.dataverse,
        None if isinstance(projects, Trouble) else projects,
        None if isinstance(runtime, Trouble) else runtime,
    )
    evidence = (
        facts.found(text("Finance and Operations: table maps"), _finance_answer(facts, wanted, projects)),
        facts.found(text("Dataverse: table maps in use"), _dataverse_answer(wanted, runtime)),
    )
    verdict, summary = _WORDS[state]
    problem = problem_of(trouble) if trouble and state is MapState.CANNOT_TELL else None
    remedy = None if state is MapState.RUNNING else await _remedy(facts, wanted, state)
    return Finding(verdict, summary, evidence, remedy, problem)


def _finance_answer(facts: Facts, wanted: RequiredMap, projects: tuple[MapProject, ...] | Trouble) -> Text:
    if isinstance(projects, Trouble):
        return text("Could not be read: {reason}", reason=problem_of(projects).what)
    found = _statuses(wanted, facts.environment.dataverse, projects)
    if not found:
        return text("The map is not there")
    return text("Status of the map: {statuses}", statuses=", ".join(sorted(found)))


def _dataverse_answer(wanted: RequiredMap, runtime: tuple[RuntimeMap, ...] | Trouble) -> Text:
    if isinstance(runtime, Trouble):
        return text("Could not be read: {reason}", reason=problem_of(runtime).what)
    if not wanted.both_ways:
        return text("This map flows one way and is never shown here")
    return text("The map is in use") if _is_in_use(wanted, runtime) else text("The map is not in use")


async def _remedy(facts: Facts, wanted: RequiredMap, state: MapState) -> Remedy:
    address = await outcome(facts.finance_address())
    known = address if isinstance(address, str) and address else facts.environment.finance
    page = help_page("table_maps")
    if known:
        page = facts.company.cloud.page("dual_write", finance=known, environment=facts.environment.id)
    return Remedy(_action(wanted, state), Helper.ENVIRONMENT_ADMINISTRATOR, page)


_WORDS = {
    MapState.RUNNING: (Verdict.READY, text("This table map is running.")),
    MapState.PAUSED: (
        Verdict.NOT_READY,
        text("This table map is paused. Changes are kept for one day only; after that they can be lost."),
    ),
    MapState.NOT_RUNNING: (Verdict.NOT_READY, text("This table map is not running.")),
    MapState.CANNOT_TELL: (
        Verdict.COULD_NOT_CHECK,
        text("Whether this table map is running could not be read. Please look for yourself."),
    ),
}


def _action(wanted: RequiredMap, state: MapState) -> Text:
    entities = _entities(wanted)
    match state:
        case MapState.PAUSED:
            return text("Open the Dual-write page, select {entities} and choose Resume.", entities=entities)
        case MapState.NOT_RUNNING:
            return text(
                'Open the Dual-write page, select {entities} and choose Run with "Show related table maps".',
                entities=entities,
            )
        case _:
            return text(
                "Open the Dual-write page and look whether the status of {entities} is Running.",
                entities=entities,
            )


def _entities(wanted: RequiredMap) -> str:
    """The map's names on the Dual-write page, which are not translated."""
    return " / ".join(pair.entity for pair in wanted.pairs)


def _check(wanted: RequiredMap) -> Check:
    async def examine(facts: Facts) -> Finding:
        return await _examine(facts, wanted)

    entities = _entities(wanted)
    return Check(
        id=f"table-map-{wanted.id}",
        title=text("Table map {name}", name=wanted.name),
        purpose=text("In Finance and Operations this map is called {entities}.", entities=entities),
        mandatory=True,
        confirmable=True,
        examine=examine,
        needs=(Facts.map_projects, Facts.runtime_maps),
    )


@cache
def table_map_checks() -> tuple[Check, ...]:
    """A check for each table map of the catalogue."""
    return tuple(_check(wanted) for wanted in required_maps())
