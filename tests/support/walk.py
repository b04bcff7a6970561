"""A person who walks through the setup without a window, at the practice tenant."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from practice_world import PRODUCTION, hurried, in_browser, nap

from app.aftercare.acts import Caretaker
from app.aftercare.reachability import ReachPatience
from app.aftercare.removal import Remover
from app.clouds import cloud_from_file
from app.demo.tenant import PracticeTenant
from app.limits import Limits
from app.log.exchange import Exchange
from app.log.log import Log
from app.provisioning.create import Creator
from app.provisioning.patience import Patience
from app.provisioning.site_request import SiteRequest
from app.setup.connection import Connection, connect
from app.setup.journey import Journey
from app.setup.proving import OpenPage
from app.setup.state import SetupState, StepId
from app.setup.steps import STEPS

NAME, ADDRESS = "Contoso orders", "contoso-orders"


@dataclass
class Walk:
    """One start of the program: its journey, every state that it showed, and the log of its requests."""

    scenario: str
    connection: Connection
    journey: Journey
    states: list[SetupState] = field(default_factory=list)
    environment: str = PRODUCTION
    log: Log = field(default_factory=Log)

    @property
    def state(self) -> SetupState:
        """Where the journey is."""
        return self.journey.state

    async def to(self, step: StepId) -> None:
        """Go on until a step is reached and has done what it does at once; creating is left to the test."""
        order = [one.id for one in STEPS]
        while order.index(self.state.step) < order.index(step):
            await self._act()
            before = self.state.step
            self.journey.forward()
            assert self.state.step is not before, self._stuck()
            if self.state.step is not StepId.CREATE:
                await self.journey.arrive()

    async def create(self) -> None:
        """Go to the last step but one, and let the portal be created."""
        await self.to(StepId.CREATE)
        await self.journey.arrive()

    async def sign_in(self) -> None:
        """Sign in in a browser."""
        await self.journey.people.sign_in(lambda address: in_browser(address, self.scenario))

    def choose(self, name: str) -> None:
        """Choose an environment by its name."""
        environments = self.state.environments or ()
        self.journey.environments.choose(next(one for one in environments if one.name == name))

    async def shows(self, wanted: Callable[[SetupState], bool]) -> None:
        """Wait until a state is shown that is wanted."""
        async with asyncio.timeout(120):
            while not wanted(self.state):  # noqa: ASYNC110 - the state is whatever the journey makes it
                await asyncio.sleep(0.005)

    def verdict(self, check_id: str) -> str:
        """What a check says."""
        result = next(one for one in self.state.readiness if one.check.id == check_id)
        return result.finding.verdict.value if result.finding else "running"

    async def _act(self) -> None:
        match self.state.step:
            case StepId.WELCOME:
                await self.journey.start()
            case StepId.SIGN_IN if self.state.account is None:
                await self.sign_in()
            case StepId.ENVIRONMENT if self.state.environment is None:
                self.choose(self.environment)
            case StepId.SITE if not self.state.request.name:
                self.journey.site.edit(SiteRequest(NAME, ADDRESS, self.state.request.language))
            case StepId.CREATE if self.state.site is None:
                await self.journey.arrive()

    def _stuck(self) -> str:
        problem = self.state.activity.problem
        findings = [one.finding.summary for one in self.state.readiness if one.finding and one.holds_back]
        return f"{self.state.step}: {problem and problem.what} {[str(one) for one in findings]}"


@contextmanager
def walking(
    tenant: PracticeTenant,
    folder: Path,
    scenario: str = "ready",
    limits: Limits | None = None,
    open_page: OpenPage | None = None,
) -> Iterator[Walk]:
    """A program that is started on a folder, until it is closed. `open_page` is for unasked pages."""
    log = Log()

    def note(exchange: Exchange) -> None:
        log.add(str(exchange))

    whole = connect(cloud_from_file(tenant.cloud_file), "", folder, note=note)
    connection = hurried(whole, limits, note)
    states: list[SetupState] = []
    try:
        journey = Journey(connection, states.append, open_page=open_page)
        yield Walk(scenario, connection, journey, states, log=log)
    finally:
        connection.close()
        whole.close()


def hurry(monkeypatch: pytest.MonkeyPatch, looks: int = 4, total: float = 3_600.0) -> None:
    """Let creations, changes and removals wait for hundredths of the seconds that they would wait."""
    patience = Patience(looks=looks, total=total)
    monkeypatch.setattr("app.setup.creating.Creator", partial(Creator, sleep=nap, patience=patience))
    monkeypatch.setattr("app.setup.aftercare.Caretaker", partial(Caretaker, sleep=nap))
    monkeypatch.setattr("app.setup.removing.Remover", partial(Remover, sleep=nap))
    monkeypatch.setattr("app.setup.aftercare.ReachPatience", partial(ReachPatience, pause=0.02, total=2.0))


WalkIn = Callable[[str], Walk]
"""Starts the program for the person of a scenario."""
