"""Waits until Microsoft has built the site: by the operation it named, and by the site itself.

The operation's answer is not documented, so it alone proves nothing: the site has to be in the list, and
finished there (contract: power-platform.md section 2).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.errors import (
    CreationStalled,
    CreationStopped,
    NetworkTrouble,
    NotFound,
    ReplyTrouble,
    ServiceDown,
    Throttled,
    Trouble,
)
from app.problems import problem_of
from app.provisioning.journal import Creation
from app.provisioning.patience import Patience
from app.provisioning.portal import asked_for, with_id
from app.provisioning.progress import CreationStage, Progress
from app.services import websites
from app.services.websites import Operation, Stage, Website

if TYPE_CHECKING:
    from app.services.client import Client

PASSING = (NetworkTrouble, ReplyTrouble, ServiceDown, Throttled)
"""Trouble that is waited out: it says nothing about the site."""

_STILL_WORKING = frozenset({"installrequested", "installscheduled", "installing", "installretrying"})
_GAVE_UP = "installfailed"
GONE = "gone"
"""The program's own code for a site that is no longer, or never was, in the list."""

Find = Callable[[tuple[Website, ...]], Website | None]


@dataclass(frozen=True)
class Sought:
    """The site that is waited for: `find` picks it out of the list.

    `operation` is the address that tells how far it is, "" where there is none. `wait` is what the service
    asked for when it took the request, in seconds.
    """

    environment: str
    started: datetime
    find: Find
    operation: str = ""
    wait: float | None = None


@dataclass(frozen=True)
class Watch:
    """How the waiting is done. `tell` gets the progress, `seen` the site each time that it was listed."""

    tell: Callable[[Progress], None]
    seen: Callable[[Website], Awaitable[None]]
    sleep: Callable[[float], Awaitable[None]]
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def sought_by(creation: Creation, wait: float | None = None) -> Sought:
    """The site of a creation: by its id once that is known, else by what was asked for."""

    def find(sites: tuple[Website, ...]) -> Website | None:
        return with_id(sites, creation.website) or asked_for(sites, creation.request)

    return Sought(creation.place.environment, creation.started, find, creation.operation, wait)


async def wait_for_site(client: Client, sought: Sought, watch: Watch) -> Website:
    """The site, once it is finished. A lost network is waited out.

    Raises:
        CreationStopped: Microsoft gave up, or the site is gone.
        CreationStalled: it takes longer than `patience` allows.
        SignInTrouble, ServiceRefused: the service can no longer be asked.
    """
    patience = watch.patience
    waited, looks, troubles = 0.0, 0, 0
    if sought.wait is not None:
        waited = patience.asked(sought.wait)
        watch.tell(Progress(CreationStage.ACCEPTED, sought.started))
        await watch.sleep(waited)
    while True:
        trouble: Trouble | None = None
        pause = patience.pause
        try:
            operation = await _operation(client, sought)
            if looks % patience.lists == 0 or not _is_at_work(operation):
                site = await _site(client, sought, operation, watch)
                if site is not None:
                    return site
            looks, troubles = looks + 1, 0
            pause = patience.asked(operation.wait if operation else None)
        except PASSING as passing:
            trouble, troubles = passing, troubles + 1
            pause = patience.after(passing, troubles)
        watch.tell(_building(sought, trouble))
        if waited >= patience.total:
            raise CreationStalled
        await watch.sleep(pause)
        waited += pause


def _building(sought: Sought, trouble: Trouble | None) -> Progress:
    hindrance = problem_of(trouble).what if trouble else None
    return Progress(CreationStage.BUILDING, sought.started, hindrance)


async def _operation(client: Client, sought: Sought) -> Operation | None:
    if not sought.operation:
        return None
    try:
        return await websites.website_operation(client, sought.operation)
    except NotFound:
        # Operations are forgotten after a while; the list of sites still tells.
        return None


def _is_at_work(operation: Operation | None) -> bool:
    return operation is not None and operation.stage in (Stage.WAITING, Stage.RUNNING)


async def _site(client: Client, sought: Sought, operation: Operation | None, watch: Watch) -> Website | None:
    """The site if it is finished; None while it is not.

    Raises:
        CreationStopped: the operation or the site says that Microsoft gave up, or nothing is at work any
            more and there is no site.
    """
    site = sought.find(await websites.list_websites(client, sought.environment))
    left = site.name if site is not None else ""
    if operation is not None and operation.stage is Stage.STOPPED_SHORT:
        raise CreationStopped(operation.code or operation.status, operation.message, left)
    if site is None:
        # Who deletes it in Power Pages, where nothing tells of the end, must not wait for it for ever.
        age = (watch.now() - sought.started).total_seconds()
        if age > watch.patience.settled and not _is_at_work(operation):
            raise CreationStopped(GONE)
        return None
    if has_stopped(site):
        raise CreationStopped(site.packages if site.packages.lower() == _GAVE_UP else site.status, left=left)
    await watch.seen(site)
    return site if _is_finished(operation, site) else None


def _is_finished(operation: Operation | None, site: Website) -> bool:
    return is_there(site) and (operation is None or operation.stage in (Stage.FINISHED, Stage.UNKNOWN))


def is_there(site: Website) -> bool:
    """Whether a site says of itself that it is finished."""
    return site.stage is Stage.FINISHED and site.packages.lower() not in _STILL_WORKING


def has_stopped(site: Website) -> bool:
    """Whether Microsoft gave the site up."""
    return site.stage is Stage.STOPPED_SHORT or site.packages.lower() == _GAVE_UP
