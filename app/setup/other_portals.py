"""Looking for portals in the other environments of a person."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from app.aftercare.known_portal import Coming, KnownPortal
from app.alphabet import alphabetical
from app.errors import Trouble
from app.languages import SOURCE
from app.provisioning.journal import Place
from app.services.company import Company
from app.services.environments import Environment, list_environments
from app.services.websites import CUSTOMER_PORTAL, Website, list_websites
from app.setup.state import is_suitable

_AT_ONCE = 6


async def portals_elsewhere(
    company: Company, here: str, tell: Callable[[int, int], None], alphabet: str = SOURCE
) -> tuple[KnownPortal, ...]:
    """The finished portals of all environments but `here`, by name. `tell` hears of environments.

    An environment that cannot be looked into is left out, unless nothing is found in any other.

    Raises:
        ServiceRefused, NetworkTrouble, ReplyTrouble, SignInTrouble: nothing could be looked at.
    """
    found = [one for one in await list_environments(company.business_apps) if one.id != here]
    wanted = [one for one in found if is_suitable(one)]
    turn, looked, troubles = asyncio.Semaphore(_AT_ONCE), 0, list[Trouble]()

    async def look(environment: Environment) -> list[KnownPortal]:
        nonlocal looked
        portals: list[KnownPortal] = []
        async with turn:
            try:
                sites = await list_websites(company.power_platform, environment.id)
                portals = [_known(company, environment, site) for site in sites if is_portal(site)]
            except Trouble as trouble:
                troubles.append(trouble)
        looked += 1
        tell(looked, len(wanted))
        return portals

    portals = [one for some in await asyncio.gather(*map(look, wanted)) for one in some]
    if troubles and not portals:
        raise troubles[0]
    return by_name(portals, alphabet)


def by_name(portals: Iterable[KnownPortal], alphabet: str) -> tuple[KnownPortal, ...]:
    """Portals in the order of their names, and where these are the same of their environments'."""
    key = alphabetical(alphabet)
    return tuple(sorted(portals, key=lambda one: (key(one.name), key(one.place.environment_name))))


def is_portal(site: Website) -> bool:
    """Whether a site is a Customer Portal with its record in Dataverse."""
    return site.template == CUSTOMER_PORTAL and bool(site.record) and not site.is_being_deleted


def _known(company: Company, environment: Environment, site: Website) -> KnownPortal:
    account = company.account
    place = Place(company.cloud.id, account.id, environment.id, environment.name, account.tenant)
    return KnownPortal(place, site.id, site.name, Coming.TAKEN_OVER, site.created or datetime.now(UTC))
