"""Is there room for the portal? The template allows one site an environment, also a sleeping one.

Contract: power-platform.md section 0.1, anchors on websites without a host in section 2.
"""

from __future__ import annotations

from app.checks.check import Check, Evidence, Finding, Remedy, Verdict
from app.checks.facts import Facts, outcome
from app.errors import Trouble
from app.problems import Helper, problem_of
from app.provisioning.portal import perhaps_portal_among, portal_among
from app.services.dataverse import WebsiteRecord
from app.services.websites import Website
from app.text import plural, text

_SITES = text("Power Platform: sites of this environment")
_RECORDS = text("Dataverse: website records")


async def _examine(facts: Facts) -> Finding:
    sites = await facts.websites()
    count = len(sites)
    evidence: tuple[Evidence, ...] = (facts.found(_SITES, plural("{count} site", "{count} sites", count)),)
    portal, perhaps = portal_among(sites), perhaps_portal_among(sites)
    if portal is not None:
        return _taken(facts, portal, evidence)
    if perhaps is not None:
        return _cannot_tell(facts, perhaps, evidence)
    records = await outcome(facts.website_records())
    if isinstance(records, Trouble):
        problem = problem_of(records)
        unread = facts.found(_RECORDS, text("Could not be read: {reason}", reason=problem.what))
        summary = text("Whether an inactive portal takes the room could not be read.")
        return Finding(Verdict.COULD_NOT_CHECK, summary, (*evidence, unread), _look(facts), problem)
    evidence = (*evidence, facts.found(_RECORDS, plural("{count} record", "{count} records", len(records))))
    asleep = sleeping_record(sites, records)
    if asleep is not None:
        return _asleep(facts, asleep, evidence)
    return Finding(Verdict.READY, text("This environment has no Customer Portal yet."), evidence)


def sleeping_record(sites: tuple[Website, ...], records: tuple[WebsiteRecord, ...]) -> WebsiteRecord | None:
    """A website record that no site runs on: what a deleted or lapsed site leaves behind."""
    hosted = {site.record.lower() for site in sites}
    return next((record for record in records if record.id.lower() not in hosted), None)


def _taken(facts: Facts, portal: Website, evidence: tuple[Evidence, ...]) -> Finding:
    summary = text(
        "There is a Customer Portal here already: {name}. There can be only one.", name=portal.name
    )
    page = portal.address if facts.company.cloud.may_open(portal.address) else ""
    return Finding(
        Verdict.NOT_READY, summary, evidence, Remedy(text("Open the portal that is there."), Helper.YOU, page)
    )


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
        text('Look in Power Pages, also under "Inactive sites". If none is a portal, confirm that here.'),
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
)
