"""Takes away a portal that this program made: its host, then its content in Dataverse.

That order is the documented one (power-pages-docs admin/delete-website.md); solutions and business data stay.
Each step is written down before it is asked for and believed only once it is seen, so it can be gone on with
after any interruption. A request whose answer was lost is not sent again on doubt.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum

from app.aftercare.acts import asked_once
from app.aftercare.origin import SKEW, origin_of_site
from app.errors import NetworkTrouble, NotFound, ServiceRefused, SignInTrouble
from app.provisioning.journal import Creation, Event, Journal
from app.provisioning.waiting import PASSING
from app.services import dataverse, website_operations
from app.services.company import Company
from app.services.environments import Environment
from app.services.websites import Website, list_websites


class RemovalStage(Enum):
    """Where a removal is. The last six are ends; the last three of them leave nothing to be done."""

    LOOKING = "looking"
    HOST = "host"
    CONTENT = "content"
    NOT_OURS = "not-ours"
    HOST_STILL_THERE = "host-still-there"
    CONTENT_STILL_THERE = "content-still-there"
    CONTENT_KEPT = "content-kept"
    CONTENT_NOT_OURS = "content-not-ours"
    DONE = "done"


@dataclass(frozen=True)
class RemovalPatience:
    """How often is looked for what was to be removed, and the seconds between two looks."""

    looks: int = 60
    pause: float = 10.0


@dataclass(frozen=True)
class Remover:
    """Removes portals of one environment. `tell` gets each stage."""

    company: Company
    journal: Journal
    environment: Environment
    tell: Callable[[RemovalStage], None]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    patience: RemovalPatience = field(default_factory=RemovalPatience)

    async def remove(self, creation: Creation, record: str) -> RemovalStage:
        """Removes the site of a creation, and says how that ended. The person has confirmed it.

        `record` is the site's row in Dataverse as it was last seen: somebody may have removed the site since.

        Raises:
            ServiceRefused: Microsoft will not do it; what was done before stays done and written down.
            NetworkTrouble, ReplyTrouble, SignInTrouble: Microsoft could not be asked.
        """
        self.tell(RemovalStage.LOOKING)
        site = await self._site(creation)
        if site is None:
            return await self._go_on(await self._write(creation, Event.REMOVAL_INTENDED, record=record))
        creations = await asyncio.to_thread(self.journal.creations)
        place = creation.place
        if origin_of_site(creations, place.cloud, place.environment, site).creation is None:
            return RemovalStage.NOT_OURS
        if not site.is_being_deleted:
            before = creation
            creation = await self._write(creation, Event.REMOVAL_INTENDED, record=site.record)
            await self._ask_for_host(before, site)
        return await self._go_on(creation)

    async def resume(self, creation: Creation) -> RemovalStage:
        """Goes on with a removal that was begun before. A host that is still there is not asked for again.

        Raises as `remove` does.
        """
        self.tell(RemovalStage.LOOKING)
        site = await self._site(creation)
        if site is not None and not site.is_being_deleted:
            return RemovalStage.HOST_STILL_THERE
        return await self._go_on(creation)

    async def _ask_for_host(self, before: Creation, site: Website) -> None:
        client = self.company.power_platform
        self.tell(RemovalStage.HOST)
        try:
            await asked_once(client, website_operations.delete_website(client, self.environment.id, site.id))
        except NotFound:
            return
        except (ServiceRefused, NetworkTrouble, SignInTrouble):
            # Nothing was taken away, so it is what it was before.
            await self._write(before, before.event)
            raise

    async def _go_on(self, creation: Creation) -> RemovalStage:
        if creation.event is not Event.HOST_REMOVED:
            self.tell(RemovalStage.HOST)
            if not await self._is_gone(lambda: self._site(creation)):
                return RemovalStage.HOST_STILL_THERE
            creation = await self._write(creation, Event.HOST_REMOVED)
        if creation.request.record:
            # The site was brought back: its content is somebody else's, whatever its row says of its age.
            await self._write(creation, Event.REMOVED)
            return RemovalStage.CONTENT_NOT_OURS
        self.tell(RemovalStage.CONTENT)
        end = await self._remove_content(creation)
        if end is not RemovalStage.CONTENT_STILL_THERE:
            await self._write(creation, Event.REMOVED)
        return end

    async def _remove_content(self, creation: Creation) -> RemovalStage:
        """Deletes the website's row, unless it was there before, or another site shows it or is about to."""
        if not creation.record:
            return RemovalStage.CONTENT_KEPT
        if not self.environment.dataverse:
            # The environment could not be read just now: that says nothing about its content.
            return RemovalStage.CONTENT_STILL_THERE
        client = self.company.dataverse(self.environment.dataverse)
        row = await dataverse.website_record(client, creation.record)
        if row is None:
            return RemovalStage.DONE
        sites = await list_websites(self.company.power_platform, self.environment.id)
        is_shown = any(one.record.lower() == creation.record.lower() for one in sites)
        if (
            is_shown
            or await self._is_brought_back(creation)
            or row.created is None
            or row.created < creation.started - SKEW
        ):
            return RemovalStage.CONTENT_KEPT
        with contextlib.suppress(NotFound):
            # Another copy of the program may be quicker.
            await asked_once(client, dataverse.delete_website_record(client, creation.record))
        gone = await self._is_gone(lambda: dataverse.website_record(client, creation.record))
        return RemovalStage.DONE if gone else RemovalStage.CONTENT_STILL_THERE

    async def _is_brought_back(self, removed: Creation) -> bool:
        """Whether a site for this content was asked for since, and may only not be listed yet."""
        creations = await asyncio.to_thread(self.journal.creations)
        wanted = (one.request.record.lower() for one in creations if one.is_open)
        return removed.record.lower() in wanted

    async def _is_gone(self, look: Callable[[], Awaitable[object | None]]) -> bool:
        for number in range(self.patience.looks):
            if number:
                await self.sleep(self.patience.pause)
            try:
                if await look() is None:
                    return True
            except PASSING:
                continue
        return False

    async def _site(self, creation: Creation) -> Website | None:
        """The creation's site, by the list of sites: it alone tells "gone" from "not allowed to see"."""
        sites = await list_websites(self.company.power_platform, self.environment.id)
        return next((one for one in sites if one.id == creation.website), None)

    async def _write(self, creation: Creation, event: Event, **body: str) -> Creation:
        return await asyncio.to_thread(lambda: self.journal.write(creation, event, **body))
