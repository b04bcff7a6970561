"""What a person is told of a table map: how it stands, what to do, and what each source answered."""

from __future__ import annotations

from app.catalogues import RequiredMap, dual_write_name, required_maps
from app.checks.check import Verdict
from app.checks.map_evidence import (
    MapSources,
    MapState,
    elsewhere,
    first_needed,
    in_use,
    saved,
    shown_by_dataverse,
    statuses,
    statuses_without_address,
    version_in_use,
)
from app.text import Text, listed, text

VERDICTS = {
    MapState.RUNNING: Verdict.READY,
    MapState.INITIALISING: Verdict.NOT_READY,
    MapState.PAUSED: Verdict.NOT_READY,
    MapState.NOT_RUNNING: Verdict.NOT_READY,
    MapState.LINKED_ELSEWHERE: Verdict.NOT_READY,
    MapState.MISSING: Verdict.NOT_READY,
    MapState.CANNOT_TELL: Verdict.COULD_NOT_CHECK,
}
"""What a state means for the setup."""

_SUMMARIES = {
    MapState.RUNNING: text("This table map is running."),
    MapState.INITIALISING: text(
        "This table map is starting: the data that is there already is being copied. Wait until it is done."
    ),
    MapState.PAUSED: text(
        "This table map is paused. Changes are kept for one day and up to 1 GB only; after that they can be "
        "lost. When the pause began is not told."
    ),
    MapState.NOT_RUNNING: text("This table map is not running."),
    MapState.MISSING: text("There is no such table map in this environment."),
    MapState.CANNOT_TELL: text(
        "Whether this table map is running could not be read. Please look for yourself."
    ),
}


def summary(wanted: RequiredMap, state: MapState, sources: MapSources) -> Text:
    """How the map stands, in a sentence or two."""
    if state is MapState.LINKED_ELSEWHERE:
        return text(
            "In Finance and Operations this table map leads to another Dataverse: {addresses}.",
            addresses=", ".join(elsewhere(wanted, sources)),
        )
    version = version_in_use(wanted, sources)
    if state is MapState.RUNNING and version is not None and version.newer:
        return text(
            "This table map is running, in version {version}. Newer versions are saved: {newer}.",
            version=version.version,
            newer=", ".join(version.newer),
        )
    return _SUMMARIES[state]


def action(wanted: RequiredMap, state: MapState, sources: MapSources) -> Text:
    """What puts it right."""
    entities = map_names(wanted)
    match state:
        case MapState.PAUSED:
            return text(
                "Open the Dual-write page, select {entities} and choose {resume}.",
                entities=entities,
                resume=dual_write_name("resume"),
            )
        case MapState.INITIALISING:
            return text(
                'Follow {entities} on the Dual-write page. "{details}" there says what came in the way.',
                entities=entities,
                details=dual_write_name("initial_sync_details"),
            )
        case MapState.NOT_RUNNING:
            return _start(wanted, sources)
        case MapState.MISSING:
            return text(
                "Open the Dual-write page and choose {apply}: that brings the table maps of the installed "
                "solutions. If {entities} is not among them, the solutions have to be updated.",
                apply=dual_write_name("apply_solution"),
                entities=entities,
            )
        case MapState.LINKED_ELSEWHERE:
            return text(
                "Find out which Dataverse your Finance and Operations belongs to. Choose that environment, "
                "or link this one."
            )
        case _:
            return text(
                "Open the Dual-write page and look whether the status of {entities} is {running}.",
                entities=entities,
                running=dual_write_name("running"),
            )


def finance_answer(wanted: RequiredMap, sources: MapSources) -> Text:
    """What Finance and Operations, which could be read, says of the map."""
    found, others = statuses(wanted, sources), elsewhere(wanted, sources)
    if found:
        return text("Status of the map: {statuses}", statuses=", ".join(one or "?" for one in found))
    unproved = statuses_without_address(wanted, sources)
    if unproved:
        return text(
            "Status of the map: {statuses}. For which Dataverse is not told",
            statuses=", ".join(one or "?" for one in unproved),
        )
    if others:
        return text("The map is there for {addresses} only", addresses=", ".join(others))
    return text("The map is not there")


def dataverse_answer(wanted: RequiredMap, sources: MapSources) -> Text:
    """What Dataverse's list of maps in use, which could be read, says of the map."""
    version = version_in_use(wanted, sources)
    if version is not None:
        return text("The map is in use, in version {version}", version=version.version)
    if in_use(wanted, sources):
        return text("The map is in use")
    if not shown_by_dataverse(wanted, sources):
        return text("This map flows one way and is never shown here")
    return text("The map is not in use")


def versions_answer(wanted: RequiredMap, sources: MapSources) -> Text:
    """What Dataverse's saved maps, which could be read, say of the map."""
    found = saved(wanted, sources)
    if not found:
        return text("No version of the map is saved")
    versions = ", ".join(sorted({one.version or "?" for one in found}))
    ways = frozenset(way for one in found for way in one.directions)
    if ways == {"to-dataverse"}:
        return text("Saved, flowing to Dataverse only, in version {versions}", versions=versions)
    if ways == {"to-finance"}:
        return text("Saved, flowing from Dataverse only, in version {versions}", versions=versions)
    return text("Saved, flowing both ways, in version {versions}", versions=versions)


def map_names(wanted: RequiredMap) -> str:
    """The map's names on the Dual-write page, which are not translated."""
    return " / ".join(pair.entity for pair in wanted.pairs)


def _start(wanted: RequiredMap, sources: MapSources) -> Text:
    start = text(
        'Open the Dual-write page, select {entities} and choose {run} with "{related}". If it is '
        '{not_running} again after a while, "{details}" says what came in the way.',
        entities=map_names(wanted),
        run=dual_write_name("run"),
        related=dual_write_name("show_related"),
        not_running=dual_write_name("not_running"),
        details=dual_write_name("initial_sync_details"),
    )
    before = [one.title for one in first_needed(wanted, required_maps(), sources)]
    return text("Start {before} first. {start}", before=listed(before), start=start) if before else start
