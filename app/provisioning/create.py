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
    PortalPerhapsThere,
    PortalThereAlready,
    ReplyTrouble,
    ServiceDown,
    ServiceRefused,
    SignInTrouble,
    Throttled,
    TimedOut,
    Trouble,
)
from app.provisioning.journal import Creation, Event, Journal, Place
from app.provisioning.portal import asked_for, perhaps_portal_among, portal_among
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.provisioning.waiting import Patience, wait_for_site
from app.services import websites
from app.services.company import Company
from app.services.environments import Environment
from app.services.websites import NewWebsite, Website

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

    async def create(
        self, environment: Environment, request: SiteRequest, *, looked: bool = False
    ) -> Website:
        """The finished portal. May be cancelled: `resume` goes on with what the journal holds.

        `looked` says that the person has seen that no site there is a Customer Portal. Where another copy of
        the program has begun meanwhile, that creation is gone on with.

        Raises:
            PortalThereAlready, PortalPerhapsThere: the environment has one, or may have; nothing was asked.
            ServiceRefused: Microsoft will not make it; nothing is left behind.
            CreationTrouble: it is uncertain, has stopped or takes too long.
            NetworkTrouble, SignInTrouble: Microsoft could not be asked.
        """
        sites = await self._sites(environment.id)
        there, perhaps = portal_among(sites), perhaps_portal_among(sites)
        if there is not None:
            raise PortalThereAlready(there.name, there.address)
        if perhaps is not None and not looked:
            raise PortalPerhapsThere(perhaps.name)
        creation, is_new = await asyncio.to_thread(self.journal.begin, self._place(environment), request)
        if not is_new:
            return await self.resume(creation)
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
            # Trouble with the sign-in must not look like a lost answer: nothing has been sent yet.
            await client.token(None, False)
        except Trouble:
            await self._write(creation, Event.ENDED)
            raise
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
            found = asked_for(sites, creation.request)
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

    def _place(self, environment: Environment) -> Place:
        account = self.company.account
        return Place(self.company.cloud.id, account.id, environment.id, environment.name, account.tenant)

    async def _sites(self, environment: str) -> tuple[Website, ...]:
        return await websites.list_websites(self.company.power_platform, environment)

    async def _write(self, creation: Creation, event: Event, **body: str) -> Creation:
        return await asyncio.to_thread(lambda: self.journal.write(creation, event, **body))
