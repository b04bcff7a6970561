from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from app.catalogues import MapPair, RequiredMap
from app.checks.map_evidence import (
    MapSources,
    MapState,
    VersionInUse,
    elsewhere,
    first_needed,
    map_state,
    shown_by_dataverse,
    statuses,
    version_in_use,
)
from app.services.dual_write import MapVersion, RuntimeMap
from app.services.finance import MapProject

ORG, OTHER = "https://contoso.crm4.dynamics.com", "https://other.crm4.dynamics.com"
BOTH = RequiredMap("m", "Map", True, (MapPair("Old", "olds", "old"), MapPair("New", "news", "new")))
ONE_WAY = RequiredMap("p", "Products", False, (MapPair("Old", "olds", "old"),))
IN_USE = (RuntimeMap("old", "Old"),)
SAVED = (MapVersion("Old", "olds", "1.0"),)
RUNNING, PAUSED, NOT_RUNNING, CANNOT_TELL, STARTING, MISSING, LINKED = (
    MapState.RUNNING,
    MapState.PAUSED,
    MapState.NOT_RUNNING,
    MapState.CANNOT_TELL,
    MapState.INITIALISING,
    MapState.MISSING,
    MapState.LINKED_ELSEWHERE,
)

Projects = tuple[MapProject, ...] | None
Runtime = tuple[RuntimeMap, ...] | None
Versions = tuple[MapVersion, ...] | None


def project(status: str, dataverse: str = ORG, entity: str = "Old", table_set: str = "olds") -> MapProject:
    return MapProject(entity, table_set, dataverse, status)


def state(wanted: RequiredMap, projects: Projects, runtime: Runtime, versions: Versions = None) -> MapState:
    return map_state(wanted, MapSources(ORG, projects, runtime, versions))


def version(number: str, *ways: str, entity: str = "Old", table_set: str = "olds") -> MapVersion:
    return MapVersion(entity, table_set, number, frozenset(ways or ("to-dataverse", "to-finance")))


# Rows: what Finance and Operations says. Columns: Dataverse in use, not in use, unreadable.
_TABLE = {
    "unreadable": (None, RUNNING, CANNOT_TELL, CANNOT_TELL),
    "none": ((), RUNNING, NOT_RUNNING, CANNOT_TELL),
    "enabled": ((project("Enabled"),), RUNNING, RUNNING, RUNNING),
    "disabled": ((project("Disabled"),), RUNNING, NOT_RUNNING, CANNOT_TELL),
    "queueing": ((project("Queueing"),), PAUSED, PAUSED, PAUSED),
    "starting": ((project("InitialSync"),), STARTING, STARTING, STARTING),
    "starting by another word": ((project("Initializing"),), STARTING, STARTING, STARTING),
    "unknown": ((project("Rebuilding"),), RUNNING, CANNOT_TELL, CANNOT_TELL),
    "empty": ((project(""),), RUNNING, CANNOT_TELL, CANNOT_TELL),
    "enabled twice": ((project("Enabled"), project("Enabled")), RUNNING, RUNNING, RUNNING),
    "paused one way": ((project("Enabled"), project("Queueing")), PAUSED, PAUSED, PAUSED),
    "disabled and unknown": ((project("Disabled"), project("?")), RUNNING, CANNOT_TELL, CANNOT_TELL),
    "of another organisation": ((project("Enabled", OTHER),), RUNNING, LINKED, CANNOT_TELL),
    "of two organisations": (
        (project("Enabled", OTHER), project("Disabled")),
        RUNNING,
        NOT_RUNNING,
        CANNOT_TELL,
    ),
    "of an unnamed organisation": ((project("Enabled", ""),), RUNNING, CANNOT_TELL, CANNOT_TELL),
    "stopped for an unnamed one": ((project("Disabled", ""),), RUNNING, NOT_RUNNING, CANNOT_TELL),
    "unnamed beside a named one": ((project("Enabled"), project("Enabled", "")), RUNNING, RUNNING, RUNNING),
    "of the organisation's other address": (
        (project("Enabled", "https://contoso.api.crm4.dynamics.com/"),),
        RUNNING,
        RUNNING,
        RUNNING,
    ),
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
    "in other letters": ((project("Enabled", ORG.upper(), "OLD", "OLDS"),), RUNNING, RUNNING, RUNNING),
    "old stopped, new running": (
        (project("Disabled"), project("Enabled", entity="New", table_set="news")),
        RUNNING,
        RUNNING,
        RUNNING,
    ),
    "old paused, new running": (
        (project("Queueing"), project("Enabled", entity="New", table_set="news")),
        RUNNING,
        RUNNING,
        RUNNING,
    ),
}


@pytest.mark.parametrize("case", _TABLE)
def test_a_map_both_ways_is_weighed_from_both_sources(case: str) -> None:
    projects, in_use, not_in_use, unreadable = _TABLE[case]
    assert state(BOTH, projects, IN_USE) is in_use
    assert state(BOTH, projects, ()) is not_in_use
    assert state(BOTH, projects, None) is unreadable


@pytest.mark.parametrize("runtime", [(), None])
@pytest.mark.parametrize(
    ("projects", "expected"),
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
    projects: Projects, expected: MapState, runtime: Runtime
) -> None:
    assert state(ONE_WAY, projects, runtime) is expected


_STATUSES = ("Enabled", "Disabled", "Queueing", "InitialSync", "?", "")
_VERSIONS: tuple[Versions, ...] = (
    None,
    (),
    SAVED,
    (version("1.0", "to-dataverse"),),
    (version("1.0", "to-finance"),),
)


