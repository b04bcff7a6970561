"""What a service can answer instead of what was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors.trouble import Trouble


@dataclass
class ServiceRefused(Trouble):
    """The service answered, and said no.

    `code` and `message` are the service's own; `correlation` is the id that its support asks for.
    """

    service: str
    status: int
    code: str = ""
    message: str = ""
    correlation: str = ""


@dataclass
class NotSignedIn(ServiceRefused):
    """The token was not accepted (401). `claims` is what the service wants proved, if it said so."""

    claims: str | None = None


class Forbidden(ServiceRefused):
    """The person may not do this (403)."""


class NotFound(ServiceRefused):
    """There is no such thing (404)."""


class Conflict(ServiceRefused):
    """It clashes with what is there already (409, 412)."""


@dataclass
class Throttled(ServiceRefused):
    """Too many requests (429); the service asks to wait `wait` seconds."""

    wait: float = 0.0


class ServiceDown(ServiceRefused):
    """The service has trouble of its own (5xx)."""


class AddressRefused(ServiceRefused):
    """The service does not give the site the address that was asked for: as a rule it is taken (400)."""
