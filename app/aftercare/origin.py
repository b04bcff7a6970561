"""Whether this program made a site. Pure.

Only a creation in the journal proves it, and only together with the site: a creation whose answer was lost
took the site that appeared, and somebody else might have made that. So the address has to be the one that
was asked for, and the site may not be older than the request. What cannot be proved is taken for "no".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from app.provisioning.journal import Creation, Event
from app.services.websites import Website
from app.text import Text, text

SKEW = timedelta(minutes=15)
"""How far this computer's clock and the service's may be apart."""

_ENDED = (Event.FINISHED, Event.ENDED, Event.REMOVAL_INTENDED, Event.HOST_REMOVED)


@dataclass(frozen=True)
class Origin:
    """The creation that the site came from; without one, the reason why none is believed."""

    creation: Creation | None
    reason: Text | None = None


def origin_of_site(creations: tuple[Creation, ...], cloud: str, environment: str, site: Website) -> Origin:
    """Where a site of an environment came from."""
    place = (cloud, environment, site.id)
    mine = [
        one
        for one in creations
        if one.event in _ENDED and (one.place.cloud, one.place.environment, one.website) == place
    ]
    if not site.id or not mine:
        return Origin(None, text("This program has not created it, or not from this computer."))
    creation = mine[-1]
    if site.subdomain.lower() != creation.request.subdomain:
        return Origin(None, text("It no longer has the address under which this program created it."))
    if site.created is None or site.created < creation.started - SKEW:
        return Origin(None, text("It was there before this program asked for a portal."))
    return Origin(creation)
