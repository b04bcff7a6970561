"""The one place that an environment has for the Customer Portal: free, taken, or taken by one that sleeps.

Contract: power-platform.md section 0.1 (one site of this template an environment; a deleted or lapsed site
leaves its row in Dataverse and can be reactivated) and section 2 (what the list of sites tells).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.catalogues import site_templates
from app.provisioning.portal import perhaps_portal_among, portal_among
from app.services.dataverse import WebsiteRecord
from app.services.websites import Stage, Website


class SlotKind(Enum):
    """What the place for the portal holds.

    FREE: nothing. ACTIVE: a portal, open or being made. INACTIVE: content of a site without a site that
    shows it, which may be a portal's. LIMIT_REACHED: a portal that cannot be used and still counts. PERHAPS:
    a site that may be a portal. UNREAD: no active portal, and what is inactive could not be read.
    """

    FREE = "free"
    ACTIVE = "active"
    INACTIVE = "inactive"
    LIMIT_REACHED = "limit-reached"
    PERHAPS = "perhaps"
    UNREAD = "unread"


@dataclass(frozen=True)
class Slot:
    """The place for the portal, with the site or the inactive website record that it is about.

    `others` are further inactive records, of which any may be the portal's instead of `record`, or of the
    site that may be one.
    """

    kind: SlotKind
    website: Website | None = None
    record: WebsiteRecord | None = None
    others: tuple[WebsiteRecord, ...] = ()


def slot_of(sites: tuple[Website, ...], records: tuple[WebsiteRecord, ...] | None) -> Slot:
    """What the sites of an environment and its website records say of the place for the portal.

    `records` is None where they could not be read: that is never taken for "none".
    """
    portal, perhaps = portal_among(sites), perhaps_portal_among(sites)
    if portal is not None:
        return Slot(SlotKind.LIMIT_REACHED if _is_lost(portal) else SlotKind.ACTIVE, portal)
    asleep = inactive_records(sites, records or ())
    if perhaps is not None:
        return Slot(SlotKind.PERHAPS, perhaps, others=asleep)
    if records is None:
        return Slot(SlotKind.UNREAD)
    if asleep:
        return Slot(SlotKind.INACTIVE, record=asleep[0], others=asleep[1:])
    return Slot(SlotKind.FREE)


def inactive_records(
    sites: tuple[Website, ...], records: tuple[WebsiteRecord, ...]
) -> tuple[WebsiteRecord, ...]:
    """The website records that no site runs on, those called as the template is first."""
    hosted = {site.record.lower() for site in sites}
    called = site_templates().names_for_people
    asleep = (record for record in records if record.id.lower() not in hosted)
    return tuple(sorted(asleep, key=lambda record: record.name.strip().casefold() not in called))


def _is_lost(portal: Website) -> bool:
    """Whether a portal is one that Microsoft gave up making, or is taking away."""
    return portal.stage is Stage.STOPPED_SHORT or portal.is_being_deleted
