"""Portals that this computer knows: those that it asked for, and those that were taken over with it. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.provisioning.journal import Creation, Event, Place


class Coming(Enum):
    """How a portal came to be known here."""

    CREATED = "created"
    BROUGHT_BACK = "brought-back"
    TAKEN_OVER = "taken-over"
    BY_HAND = "by-hand"


@dataclass(frozen=True)
class KnownPortal:
    """A portal that was finished when it was last seen. `website` is its id.

    `since` is when it was asked for, or taken over, at this computer, by the account of `place`.
    """

    place: Place
    website: str
    name: str
    coming: Coming
    since: datetime

    @property
    def key(self) -> str:
        """What tells this portal from others, by ids."""
        return "/".join((self.place.cloud, self.place.environment, self.website)).lower()


def known_portals(
    creations: tuple[Creation, ...], noted: tuple[KnownPortal, ...], hidden: Collection[str]
) -> tuple[KnownPortal, ...]:
    """All of them, the latest first. What the journal knows counts more than a note.

    Those whose removal was begun are left out, and those with their key in `hidden`.
    """
    made = {portal_of(one).key: portal_of(one) for one in creations if one.event is Event.FINISHED}
    gone = {portal_of(one).key for one in creations if one.is_being_removed or one.event is Event.REMOVED}
    found = {one.key: one for one in noted if one.key not in gone} | made
    return tuple(
        sorted(
            (one for key, one in found.items() if key not in hidden),
            key=lambda one: one.since,
            reverse=True,
        )
    )


def portal_of(creation: Creation) -> KnownPortal:
    """The portal of a creation that has ended with one."""
    coming = Coming.BROUGHT_BACK if creation.request.record else Coming.CREATED
    return KnownPortal(creation.place, creation.website, creation.request.name, coming, creation.started)
