"""Where each service of the practice tenant listens: one origin a service, each with its own port."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlunsplit

LOGIN: Final = "login"
BROWSER: Final = "browser"
SERVICES: Final = ("graph", "business_apps", "power_platform", "discovery")
ORGANIZATIONS: Final = ("organization-a", "organization-b", "organization-c")
FINANCE: Final = ("finance-a",)
ORIGINS: Final = (LOGIN, BROWSER, *SERVICES, *ORGANIZATIONS, *FINANCE)

_HOST: Final = "localhost"


@dataclass(frozen=True)
class Addresses:
    """The port of every origin, by the origin's name.

    Every origin is reached by https, except "browser": no browser knows the throw-away certificate
    authority, and plain http on loopback is a secure context.
    """

    ports: Mapping[str, int]

    def __call__(self, origin: str) -> str:
        """Give the address of an origin without a trailing slash; an unknown name is a KeyError."""
        scheme = "http" if origin == BROWSER else "https"
        return urlunsplit((scheme, self.host(origin), "", "", ""))

    def host(self, origin: str) -> str:
        """Give the origin's "localhost:PORT", the form in which a cloud file trusts a host."""
        return f"{_HOST}:{self.ports[origin]}"

    def name_of(self, address: str) -> str | None:
        """Give the name of the origin at an address (a trailing slash is ignored), None for any other."""
        wanted = address.rstrip("/")
        return next((origin for origin in self.ports if self(origin) == wanted), None)


def slot_of(origin: str) -> str | None:
    """Give the environment slot ("a", "b", "c") an origin belongs to, None for a service of everyone."""
    if origin in ORGANIZATIONS or origin in FINANCE:
        return origin.rpartition("-")[2]
    return None
