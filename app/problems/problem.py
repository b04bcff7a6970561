"""What a person is told when something went differently."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.text import Text, text


class Helper(Enum):
    """Who can put it right."""

    YOU = "you"
    ENVIRONMENT_ADMINISTRATOR = "environment-administrator"
    ORGANISATION_ADMINISTRATOR = "organisation-administrator"
    NETWORK_ADMINISTRATOR = "network-administrator"
    MICROSOFT = "microsoft"


@dataclass(frozen=True)
class SignInWish:
    """What a new sign-in is for: the service's address, and the claims that it wants proved."""

    resource: str
    claims: str | None = None


@dataclass(frozen=True)
class Problem:
    """What a person is told. `code` is stable and stands in the documents; `details` is for support.

    `wish` says what a new sign-in has to be for, where that would help.
    """

    code: str
    what: Text
    remedy: Text
    helper: Helper
    details: tuple[tuple[str, str], ...] = ()
    wish: SignInWish | None = None


HELPERS = {
    Helper.YOU: text("You can do this yourself."),
    Helper.ENVIRONMENT_ADMINISTRATOR: text("A system administrator of this environment can do this."),
    Helper.ORGANISATION_ADMINISTRATOR: text(
        "A Microsoft 365 administrator of your organisation can do this."
    ),
    Helper.NETWORK_ADMINISTRATOR: text("The people who look after your network can do this."),
    Helper.MICROSOFT: text("Microsoft has to put this right. Trying again later is all that can be done."),
}
"""Who can do it, as a sentence."""
