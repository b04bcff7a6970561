"""How a sign-in can end without a token."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors.trouble import Trouble

MANAGED_DEVICE = frozenset({"53000", "53001"})
"""AADSTS codes where the computer has to prove something, and not the person."""


class SignInTrouble(Trouble):
    """The sign-in did not lead to a token."""


class SignInCancelled(SignInTrouble):
    """The person stopped the sign-in in this program."""


class SignInTimedOut(SignInTrouble):
    """The browser did not come back in time."""


class SignInDeclined(SignInTrouble):
    """The person said no on Microsoft's page."""


@dataclass
class SignInNeeded(SignInTrouble):
    """No token without the person: the saved sign-in has ended, or something must be proved again.

    `resource` is the address of the service that the token is for. `claims` is what it wants proved;
    `by_rule` says that Microsoft wants a proof without saying which (OAuth's "interaction_required").
    """

    claims: str | None = None
    code: str = ""
    correlation: str = ""
    resource: str = ""
    by_rule: bool = False

    @property
    def wants_proof(self) -> bool:
        """Whether the sign-in still counts, and the person can prove in the browser what is missing."""
        return (self.claims is not None or self.by_rule) and self.code not in MANAGED_DEVICE


@dataclass
class ConsentNeeded(SignInTrouble):
    """The organisation has not yet allowed this program to use `resource`."""

    resource: str
    code: str = ""
    correlation: str = ""


@dataclass
class SignInRefused(SignInTrouble):
    """Microsoft's sign-in refused. `code` is an AADSTS number or an OAuth code."""

    code: str
    description: str = ""
    correlation: str = ""


@dataclass
class ClockWrong(SignInTrouble):
    """This computer's clock is `minutes` ahead of the service's (behind if below 0), so no token fits."""

    minutes: int


class NotRegistered(SignInTrouble):
    """This program has no registration (client id) to sign people in with."""
