"""What three sources together say about a table map. Pure: no source is asked here.

Contract: dual-write.md section 2.3. A source that could not be read never becomes "not running", and a source
that by its nature never shows a map says nothing by its silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.addresses import same_place
from app.catalogues import MapPair, RequiredMap
from app.checks.versions import numbers_in
from app.services.dual_write import MapVersion, RuntimeMap
from app.services.finance import MapProject


class MapState(Enum):
    """What the sources together say about a map."""

    RUNNING = "running"
    INITIALISING = "initialising"
    PAUSED = "paused"
    NOT_RUNNING = "not-running"
    LINKED_ELSEWHERE = "linked-elsewhere"
    MISSING = "missing"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True)
class MapSources:
    """What Finance and Operations said, what Dataverse has in use, and what it has saved; None if unreadable.

    `organization` is the address of Dataverse: a map that leads to another one does not count.
    """

    organization: str
    projects: tuple[MapProject, ...] | None
    runtime: tuple[RuntimeMap, ...] | None
    versions: tuple[MapVersion, ...] | None


@dataclass(frozen=True)
class VersionInUse:
    """The version of a map that runs, and the newer ones that are saved beside it."""

    version: str
    newer: tuple[str, ...]


def map_state(wanted: RequiredMap, sources: MapSources) -> MapState:
    """The state of a map: that of whichever accepted pair is furthest on."""
    states = {_pair_state(pair, sources) for pair in wanted.pairs}
    for state in (MapState.RUNNING, MapState.INITIALISING, MapState.PAUSED, MapState.CANNOT_TELL):
        if state in states:
            return state
    return _why_not_running(wanted, sources) if _silence_tells(wanted, sources) else MapState.CANNOT_TELL


def statuses(wanted: RequiredMap, sources: MapSources) -> tuple[str, ...]:
    """What Finance and Operations says of the map, for this Dataverse."""
    found = {status for pair in wanted.pairs for status in _statuses(pair, sources)}
    return tuple(sorted(found))


def statuses_without_address(wanted: RequiredMap, sources: MapSources) -> tuple[str, ...]:
    """What Finance and Operations says of the map without telling for which Dataverse: it proves nothing."""
    found = {project.status for pair in wanted.pairs for project in _of_nobody(pair, sources)}
    return tuple(sorted(found))


def elsewhere(wanted: RequiredMap, sources: MapSources) -> tuple[str, ...]:
    """The addresses of other Dataverses that Finance and Operations keeps this map for."""
    own = sources.organization
    return tuple(
        sorted(
            {
                project.dataverse
                for project in sources.projects or ()
                if any(_is_of(pair, project) for pair in wanted.pairs)
                and project.dataverse
                and not same_place(project.dataverse, own)
            }
        )
    )


def in_use(wanted: RequiredMap, sources: MapSources) -> tuple[RuntimeMap, ...]:
    """The rows of this map among those that Dataverse has in use."""
    return tuple(row for pair in wanted.pairs for row in sources.runtime or () if _is_row(pair, row))


def saved(wanted: RequiredMap, sources: MapSources) -> tuple[MapVersion, ...]:
    """The versions of this map that are saved in Dataverse."""
    return tuple(one for pair in wanted.pairs for one in sources.versions or () if _is_version(pair, one))


def version_in_use(wanted: RequiredMap, sources: MapSources) -> VersionInUse | None:
    """The version that runs, where Dataverse says it. A newer one beside it may be parked: it is no fault."""
    rows = in_use(wanted, sources)
    row = next((one for one in rows if one.version), None)
    if row is None:
        return None
    others = {
        one.version
        for one in saved(wanted, sources)
        if one.entity.lower() == row.entity.lower() and numbers_in(one.version) > numbers_in(row.version)
    }
    return VersionInUse(row.version, tuple(sorted(others, key=numbers_in)))


def shown_by_dataverse(wanted: RequiredMap, sources: MapSources) -> bool:
    """Whether Dataverse may show this map while it runs: only where something flows from it."""
    versions = saved(wanted, sources)
    if versions:
        return any("to-finance" in one.directions for one in versions)
    return wanted.both_ways


def first_needed(
    wanted: RequiredMap, every: tuple[RequiredMap, ...], sources: MapSources
) -> tuple[RequiredMap, ...]:
    """Those of the required maps that have to run before this one and, as far as is known, do not."""
    return tuple(
        one for one in every if one.id in wanted.needs and map_state(one, sources) is not MapState.RUNNING
    )


def _pair_state(pair: MapPair, sources: MapSources) -> MapState | None:
    """The state that one accepted pair is in; None where there is no sign of it."""
    found = _statuses(pair, sources)
    is_used = any(_is_row(pair, row) for row in sources.runtime or ())
    if "Queueing" in found:
        return MapState.PAUSED
    if "Enabled" in found:
        return MapState.RUNNING
    # The value during the first copy is not known (section 7, question 2): one that says so is believed.
    if any(status.lower().startswith("initial") for status in found):
        return MapState.INITIALISING
    if is_used:
        return MapState.RUNNING
    unproved = {project.status for project in _of_nobody(pair, sources)}
    return MapState.CANNOT_TELL if (found | unproved) - {"Disabled"} else None


def _silence_tells(wanted: RequiredMap, sources: MapSources) -> bool:
    """Whether a map that none of the sources shows can be said not to run."""
    if sources.projects is None:
        return False
    return sources.runtime is not None or not shown_by_dataverse(wanted, sources)


def _why_not_running(wanted: RequiredMap, sources: MapSources) -> MapState:
    if elsewhere(wanted, sources) and not statuses(wanted, sources):
        return MapState.LINKED_ELSEWHERE
    known = saved(wanted, sources) or statuses(wanted, sources) or statuses_without_address(wanted, sources)
    return MapState.MISSING if sources.versions is not None and not known else MapState.NOT_RUNNING


def _statuses(pair: MapPair, sources: MapSources) -> set[str]:
    own = sources.organization
    return {
        project.status
        for project in sources.projects or ()
        if _is_of(pair, project) and project.dataverse and same_place(project.dataverse, own)
    }


def _of_nobody(pair: MapPair, sources: MapSources) -> tuple[MapProject, ...]:
    """The rows of a pair that do not say which Dataverse they are for."""
    found = sources.projects or ()
    return tuple(project for project in found if _is_of(pair, project) and not project.dataverse)


def _is_of(pair: MapPair, project: MapProject) -> bool:
    return _same((pair.entity, pair.table_set), (project.entity, project.table_set))


def _is_row(pair: MapPair, row: RuntimeMap) -> bool:
    return _same((pair.entity, pair.table), (row.entity, row.table))


def _is_version(pair: MapPair, version: MapVersion) -> bool:
    return _same((pair.entity, pair.table_set), (version.entity, version.table_set))


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return [name.lower() for name in one] == [name.lower() for name in other]