def _everything() -> Iterator[tuple[RequiredMap, MapSources]]:
    listed: list[Projects] = [None]
    for count in range(3):
        listed += [
            tuple(project(*one) for one in chosen)
            for chosen in itertools.product(itertools.product(_STATUSES, (ORG, OTHER)), repeat=count)
        ]
    for wanted, projects, runtime, versions in itertools.product(
        (BOTH, ONE_WAY), listed, (None, (), IN_USE), _VERSIONS
    ):
        yield wanted, MapSources(ORG, projects, runtime, versions)


_SAID_NOT = (NOT_RUNNING, MISSING, LINKED)


def test_a_source_that_cannot_be_read_never_becomes_not_running() -> None:
    for wanted, sources in _everything():
        if sources.projects is None:
            assert map_state(wanted, sources) not in _SAID_NOT
        if sources.runtime is None and shown_by_dataverse(wanted, sources):
            assert map_state(wanted, sources) not in _SAID_NOT


def test_what_runs_or_is_paused_is_never_said_to_be_missing() -> None:
    for wanted, sources in _everything():
        found = map_state(wanted, sources)
        if {"Enabled", "Queueing", "InitialSync"} & set(statuses(wanted, sources)):
            assert found in (RUNNING, PAUSED, STARTING)
        if found is MISSING:
            assert (sources.versions, statuses(wanted, sources)) == ((), ())


def test_a_word_that_nobody_knows_is_never_taken_for_a_state() -> None:
    for wanted, sources in _everything():
        if sources.runtime != IN_USE and set(statuses(wanted, sources)) == {"?"}:
            assert map_state(wanted, sources) is CANNOT_TELL


def test_a_map_in_use_by_another_name_is_another_map() -> None:
    assert state(BOTH, (), (RuntimeMap("old", "Else"),)) is NOT_RUNNING
    assert state(BOTH, (), (RuntimeMap("NEW", "new"),)) is RUNNING


@pytest.mark.parametrize(
    ("projects", "versions", "expected"),
    [
        ((), None, NOT_RUNNING),
        ((), (), MISSING),
        ((), SAVED, NOT_RUNNING),
        ((), (version("1.0", entity="New", table_set="news"),), NOT_RUNNING),
        ((), (version("1.0", entity="New", table_set="olds"),), MISSING),
        ((project("Disabled"),), (), NOT_RUNNING),
        ((project("Enabled", OTHER),), (), LINKED),
        (None, (), CANNOT_TELL),
    ],
)
def test_a_map_is_missing_only_where_its_saved_versions_could_be_read(
    projects: Projects, versions: Versions, expected: MapState
) -> None:
    assert state(BOTH, projects, (), versions) is expected


def test_a_saved_map_that_flows_one_way_is_not_expected_in_dataverse() -> None:
    assert state(BOTH, (), None, (version("1.0", "to-dataverse"),)) is NOT_RUNNING


def test_a_saved_map_that_flows_to_finance_only_is_not_expected_there() -> None:
    versions = (version("1.0", "to-finance"),)
    assert state(ONE_WAY, (), None, versions) is CANNOT_TELL
    assert state(ONE_WAY, (), (), versions) is NOT_RUNNING
    assert state(ONE_WAY, (), IN_USE, versions) is RUNNING


@pytest.mark.parametrize(
    ("runs", "saved", "newer"),
    [
        ("1.0.0.4", ("1.0.0.4",), ()),
        ("1.0.0.4", ("1.0.0.4", "1.0.0.10", "1.0.0.9"), ("1.0.0.9", "1.0.0.10")),
        ("2.0", ("1.0.0.4", "odd"), ()),
    ],
)
def test_newer_versions_beside_the_one_that_runs_are_named(
    runs: str, saved: tuple[str, ...], newer: tuple[str, ...]
) -> None:
    versions = (*(version(one) for one in saved), version("9.9", entity="New", table_set="news"))
    sources = MapSources(ORG, (), (RuntimeMap("old", "Old", runs),), versions)
    assert version_in_use(BOTH, sources) == VersionInUse(runs, newer)


def test_a_version_that_is_not_told_is_none() -> None:
    assert version_in_use(BOTH, MapSources(ORG, (), IN_USE, SAVED)) is None
    assert version_in_use(BOTH, MapSources(ORG, (), None, SAVED)) is None


def test_other_dataverses_are_named_once() -> None:
    projects = (project("Enabled", OTHER), project("Disabled", OTHER), project("Enabled"))
    assert elsewhere(BOTH, MapSources(ORG, projects, (), None)) == (OTHER,)


def test_what_a_map_needs_first_is_what_does_not_run_of_it() -> None:
    lines = RequiredMap("l", "Lines", True, (MapPair("L", "ls", "l"),), needs=("m", "p"))
    every = (BOTH, ONE_WAY, lines)
    assert first_needed(lines, every, MapSources(ORG, (), (), None)) == (BOTH, ONE_WAY)
    running = MapSources(ORG, (project("Enabled"),), (), None)
    assert first_needed(lines, every, running) == ()


def test_one_saved_version_that_flows_from_dataverse_is_enough_to_ask_there() -> None:
    versions = (version("1.0", "to-dataverse"), version("2.0"))
    assert state(BOTH, (), None, versions) is CANNOT_TELL
    assert state(BOTH, (), (), versions) is NOT_RUNNING
