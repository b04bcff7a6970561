"""The portals that this computer knows, and the one of them that the person wants to go to."""

from __future__ import annotations

from dataclasses import dataclass

from app.aftercare.known_portal import KnownPortal


@dataclass(frozen=True)
class Portals:
    """`wanted` is the one to go to; `is_gone` says that it was looked for and is no longer there.

    `updates` says that it is wanted to be brought up to date.
    """

    known: tuple[KnownPortal, ...] = ()
    wanted: KnownPortal | None = None
    is_gone: bool = False
    updates: bool = False

    def of(self, environment: str, website: str) -> KnownPortal | None:
        """What is known of a website of an environment, given their ids."""
        found = (one for one in self.known if one.place.environment == environment)
        return next((one for one in found if one.website == website), None)

    def elsewhere(self) -> Portals:
        """What is still true where none of them is wanted any more."""
        return Portals(self.known)
