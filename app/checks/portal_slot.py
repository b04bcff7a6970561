"""Is there room for the portal? The template allows one site an environment, also a sleeping one.

Contract: power-platform.md section 0.1, anchors on websites without a host in section 2.
"""

from __future__ import annotations

from dataclasses import replace

from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import Facts
from app.checks.questions import outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.provisioning.plan import ways
from app.provisioning.slot import Slot, SlotKind, slot_of
from app.services.dataverse import WebsiteRecord
from app.services.websites import Website
from app.text import plural, text

_SITES = text("Power Platform: sites of this environment")
_RECORDS = text("Dataverse: website records")


async def _examine(facts: Facts) -> Finding:
    sites = await facts.websites()
    count = len(sites)
    seen = facts.found(_SITES, plural("{count} site", "{count} sites", count))
    without_records = slot_of(sites, None)
    if without_records.kind in (SlotKind.ACTIVE, SlotKind.LIMIT_REACHED):
        return replace(_finding(facts, without_records, (seen,)), ways=ways(without_records, sites))
    records = await outcome(facts.website_records())
    if isinstance(records, Trouble):
        unread = _finding(facts, without_records, (seen, facts.unread(_RECORDS, records)))
        if without_records.kind is SlotKind.PERHAPS:
            return replace(unread, ways=ways(without_records, sites))
        return replace(unread, problem=problem_of(records))
    kept = facts.found(_RECORDS, plural("{count} record", "{count} records", len(records)))
    slot = slot_of(sites, records)
    return replace(_finding(facts, slot, (seen, kept)), ways=ways(slot, sites))


def _finding(facts: Facts, slot: Slot, evidence: tuple[Evidence, ...]) -> Finding:
    match slot:
        case Slot(SlotKind.ACTIVE, Website() as portal):
            return _taken(facts, portal, evidence)
        case Slot(SlotKind.LIMIT_REACHED, Website() as portal):
            return _lost(facts, portal, evidence)
        case Slot(SlotKind.PERHAPS, Website() as site):
            return _cannot_tell(facts, site, evidence)
        case Slot(SlotKind.INACTIVE, _, WebsiteRecord() as record):
            return _asleep(facts, record, evidence)
        case Slot(SlotKind.FREE):
            return Finding(Verdict.READY, text("This environment has no Customer Portal yet."), evidence)
        case _:
            summary = text("Whether an inactive portal takes the room could not be read.")
            return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, _look(facts))


def _taken(facts: Facts, portal: Website, evidence: tuple[Evidence, ...]) -> Finding:
    summary = text(
        "There is a Customer Portal here already: {name}. There can be only one.", name=portal.name
    )
    page = portal.address if facts.company.cloud.may_open(portal.address) else ""
    return Finding(
        Verdict.NOT_READY,
        summary,
        evidence,
        Remedy(text("Take it over, or open it to see what it is."), Helper.YOU, page),
    )


def _lost(facts: Facts, portal: Website, evidence: tuple[Evidence, ...]) -> Finding:
    if portal.is_being_deleted:
        return _leaving(portal, evidence)
    summary = text(
        "The only room for a Customer Portal is taken by {name}, which is not usable ({status}).",
        name=portal.name,
        status=portal.status,
    )
    remedy = Remedy(
        text(
            "Delete this site where sites are looked after, then check again. Or choose another environment."
        ),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        facts.company.cloud.page("site_administration"),
    )
    return Finding(Verdict.NOT_READY, summary, evidence, remedy)


def _leaving(portal: Website, evidence: tuple[Evidence, ...]) -> Finding:
    summary = text("A Customer Portal is being deleted here just now: {name}.", name=portal.name)
    remedy = Remedy(text("Wait until it is gone, which takes some minutes, then check again."), Helper.YOU)
    return Finding(Verdict.NOT_READY, summary, evidence, remedy)


def _asleep(facts: Facts, record: WebsiteRecord, evidence: tuple[Evidence, ...]) -> Finding:
    summary = text(
        "There is an inactive site here: {name}. If it is a Customer Portal, it has to be reactivated; "
        "a second one cannot be created.",
        name=record.name,
    )
    return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, _look(facts))


def _cannot_tell(facts: Facts, site: Website, evidence: tuple[Evidence, ...]) -> Finding:
    summary = text("There is a site here called {name}, which may be a Customer Portal.", name=site.name)
    return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, _look(facts))


def _look(facts: Facts) -> Remedy:
    return Remedy(
        text(
            'Look in Power Pages, also under "Inactive sites". If it is a portal, choose what to do with it; '
            "if none is, confirm that here."
        ),
        Helper.YOU,
        facts.company.cloud.page("sites", environment=facts.environment.id),
    )


PORTAL_SLOT = "portal-slot"
"""The id of this check: a creation asks whether the person has confirmed it."""

CHECK = Check(
    id=PORTAL_SLOT,
    title=text("Room for the portal"),
    purpose=text("An environment can have one Customer Portal."),
    mandatory=True,
    confirmable=True,
    examine=_examine,
    needs=(Facts.websites, Facts.website_records),
    source=_SITES,
)
