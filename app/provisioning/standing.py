"""How a creation of an earlier start stands, as far as the list of sites tells. Pure."""

from __future__ import annotations

from enum import Enum

from app.provisioning.journal import Creation
from app.provisioning.waiting import has_stopped, is_there, sought_by
from app.services.websites import Website


class Standing(Enum):
    """NOTHING_YET is not "no": a site may appear late."""

    NOTHING_YET = "nothing-yet"
    BUILDING = "building"
    FINISHED = "finished"
    STOPPED = "stopped"


def standing_of(creation: Creation, sites: tuple[Website, ...]) -> Standing:
    """How the creation stands, given the sites of its environment."""
    site = sought_by(creation).find(sites)
    if site is None:
        return Standing.NOTHING_YET
    if has_stopped(site):
        return Standing.STOPPED
    return Standing.FINISHED if is_there(site) else Standing.BUILDING
