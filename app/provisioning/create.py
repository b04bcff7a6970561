"""Creates the portal: asks once, and from then on only looks.

A request whose answer was lost may have been taken. So it is never sent again on doubt: the sites of the
environment are looked at first, and if none has appeared the person is told exactly that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.errors import (
    CreationStopped,
    CreationUncertain,
    NetworkTrouble,
    PortalPerhapsThere,
    PortalThereAlready,
    ReplyTrouble,
    ServiceRefused,
    SignInTrouble,
)
from app.provisioning.by_hand import Lookout, site_made_by_hand
from app.provisioning.journal import Creation, Event, Journal, Place, open_in
from app.provisioning.patience import Patience
from app.provisioning.portal import asked_for, perhaps_portals, portal_among, with_id
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.resting import rest
from app.provisioning.site_request import SiteRequest
from app.provisioning.waiting import PASSING, Sought, Watch, sought_by, wait_for_site
from app.services import websites
from app.services.company import Company
from app.services.doubt import leaves_in_doubt
from app.services.environments import Environment
from app.services.websites import NewWebsite, Website
from app.text import Text


@dataclass(frozen=True)
class Creator:
    """What a creation works with. `tell` gets each step of progress; the rest is for waiting."""

    company: Company
    journal: Journal
    tell: Callable[[Progress], None]
    sleep: Callable[[float], Awaitable[None]] = rest
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def create(
        self, environment: Environment, request: SiteRequest, *, looked: Collection[str] = ()
    ) -> Website:
        """The finished portal. May be cancelled: `resume` goes on with what the journal holds.

        `looked` has the ids of the sites of which the person has seen that they are no Customer Portal. A
        request that names a website record brings that back. Where another copy of the program has begun
        one there, that creation is gone on with.

        Raises:
            PortalThereAlready, PortalPerhapsThere: the environment has one, or may have; nothing was asked.
            ServiceRefused: Microsoft will not make it; nothing is left behind.
            CreationTrouble: it is uncertain, has stopped or takes too long.
            NetworkTrouble, SignInTrouble: Microsoft could not be asked.
        """
        sites = await self._sites(environment.id)
        # Read after the sites: what another copy has asked for was written down before it could be listed.
        begun = await asyncio.to_thread(self._begun, environment)
        if begun is not None:
            return await self.resume(begun)
        _expect_room(sites, request, looked)
        # Trouble with the sign-in must not look like a lost answer, nor leave an entry: nothing is sent yet.
        await self.company.power_platform.get_ready()
        creation, is_new = await asyncio.to_thread(self.journal.begin, self._place(environment), request)
        if not is_new:
            return await self.resume(creation)
        self.tell(Progress(CreationStage.ASKING, creation.started))
        return await self._ask(creation, environment)

    async def resume(self, creation: Creation) -> Website:
        """The finished portal of a creation that was begun before. Sends no request for a site.

        Raises as `create` does. After a CreationUncertain, a creation that is old enough has ended.
        """
        if not creation.operation and not creation.website:
            creation = await self._look(creation)
        return await self._finish(creation)

    async def await_site(self, environment: str, site_id: str) -> Website:
        """A site that someone else asked for, once it is finished. Asks for nothing and writes nothing down.

        Raises as `wait_for_site` does.
        """
        sought = Sought(environment, self.now(), lambda sites: with_id(sites, site_id))
        site = await wait_for_site(self.company.power_platform, sought, self._watch(_unnoted))
        self.tell(Progress(CreationStage.FINISHED, sought.started))
        return site

    async def await_handwork(
        self,
        environment: str,
        request: SiteRequest,
        known: frozenset[str],
        hinder: Callable[[Text | None], None],
        wanted: Callable[[], bool],
    ) -> Website | None:
        """The site that a person makes in Power Pages, as soon as it is listed. See `site_made_by_hand`."""
        lookout = Lookout(hinder, wanted, self.sleep, self.patience)
        return await site_made_by_hand(self.company.power_platform, environment, request, known, lookout)

    def _begun(self, environment: Environment) -> Creation | None:
        return open_in(self.journal.creations(), self.company.cloud.id, environment.id)

    async def _ask(self, creation: Creation, environment: Environment) -> Website:
        wanted = NewWebsite(
            organization=environment.organization,
            name=creation.request.name,
            subdomain=creation.request.subdomain,
            language=creation.request.language or 0,
            record=creation.request.record,
        )
        client = self.company.power_platform
        try:
            accepted = await websites.create_website(client, environment.id, wanted)
        except (ServiceRefused, NetworkTrouble, ReplyTrouble, SignInTrouble) as trouble:
            if leaves_in_doubt(trouble):
                return await self._finish(await self._look(creation))
            await self._write(creation, Event.ENDED)
            raise
        self.tell(Progress(CreationStage.ACCEPTED, creation.started))
        taken = await self._write(creation, Event.ACCEPTED, operation=accepted.operation)
        return await self._finish(taken, accepted.wait)

    async def _look(self, creation: Creation) -> Creation:
        """The creation with the site that appeared for it.

        Raises:
            PortalThereAlready: there is one that was not asked for here. Beside that none can appear any
                more, so the creation has ended.
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
            except PASSING:
                sites = None
                continue
            found = asked_for(sites, creation.request)
            if found is not None:
                return await self._write(creation, Event.SEEN, website=found.id)
        other = portal_among(sites or ())
        if other is not None:
            await self._write(creation, Event.ENDED)
            raise PortalThereAlready(other.name, other.address)
        if sites is not None and self._age(creation) > self.patience.settled:
            await self._write(creation, Event.ENDED)
        raise CreationUncertain

    def _age(self, creation: Creation) -> float:
        return (self.now() - creation.started).total_seconds()

    async def _finish(self, creation: Creation, wait: float | None = None) -> Website:
        known = creation.website

        async def seen(site: Website) -> None:
            nonlocal known
            if site.id != known:
                known = site.id
                await self._write(creation, Event.SEEN, website=known)

        try:
            site = await wait_for_site(
                self.company.power_platform, sought_by(creation, wait), self._watch(seen)
            )
        except CreationStopped:
            await self._write(creation, Event.ENDED)
            raise
        await self._write(creation, Event.FINISHED, website=site.id)
        self.tell(Progress(CreationStage.FINISHED, creation.started))
        return site

    def _watch(self, seen: Callable[[Website], Awaitable[None]]) -> Watch:
        return Watch(self.tell, seen, self.sleep, self.patience, self.now)

    def _place(self, environment: Environment) -> Place:
        account = self.company.account
        return Place(self.company.cloud.id, account.id, environment.id, environment.name, account.tenant)

    async def _sites(self, environment: str) -> tuple[Website, ...]:
        return await websites.list_websites(self.company.power_platform, environment)

    async def _write(self, creation: Creation, event: Event, **body: str) -> Creation:
        return await asyncio.to_thread(lambda: self.journal.write(creation, event, **body))


def _expect_room(sites: tuple[Website, ...], request: SiteRequest, looked: Collection[str]) -> None:
    there = portal_among(sites) or (asked_for(sites, request) if request.record else None)
    if there is not None:
        raise PortalThereAlready(there.name, there.address)
    unseen = next((one for one in perhaps_portals(sites) if one.id not in looked), None)
    if unseen is not None:
        raise PortalPerhapsThere(unseen.name)


async def _unnoted(_site: Website) -> None:
    """Leaves no entry: what the program did not ask for is not its own to keep, or to remove."""
