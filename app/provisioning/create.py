"""Creates the portal: asks once, and from then on only looks.

A request whose answer was lost may have been taken. So it is never sent again on doubt: the sites of the
environment are looked at first, and if none has appeared the person is told exactly that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.errors import (
    ConnectionLost,
    CreationStopped,
    CreationUncertain,
    NetworkTrouble,
    PortalThereAlready,
    ReplyTrouble,
    ServiceDown,
    ServiceRefused,
    SignInTrouble,
    Throttled,
    TimedOut,
)
from app.provisioning.journal import Creation, Event, Journal, Place
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.provisioning.waiting import Patience, wait_for_site
from app.services import websites
from app.services.company import Company
from app.services.environments import Environment
from app.services.websites import CUSTOMER_PORTAL, NewWebsite, Website

_ANSWER_LOST = (ConnectionLost, TimedOut, ReplyTrouble, ServiceDown)
"""Outcomes after which nobody here knows whether the request was taken."""


@dataclass(frozen=True)
class Creator:
    """What a creation works with. `tell` gets each step of progress; the rest is for waiting."""

    company: Company
    journal: Journal
    tell: Callable[[Progress], None]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def create(self, environment: Environment, request: SiteRequest) -> Website:
        """The finished portal. May be cancelled: `resume` goes on with what the journal holds.

        Raises:
            PortalThereAlready: the environment has one; nothing was asked for.
            ServiceRefused: Microsoft will not make it; nothing is left behind.
            CreationTrouble: it is uncertain, has stopped or takes too long.
            NetworkTrouble, SignInTrouble: Microsoft could not be asked.
        """
        there = _portal(await self._sites(environment.id))
        if there is not None:
            raise PortalThereAlready(there.name, there.address)
        place = Place(self.company.cloud.id, self.company.account.id, environment.id, environment.name)
        creation = await asyncio.to_thread(self.journal.begin, place, request)
        self.tell(Progress(CreationStage.ASKING, creation.started))
        creation = await self._ask(creation, environment)
        return await self._finish(creation)

    async def resume(self, creation: Creation) -> Website:
        """The finished portal of a creation that was begun before. Sends no request for a site.

        Raises as `create` does. After a CreationUncertain, a creation that is old enough has ended.
        """
        if not creation.operation:
            creation = await self._look(creation)
        return await self._finish(creation)

    async def _ask(self, creation: Creation, environment: Environment) -> Creation:
        wanted = NewWebsite(
            organization=environment.organization,
            name=creation.request.name,
            subdomain=creation.request.subdomain,
            language=creation.request.language or 0,
        )
        client = self.company.power_platform
        try:
            accepted = await websites.create_website(client, environment.id, wanted)
        except _ANSWER_LOST:
            return await self._look(creation)
        except (ServiceRefused, NetworkTrouble, SignInTrouble):
            await self._write(creation, Event.ENDED)
            raise
        self.tell(Progress(CreationStage.ACCEPTED, creation.started))
        return await self._write(creation, Event.ACCEPTED, operation=accepted.operation)

    async def _look(self, creation: Creation) -> Creation:
        """The creation with the site that appeared for it.

        Raises:
            CreationUncertain: none has appeared. The creation stays open in the journal until it is so old
                that a request that was taken would long have led to a site.
        """
        self.tell(Progress(CreationStage.LOOKING, creation.started))
        sites: tuple[Website, ...] | None = None
        for look in range(self.patience.looks):
            if look:
                await self.sleep(self.patience.pause)
            try:
                sites = await self._sites(creation.place.environment)
            except (NetworkTrouble, ReplyTrouble, ServiceDown, Throttled):
                sites = None
                continue
            found = _asked_for(sites, creation.request)
            if found is not None:
                return await self._write(creation, Event.SEEN, website=found.id)
        if sites is not None and self._age(creation) > self.patience.settled:
            await self._write(creation, Event.ENDED)
        raise CreationUncertain

    def _age(self, creation: Creation) -> float:
        return (self.now() - creation.started).total_seconds()

    async def _finish(self, creation: Creation) -> Website:
        client = self.company.power_platform
        try:
            site = await wait_for_site(client, creation, self.tell, self.sleep, self.patience)
        except CreationStopped:
            await self._write(creation, Event.ENDED)
            raise
        await self._write(creation, Event.FINISHED, website=site.id)
        self.tell(Progress(CreationStage.FINISHED, creation.started))
        return site

    async def _sites(self, environment: str) -> tuple[Website, ...]:
        return await websites.list_websites(self.company.power_platform, environment)

    async def _write(self, creation: Creation, event: Event, **body: str) -> Creation:
        return await asyncio.to_thread(lambda: self.journal.write(creation, event, **body))


def _portal(sites: tuple[Website, ...]) -> Website | None:
    return next((site for site in sites if site.template == CUSTOMER_PORTAL), None)


def _asked_for(sites: tuple[Website, ...], request: SiteRequest) -> Website | None:
    """The site that the request made: the one portal, or whatever template is told, one so called.

    The address alone does not tell: an older site may have it, so that the request was turned down.
    """
    wanted = (request.subdomain, request.name)
    return _portal(sites) or next((site for site in sites if (site.subdomain, site.name) == wanted), None)
