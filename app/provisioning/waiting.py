"""Waits until Microsoft has built the site: by the operation it named, and by the site itself.

The operation's answer is not documented, so it alone proves nothing: the site has to be in the list, and
finished there (contract: power-platform.md section 2).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import (
    CreationStalled,
    CreationStopped,
    NetworkTrouble,
    NotFound,
    ReplyTrouble,
    ServiceDown,
    Throttled,
)
from app.problems import problem_of
from app.provisioning.journal import Creation
from app.provisioning.portal import asked_for
from app.provisioning.progress import CreationStage, Progress
from app.services import websites
from app.services.websites import Operation, Stage, Website

if TYPE_CHECKING:
    from app.services.client import Client

_PASSING = (NetworkTrouble, ReplyTrouble, ServiceDown, Throttled)
_STILL_WORKING = frozenset({"installrequested", "installscheduled", "installing", "installretrying"})
_GAVE_UP = "installfailed"


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds.

    `pause` is between two looks where the service asks for no other, `shortest` the least that it may ask
    for. `looks` are made for a request whose answer was lost; once it is `settled` old and the sites show
    nothing, it was not taken. `total` is the whole waiting before the person is told that it takes too long.
    """

    pause: float = 10.0
    shortest: float = 1.0
    looks: int = 12
    settled: float = 7_200.0
    total: float = 3_600.0


async def wait_for_site(
    client: Client,
    creation: Creation,
    tell: Callable[[Progress], None],
    sleep: Callable[[float], Awaitable[None]],
    patience: Patience,
) -> Website:
    """The site, once it is finished. A lost network is waited out.

    Raises:
        CreationStopped: Microsoft gave up.
        CreationStalled: it takes longer than `patience` allows.
        SignInTrouble, ServiceRefused: the service can no longer be asked.
    """
    waited = 0.0
    while True:
        hindrance, pause = None, patience.pause
        try:
            operation = await _operation(client, creation)
            site = await _site(client, creation)
            if _is_finished(operation, site) and site is not None:
                return site
            if operation is not None and operation.wait is not None:
                pause = max(patience.shortest, operation.wait)
        except _PASSING as trouble:
            hindrance = problem_of(trouble).what
            pause = max(pause, trouble.wait) if isinstance(trouble, Throttled) else pause
        tell(Progress(CreationStage.BUILDING, creation.started, hindrance))
        if waited >= patience.total:
            raise CreationStalled
        await sleep(pause)
        waited += pause


async def _operation(client: Client, creation: Creation) -> Operation | None:
    if not creation.operation:
        return None
    try:
        operation = await websites.website_operation(client, creation.operation)
    except NotFound:
        # Operations are forgotten after a while; the list of sites still tells.
        return None
    if operation.stage is Stage.STOPPED_SHORT:
        raise CreationStopped(operation.code, operation.message)
    return operation


async def _site(client: Client, creation: Creation) -> Website | None:
    sites = await websites.list_websites(client, creation.place.environment)
    known = next((one for one in sites if creation.website and one.id == creation.website), None)
    own = tuple(one for one in sites if one.subdomain == creation.request.subdomain)
    site = known or asked_for(own, creation.request)
    if site is not None and (site.stage is Stage.STOPPED_SHORT or site.packages.lower() == _GAVE_UP):
        raise CreationStopped(site.status or site.packages)
    return site


def _is_finished(operation: Operation | None, site: Website | None) -> bool:
    if site is None or site.stage is not Stage.FINISHED or site.packages.lower() in _STILL_WORKING:
        return False
    return operation is None or operation.stage in (Stage.FINISHED, Stage.UNKNOWN)
