"""Whole creations under every kind of misfortune, held against what must always be true.

A run is a few starts of the program that may be killed at any moment, side by side or one after the other, at
a practice tenant with faults that may be restarted in between; then calm starts until nothing is open any
more.
"""

from __future__ import annotations

import asyncio
import json
import pickle
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from campaign_plan import Act, Run
from one_start import Start
from practice_world import PRODUCTION, Practice

from app.demo.faults import Fault
from app.provisioning.journal import Event, Journal
from app.provisioning.plan import Reactivate
from app.provisioning.site_request import SiteRequest
from app.services.dataverse import website_records
from app.services.websites import CUSTOMER_PORTAL
from app.setup.course import Course

_HOURS = 3 * 3_600.0
_CALM_STARTS = 6
_WANTED = SiteRequest("Contoso orders", "contoso-orders", 1033)


@dataclass
class Tally:
    """What happened in the runs of a campaign; `told` counts how starts ended, by code."""

    runs: int = 0
    starts: int = 0
    restarts: int = 0
    misfortunes: int = 0
    told: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.runs + other.runs,
            self.starts + other.starts,
            self.restarts + other.restarts,
            self.misfortunes + other.misfortunes,
            self.told + other.told,
        )


class BrokenPromise(AssertionError):
    """Something that must always be true was not."""


@dataclass
class Campaign:
    """Runs creations against one practice tenant."""

    practice: Practice
    folder: Path
    orders: Path
    tally: Tally = field(default_factory=Tally)

    def make(self, name: str, plan: Run) -> bool:
        """One run. Gives whether a start was killed in it.

        Raises:
            BrokenPromise: an invariant does not hold; the message tells the whole run.
        """
        run = _Run(self, self.folder / name, plan.scenario)
        try:
            for act in plan.acts:
                run.happens(act)
            run.settles()
        except BrokenPromise as broken:
            told = "\n".join(map(str, (plan.scenario, *plan.acts, *run.story)))
            raise BrokenPromise(f"run {name}: {broken}\n{told}") from None
        finally:
            self.practice.reset()
        self.tally.runs += 1
        return run.was_killed


@dataclass
class _Run:
    """One run: its folder, how far its clock is ahead, and what was told so far."""

    campaign: Campaign
    folder: Path
    scenario: str
    later: float = 0.0
    was_killed: bool = False
    story: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        practice = self.campaign.practice
        company = practice.company(self.scenario)
        self._environment = practice.environment(self.scenario, PRODUCTION)
        records = asyncio.run(website_records(company.dataverse(self._environment.dataverse)))
        self._course = Course(Reactivate(records[0])) if records else Course()
        self._account = company.account
        self._tokens = json.dumps(company.accounts._memory.cache.sections())

    def happens(self, act: Act) -> None:
        """Lets an act happen; each start's word is held against what the tenant and the journal say."""
        practice = self.campaign.practice
        tally = self.campaign.tally
        tally.restarts += act.restarts
        tally.misfortunes += len(act.misfortunes)
        if act.restarts:
            practice.restart()
        if act.hours_pass:
            self._let_hours_pass()
        for misfortune, times in act.misfortunes:
            wrong = misfortune
            practice.tenant.faults.add(
                Fault(wrong.fault, wrong.origin, wrong.path, wrong.method, times, wrong.value)
            )
        with ThreadPoolExecutor(len(act.killed_at)) as side_by_side:
            told = list(side_by_side.map(self._start, act.killed_at))
        practice.tenant.faults.clear()
        practice.comes_to_rest()
        for word in told:
            self._expect_truth(word)
        self._expect_one_that_is_known()

    def settles(self) -> None:
        """Lets calm starts follow until the portal is there, and holds the end against all promises."""
        for _ in range(_CALM_STARTS):
            self.happens(Act((0,)))
            if any(one.event is Event.FINISHED for one in self._creations()):
                break
            self._let_hours_pass()
        portals, creations = self._portals(), self._creations()
        finished = [one for one in creations if one.event is Event.FINISHED]
        if len(portals) != 1:
            raise BrokenPromise(f"{len(portals)} portals in the end")
        if [one.website for one in finished] != [portals[0]["id"]]:
            raise BrokenPromise(f"the journal says {creations}, the tenant {portals}")
        if any(one.is_open for one in creations):
            raise BrokenPromise(f"something is left waiting: {creations}")

    def _let_hours_pass(self) -> None:
        """Moves the computer's clock and the tenant's, for all who work there."""
        self.later += _HOURS
        self.campaign.practice.tenant.clock.advance(timedelta(seconds=_HOURS))

    def _start(self, killed_at: int) -> dict[str, Any] | None:
        """What the person was told by one start; None from one that was killed."""
        campaign = self.campaign
        start = Start(
            cloud_file=campaign.practice.tenant.cloud_file,
            folder=self.folder,
            tokens=self._tokens,
            account=self._account,
            environment=self._environment,
            request=_WANTED,
            course=self._course,
            killed_at=killed_at,
            later=self.later,
        )
        campaign.tally.starts += 1
        with socket.socket(socket.AF_UNIX) as order:
            order.connect(str(campaign.orders))
            order.sendall(pickle.dumps(start))
            answer = b"".join(iter(lambda: order.recv(65_536), b""))
        told: dict[str, Any] | None = json.loads(answer) if answer else None
        self.was_killed = self.was_killed or told is None
        campaign.tally.told["killed" if told is None else told["problem"] or "finished"] += 1
        self.story.append(f"killed at {killed_at}: told {told}")
        return told

    def _expect_truth(self, told: dict[str, Any] | None) -> None:
        if told is None:
            return
        sites = {str(site["id"]) for site in self._portals()}
        if not told["problem"] and told["site"] not in sites:
            raise BrokenPromise(
                f"the person was told of the site {told['site']}, which is not there: {sites}"
            )
        if told["problem"] == "CREATE-1" and not sites:
            raise BrokenPromise("the person was told of a portal that is not there")

    def _expect_one_that_is_known(self) -> None:
        portals, creations = self._portals(), self._creations()
        if len(portals) > 1:
            raise BrokenPromise(f"there are {len(portals)} portals")
        if portals and not any(one.is_open or one.event is Event.FINISHED for one in creations):
            raise BrokenPromise(f"the journal takes for undone what was done: {creations}")

    def _portals(self) -> list[dict[str, Any]]:
        made = self.campaign.practice.sites(self.scenario)
        return [site for site in made if site["template"] == CUSTOMER_PORTAL]

    def _creations(self) -> tuple[Any, ...]:
        return Journal(self.folder / "journal.sqlite3").creations()
