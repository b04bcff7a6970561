"""What a client asks a token for: scopes are read here, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.demo.addresses import BROWSER, LOGIN, Addresses
from app.demo.sign_in.problems import SignInProblem

_ABOUT_THE_PERSON: Final = frozenset({"openid", "profile", "offline_access", "email"})
_DEFAULT: Final = ".default"


@dataclass(frozen=True)
class Wanted:
    """The one service a token is wanted for, by its origin's name, and the scopes as they were asked for."""

    origin: str
    scopes: tuple[str, ...]

    @property
    def permissions(self) -> str:
        """Give the permissions that the token carries: the named ones, or all that were registered."""
        names = [scope.rpartition("/")[2] for scope in self.scopes]
        return "user_impersonation" if names == [_DEFAULT] else " ".join(names)


def wanted(scope: str, addresses: Addresses) -> Wanted:
    """Read a scope parameter. A name without a service belongs to Graph, as does asking for nothing.

    Raises:
        SignInProblem: a service that is not here, or several at once (contract: identity.md section 2.3).
    """
    scopes = tuple(part for part in scope.split() if part not in _ABOUT_THE_PERSON)
    origins = {_origin(part, addresses) for part in scopes} or {"graph"}
    if len(origins) > 1:
        raise SignInProblem("invalid_scope", 70011, "The scope names more than one resource.")
    return Wanted(origins.pop(), scopes)


def _origin(scope: str, addresses: Addresses) -> str:
    address, slash, _ = scope.rpartition("/")
    if not slash:
        return "graph"
    origin = addresses.name_of(address)
    if origin in (None, LOGIN, BROWSER):
        message = f"The resource principal named {address} was not found in the tenant."
        raise SignInProblem("invalid_resource", 500011, message)
    return origin
