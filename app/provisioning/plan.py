"""What is going to be done to get to the portal, worked out from what was found. Pure: nothing is asked here.

The template allows one portal an environment (contract: power-platform.md section 0.1), so what is there
decides what can be done: create one, bring one back whose site is gone, or take one over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.provisioning.portal import perhaps_portals
from app.provisioning.site_request import SiteRequest, objections
from app.provisioning.slot import Slot, SlotKind
from app.services.dataverse import WebsiteRecord
from app.services.environments import Availability, Environment
from app.services.websites import Website
from app.text import Text, text

TRIAL_DAYS, TRIAL_DAYS_IN_TRIALS = 90, 30
"""How long a new site is free: in most environments, and in trial ones (same contract, section 0.1)."""


@dataclass(frozen=True)
class Create:
    """A new portal is made."""

    @property
    def key(self) -> str:
        """What tells this way from others, also when it is found anew."""
        return "create"


@dataclass(frozen=True)
class Reactivate:
    """A portal whose site is gone is brought back: a new site for the content that is still there."""

    record: WebsiteRecord

    @property
    def key(self) -> str:
        """As for `Create`."""
        return f"reactivate/{self.record.id.lower()}"


@dataclass(frozen=True)
class Adopt:
    """A portal that is there already is taken over; nothing is asked for."""

    site: Website

    @property
    def key(self) -> str:
        """As for `Create`."""
        return f"adopt/{self.site.id.lower()}"


Way = Create | Reactivate | Adopt


@dataclass(frozen=True)
class Trial:
    """How long the site is free, and the last day of that."""

    days: int
    ends: date


@dataclass(frozen=True)
class Plan:
    """What will be done, where and as whom. `reasons` say why it cannot be done; with none of them it can.

    `trial` is None where the portal is no trial; `licence` says what pays afterwards, where that is known.
    """

    way: Way
    environment: Environment | None
    account: str
    request: SiteRequest
    trial: Trial | None
    licence: Text | None = None
    reasons: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Found:
    """What a plan is made of. `languages` and `refused` are as `objections` takes them."""

    way: Way
    environment: Environment | None
    account: str
    request: SiteRequest
    languages: tuple[int, ...] = ()
    refused: frozenset[str] = frozenset()
    licence: Text | None = None


def ways(slot: Slot, sites: tuple[Website, ...]) -> tuple[Way, ...]:
    """Every way on that is open, given the place for the portal and the sites of the environment.

    A portal that is certainly there leaves no other way than taking it over. What may be a portal can be
    taken over or brought back, or passed by: that the person decides.
    """
    match slot:
        case Slot(SlotKind.ACTIVE, Website() as portal):
            return (Adopt(portal),)
        case Slot(SlotKind.LIMIT_REACHED):
            return ()
        case Slot(SlotKind.PERHAPS):
            return (*map(Adopt, perhaps_portals(sites)), *map(Reactivate, slot.others), Create())
        case Slot(SlotKind.INACTIVE, _, WebsiteRecord() as record):
            return (*map(Reactivate, (record, *slot.others)), Create())
        case _:
            return (Create(),)


def plan(found: Found, today: date) -> Plan:
    """The plan for what was found. `today` is the first day of a trial."""
    return Plan(
        found.way,
        found.environment,
        found.account,
        wanted(found.way, found.request),
        _trial(found, today),
        found.licence,
        reasons_against(found),
    )


def wanted(way: Way, request: SiteRequest) -> SiteRequest:
    """What a way makes of the person's request: what is there already keeps its name and its content."""
    match way:
        case Adopt(site):
            return SiteRequest(site.name, site.subdomain, record=site.record)
        case Reactivate(record):
            return replace(request, name=record.name.strip() or request.name, record=record.id)
        case _:
            return replace(request, record="")


def reasons_against(found: Found) -> tuple[Text, ...]:
    """Why it cannot be done as things stand; nothing if it can."""
    reasons = []
    environment, adopts = found.environment, isinstance(found.way, Adopt)
    if not found.account:
        reasons.append(text("Nobody is signed in."))
    if environment is None:
        reasons.append(text("No environment is chosen."))
    elif environment.availability is not Availability.USABLE:
        reasons.append(text("A portal cannot be created in this environment."))
    elif not environment.organization and not adopts:
        reasons.append(text("Microsoft does not name the Dataverse organisation of this environment."))
    if not adopts:
        request = wanted(found.way, found.request)
        reasons += [one.reason for one in objections(request, found.languages, found.refused)]
    return tuple(reasons)


def _trial(found: Found, today: date) -> Trial | None:
    if isinstance(found.way, Adopt):
        days = found.way.site.trial_days
    else:
        in_trial = found.environment is not None and found.environment.kind.lower() == "trial"
        days = TRIAL_DAYS_IN_TRIALS if in_trial else TRIAL_DAYS
    return None if days is None else Trial(days, today + timedelta(days=days))
