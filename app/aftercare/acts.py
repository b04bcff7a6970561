"""Changes to a site that is there: each is sent once, and then the site is looked at.

An answer that is lost leaves open whether the request was taken. It is not sent again: the site tells, or
the person is told that it is not known.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.provisioning.waiting import PASSING
from app.services import website_operations
from app.services.doubt import leaves_in_doubt
from app.services.websites import Website

if TYPE_CHECKING:
    from app.services.client import Client


class Certainty(Enum):
    """How much is known of a change."""

    SEEN = "seen"
    TAKEN = "taken"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """What became of a change, with the site as it was last seen."""

    site: Website
    certainty: Certainty


@dataclass(frozen=True)
class LookPatience:
    """How often the site is looked at after a change, and the seconds between two looks."""

    looks: int = 7
    pause: float = 5.0


@dataclass(frozen=True)
class Caretaker:
    """Changes the sites of one environment. Every method may be cancelled; nothing is sent a second time.

    All raise ServiceRefused where Microsoft says no, and NetworkTrouble or SignInTrouble where it could not
    be asked at all.
    """

    client: Client
    environment: str
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    patience: LookPatience = field(default_factory=LookPatience)

    async def restart(self, site: Website) -> Outcome:
        """Restarts the site. No field of a site shows that, so it is never more than TAKEN."""
        ask = website_operations.restart_website(self.client, self.environment, site.id)
        return await self._once(site, ask, None)

    async def change_visibility(self, site: Website, *, public: bool) -> Outcome:
        """Opens the site to everyone, or closes it."""
        ask = website_operations.change_visibility(self.client, self.environment, site.id, public=public)
        return await self._once(site, ask, lambda seen: seen.is_private is (not public))

    async def convert(self, site: Website) -> Outcome:
        """Turns the trial into a production site."""
        ask = website_operations.convert_to_production(self.client, self.environment, site.id)
        return await self._once(site, ask, lambda seen: seen.is_production)

    async def _once(
        self, site: Website, ask: Awaitable[None], shows: Callable[[Website], bool] | None
    ) -> Outcome:
        answered = await asked_once(self.client, ask)
        looks = 1 if shows is None else self.patience.looks
        for look in range(looks):
            if look:
                await self.sleep(self.patience.pause)
            try:
                site = await website_operations.get_website(self.client, self.environment, site.id)
            except PASSING:
                continue
            if shows is not None and shows(site):
                return Outcome(site, Certainty.SEEN)
        return Outcome(site, Certainty.TAKEN if answered else Certainty.UNKNOWN)


async def asked_once(client: Client, ask: Awaitable[object]) -> bool:
    """Sends a change; False where its answer was lost. Trouble with the sign-in comes before it is sent."""
    try:
        await client.get_ready()
    except BaseException:
        if asyncio.iscoroutine(ask):
            ask.close()
        raise
    try:
        await ask
    except Trouble as trouble:
        if not leaves_in_doubt(trouble):
            raise
        return False
    return True
