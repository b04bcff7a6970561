"""Putting right together what a check found: the person acts elsewhere, the program watches or helps."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.addresses import origin_of
from app.catalogues import help_page
from app.checks import dual_write_solutions, finance_link
from app.checks.catalogue import all_checks
from app.checks.check import CheckResult, Verdict
from app.checks.facts import MAP_PROJECTS, MAP_VERSIONS, RUNTIME_MAPS, Facts
from app.checks.questions import outcome
from app.checks.run import run_checks, run_on
from app.checks.table_maps import table_map_checks
from app.errors import ForeignAddress, Throttled
from app.services.environments import Environment
from app.setup.mending_state import TABLE_MAPS, MendingState
from app.setup.pace import Pace
from app.setup.stage import Stage
from app.setup.state import SetupState
from app.text import Text, text

_BEFORE_MAPS = (finance_link.CHECK.id, dual_write_solutions.CHECK.id)


def maps_wait(state: SetupState) -> bool:
    """Whether some table map is known not to run, or could not be looked at."""
    ids = {check.id for check in table_map_checks()}
    return any(one.check.id in ids and one.waits for one in state.readiness)


def maps_can_start(state: SetupState) -> bool:
    """Whether table maps wait, and nothing is known to be missing that they need first."""
    missing = {
        one.check.id
        for one in state.readiness
        if one.finding is not None and one.finding.verdict is Verdict.NOT_READY
    }
    return maps_wait(state) and missing.isdisjoint(_BEFORE_MAPS)


class Mending:
    """What a person can do about something to put right. All coroutines may be cancelled.

    `clock` tells seconds for the time that nobody is at the window.
    """

    def __init__(
        self, stage: Stage, pace: Pace | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stage, self._pace, self._clock = stage, pace or Pace(), clock
        self._wake = asyncio.Event()
        self._attended = clock()

    def open(self, subject: str) -> None:
        """Begins to put something right: `TABLE_MAPS`, or the check with this id."""
        state = self._stage.state
        ids = {check.id for check in table_map_checks()} if subject == TABLE_MAPS else {subject}
        remedies = [one.finding.remedy for one in state.readiness if one.check.id in ids and one.finding]
        pages = (one.page for one in remedies if one is not None and one.page != help_page("table_maps"))
        page = next((one for one in pages if one), "")
        second = self._second_page() if subject == TABLE_MAPS else ""
        self._stage.become(replace(state, mending=MendingState(subject, page, second)))

    def close(self) -> None:
        """Goes back to the checks. What was found stays."""
        self._stage.become(replace(self._stage.state, mending=None))

    def attend(self) -> None:
        """Takes note that somebody is there; a watch that rests goes on."""
        self._attended = self._clock()
        mending = self._stage.state.mending
        if mending is not None and mending.rests:
            self._wake.set()

    def look_now(self) -> None:
        """Has a watch look at once."""
        self._attended = self._clock()
        self._wake.set()

    async def arrive(self) -> None:
        """Does what the subject needs at once: the table maps are watched."""
        mending = self._stage.state.mending
        if mending is not None and mending.subject == TABLE_MAPS:
            await self.watch()

    async def watch(self) -> None:
        """Looks at the table maps again and again, until all run or were confirmed.

        What changes is asked for anew each time, the rest is kept. The pauses grow while nothing changes,
        and are never shorter than a service asks for.
        """
        stage, pause = self._stage, self._pace.first
        company, environment = stage.company(), stage.environment()
        stage.connection.accounts.forget_refusals()
        self._attended = self._clock()
        try:
            async with Facts(company, environment) as facts:
                while True:
                    before = self._waiting()
                    asked = await self._look(facts, environment)
                    waiting = self._waiting()
                    if not waiting:
                        return
                    pause = self._pace.after(pause, changed=waiting != before, asked=asked)
                    await self._rest(pause)
                    facts.questions.forget(MAP_PROJECTS, RUNTIME_MAPS)
                    if self._wake.is_set():
                        # Somebody may have brought new maps, or given a permission.
                        facts.questions.forget(MAP_VERSIONS)
                        stage.connection.accounts.forget_refusals()
        finally:
            self._change(watches=False, rests=False)

    async def perform(self) -> None:
        """Has the program do what it can about the subject, to which the person has agreed."""
        stage, mending = self._stage, self._stage.state.mending
        check = next((one for one in all_checks() if mending and one.id == mending.subject), None)
        if mending is None or mending.doing is not None or check is None or check.mend is None:
            return
        company, environment = stage.company(), stage.environment()
        stage.connection.accounts.forget_refusals()
        self._change(doing=text("Looking at what is there"), done=None, problem=None)
        try:
            mended = await check.mend.perform(company, environment, self._tell_progress)
            await run_checks(company, environment, (check,), lambda one: self._take(one, environment))
            self._change(done=mended.said, problem=mended.problem)
        finally:
            self._change(doing=None)

    async def _look(self, facts: Facts, environment: Environment) -> float | None:
        """One look; gives the seconds that a service asks to wait."""
        self._wake.clear()
        self._change(watches=True, rests=False)
        await run_on(facts, table_map_checks(), lambda one: self._take(one, environment))
        self._change(looked_at=datetime.now(UTC))
        answers = (await outcome(facts.map_projects()), await outcome(facts.runtime_maps()))
        return max((one.wait for one in answers if isinstance(one, Throttled)), default=None)

    async def _rest(self, seconds: float) -> None:
        if self._clock() - self._attended > self._pace.unattended:
            self._change(rests=True)
            await self._wake.wait()
            return
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    def _waiting(self) -> frozenset[tuple[str, str]]:
        """The maps that do not run, with what is said of each."""
        ids = {check.id for check in table_map_checks()}
        return frozenset(
            (one.check.id, str(one.finding.summary) if one.finding else "")
            for one in self._stage.state.readiness
            if one.check.id in ids and (one.finding is None or one.waits)
        )

    def _take(self, result: CheckResult, environment: Environment) -> None:
        # A late answer about another environment is of no use any more.
        if self._stage.state.environment == environment:
            self._stage.become(self._stage.state.with_result(result))

    def _tell_progress(self, doing: Text) -> None:
        self._change(doing=doing)

    def _change(self, **changes: Any) -> None:
        """Changes what is known of the mending, if it still goes on."""
        state = self._stage.state
        if state.mending is not None:
            self._stage.become(replace(state, mending=replace(state.mending, **changes)))

    def _second_page(self) -> str:
        cloud, environment = self._stage.connection.cloud, self._stage.environment()
        try:
            host = origin_of(environment.finance).removeprefix("https://")
        except ForeignAddress:
            return ""
        if "dual_write_elsewhere" not in cloud.pages:
            return ""
        return cloud.page("dual_write_elsewhere", finance_host=host)
