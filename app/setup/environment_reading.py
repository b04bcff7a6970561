"""Reading the environments from every source side by side, so that the first rows are there at once.

Contract: power-platform.md section 1. The list of ordinary people is the one that counts; the others add
what it does not know, and stand in for it where it cannot be read. That an administrators' list is closed
to a person is the rule, and no trouble.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import urlsplit

from app.errors import ConsentNeeded, NotSignedIn, SignInTrouble, TimedOut, Trouble
from app.problems import problem_of
from app.services.company import Company
from app.services.environment_discovery import discovered_environment_pages
from app.services.environment_management import managed_environment_pages
from app.services.environments import ADMINISTRATORS_PATH, Environment, environment_pages
from app.setup.environment_listing import Source, SourceAnswer

Pages = AsyncIterator[tuple[Environment, ...]]
_LISTS = (Source.ORDINARY, Source.ADMINISTRATORS)
_PAUSE = 1.0
"""Seconds between two showings while pages come in."""
_PATIENCE = 10.0
"""Seconds that the sources which only add something get, once the list is read."""


class Reading:
    """What the sources have said so far.

    `company` is asked for the list itself, `quietly` for what the other sources add: for their sake nobody
    is sent to the browser.
    """

    def __init__(self, company: Company, quietly: Company) -> None:
        self._company, self._quietly = company, quietly
        self._rows: dict[Source, list[Environment]] = {source: [] for source in Source}
        self._troubles: dict[Source, Trouble] = {}
        self._are_lists_whole = False
        self._grown = asyncio.Event()

    @property
    def lists(self) -> tuple[tuple[Environment, ...], ...]:
        """What each source gave, the one that is believed first at the front.

        Until the lists are whole, the others only add to what is in them: an environment that can be chosen
        is described as well as it will be.
        """
        lists = {source: tuple(self._rows[source]) for source in Source}
        if not self._are_lists_whole:
            listed = {one.id for source in _LISTS for one in lists[source]}
            for source in (Source.MANAGEMENT, Source.DISCOVERY):
                lists[source] = tuple(one for one in lists[source] if one.id in listed)
        return tuple(lists.values())

    @property
    def answers(self) -> tuple[SourceAnswer, ...]:
        """How each source answered."""
        return tuple(
            SourceAnswer(
                source,
                len(self._rows[source]),
                problem_of(self._troubles[source]) if source in self._troubles else None,
            )
            for source in Source
        )

    async def read(self, tell: Callable[[], Awaitable[None]]) -> None:
        """Asks all sources. `tell` is called as rows come in.

        Raises:
            ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: the list could not be read, and no
                other source gave anything, or the person has to sign in again.
        """
        tasks = {source: asyncio.create_task(self._ask(source)) for source in Source}
        telling = asyncio.create_task(self._keep_telling(tell))
        try:
            await asyncio.wait([tasks[Source.ORDINARY]])
            if Source.ORDINARY in self._troubles:
                await asyncio.wait([tasks[Source.ADMINISTRATORS]])
            self._are_lists_whole = True
            if any(self._rows.values()):
                self._grown.set()
            await asyncio.wait(tasks.values(), timeout=_PATIENCE)
        finally:
            for task in (telling, *tasks.values()):
                task.cancel()
            await asyncio.gather(telling, *tasks.values(), return_exceptions=True)
        self._settle(tasks)

    def _settle(self, tasks: dict[Source, asyncio.Task[None]]) -> None:
        for source, task in tasks.items():
            if task.cancelled():
                self._troubles[source] = TimedOut(urlsplit(_origin(self._company, source)).hostname or "")
            else:
                task.result()
        trouble = self._troubles.get(Source.ORDINARY)
        if trouble is not None and (_needs_sign_in(trouble) or not any(self._rows.values())):
            raise trouble

    async def _ask(self, source: Source) -> None:
        try:
            company = self._company if source is Source.ORDINARY else self._quietly
            async for page in _pages(company, source):
                self._rows[source] += page
                if page and source in _LISTS:
                    self._grown.set()
        except Trouble as trouble:
            self._troubles[source] = trouble

    async def _keep_telling(self, tell: Callable[[], Awaitable[None]]) -> None:
        while True:
            await self._grown.wait()
            self._grown.clear()
            await tell()
            await asyncio.sleep(_PAUSE)


def _needs_sign_in(trouble: Trouble) -> bool:
    if isinstance(trouble, ConsentNeeded):
        return False
    return isinstance(trouble, SignInTrouble | NotSignedIn)


def _pages(company: Company, source: Source) -> Pages:
    match source:
        case Source.ORDINARY:
            return environment_pages(company.business_apps)
        case Source.ADMINISTRATORS:
            return environment_pages(company.business_apps, ADMINISTRATORS_PATH)
        case Source.MANAGEMENT:
            return managed_environment_pages(company.power_platform)
        case Source.DISCOVERY:
            return discovered_environment_pages(company.discovery)


def _origin(company: Company, source: Source) -> str:
    services = {Source.MANAGEMENT: company.power_platform, Source.DISCOVERY: company.discovery}
    return services.get(source, company.business_apps).origin
