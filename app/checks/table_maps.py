"""Do the table maps run? One check for each map in the catalogue.

Three sources are weighed (`map_evidence`); the finding keeps what each of them said. What none could tell,
the person may look at and confirm, map by map. No documented source has a map's last problem, so the person
is told where the Dual-write page shows it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from app.catalogues import RequiredMap, help_page, required_maps
from app.checks.check import Check, Evidence, Finding, Remedy
from app.checks.facts import MAP_PROJECTS, MAP_VERSIONS, RUNTIME_MAPS, Facts
from app.checks.map_evidence import MapSources, MapState, map_state
from app.checks.map_words import (
    VERDICTS,
    action,
    dataverse_answer,
    finance_answer,
    map_names,
    summary,
    versions_answer,
)
from app.checks.questions import asked, outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.text import Text, text

Fact = TypeVar("Fact")
Answer = Callable[[RequiredMap, MapSources], Text]


async def _examine(facts: Facts, wanted: RequiredMap) -> Finding:
    projects, runtime, versions = await asyncio.gather(
        asked(facts.map_projects), asked(facts.runtime_maps), asked(facts.map_versions)
    )
    sources = MapSources(facts.environment.dataverse, _read(projects), _read(runtime), _read(versions))
    state = map_state(wanted, sources)

    def told(source: Text, answered: object, answer: Answer, fact: str) -> Evidence:
        return facts.told(source, answered, lambda _: answer(wanted, sources), fact)

    evidence = (
        told(text("Finance and Operations: table maps"), projects, finance_answer, MAP_PROJECTS),
        told(text("Dataverse: table maps in use"), runtime, dataverse_answer, RUNTIME_MAPS),
        told(text("Dataverse: saved table maps"), versions, versions_answer, MAP_VERSIONS),
    )
    trouble = next((one for one in (projects, runtime) if isinstance(one, Trouble)), None)
    problem = problem_of(trouble) if trouble and state is MapState.CANNOT_TELL else None
    remedy = None if state is MapState.RUNNING else await _remedy(facts, action(wanted, state, sources))
    return Finding(VERDICTS[state], summary(wanted, state, sources), evidence, remedy, problem)


def _read(answered: Fact | Trouble) -> Fact | None:
    return None if isinstance(answered, Trouble) else answered


async def _remedy(facts: Facts, what: Text) -> Remedy:
    page = await dual_write_page(facts) or help_page("table_maps")
    return Remedy(what, Helper.ENVIRONMENT_ADMINISTRATOR, page)


async def dual_write_page(facts: Facts) -> str:
    """The Dual-write page of the environment; "" where no Finance and Operations is known."""
    address = await outcome(facts.finance_address())
    known = address if isinstance(address, str) and address else facts.environment.finance
    if not known:
        return ""
    return facts.company.cloud.page("dual_write", finance=known, environment=facts.environment.id)


def check_id(wanted: RequiredMap) -> str:
    """The id of a map's check."""
    return f"table-map-{wanted.id}"


def _check(wanted: RequiredMap) -> Check:
    async def examine(facts: Facts) -> Finding:
        return await _examine(facts, wanted)

    entities = map_names(wanted)
    if wanted.both_ways:
        purpose = text(
            "In Finance and Operations this map is called {entities}. Changes flow both ways.",
            entities=entities,
        )
    else:
        purpose = text(
            "In Finance and Operations this map is called {entities}. Changes flow to Dataverse only.",
            entities=entities,
        )
    return Check(
        id=check_id(wanted),
        title=text("Table map {name}", name=wanted.title),
        purpose=purpose,
        mandatory=True,
        confirmable=True,
        examine=examine,
        needs=(Facts.map_projects, Facts.runtime_maps, Facts.map_versions),
    )


@cache
def table_map_checks() -> tuple[Check, ...]:
    """A check for each table map of the catalogue."""
    return tuple(_check(wanted) for wanted in required_maps())
