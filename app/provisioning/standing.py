"""How a creation of an earlier start stands, as far as the list of sites tells. Pure."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from app.provisioning.journal import Creation
from app.provisioning.patience import Patience
from app.provisioning.waiting import has_stopped, is_there, sought_by
from app.services.websites import Website


class Standing(Enum):
    """NOTHING_YET is not "no": a site may appear late."""

    NOTHING_YET = "nothing-yet"
    BUILDING = "building"
    FINISHED = "finished"
    STOPPED = "stopped"


def may_be_let_go(creation: Creation, standing: Standing | None, now: datetime) -> bool:
    """Whether a person may say that nothing will come of it: no site is seen, long after one would be there.

    `standing` is None where nobody could look, as in an environment that is gone.
    """
    age = (now - creation.started).total_seconds()
    return standing in (None, Standing.NOTHING_YET) and age > Patience().settled


def standing_of(creation: Creation, sites: tuple[Website, ...]) -> Standing:
    """How the creation stands, given the sites of its environment."""
    site = sought_by(creation).find(sites)
    if site is None:
        return Standing.NOTHING_YET
    if has_stopped(site):
        return Standing.STOPPED
    return Standing.FINISHED if is_there(site) else Standing.BUILDING
