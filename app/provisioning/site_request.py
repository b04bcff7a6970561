"""What a person asks for: name, address and language, and whether each will do.

The rules for the address are the safe part of those observed (contract: power-platform.md section 3); there
is no documented way to ask whether an address is free, so the service has the last word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum

from app.text import Text, text

SHORTEST_ADDRESS, LONGEST_ADDRESS = 3, 50
LONGEST_NAME = 100
_ADDRESS = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")


class Part(Enum):
    """The parts of a request."""

    NAME = "name"
    ADDRESS = "address"
    LANGUAGE = "language"


@dataclass(frozen=True)
class SiteRequest:
    """The wanted site. `language` is an LCID; None until one is chosen.

    `record` is the website record in Dataverse that the site brings back; "" for a new site. It never names
    a new one: with it the service hosts content that is there already (contract: power-platform.md section
    2, observed), so an id of the program's own choosing cannot mark a new request.
    """

    name: str = ""
    subdomain: str = ""
    language: int | None = None
    record: str = ""


@dataclass(frozen=True)
class Objection:
    """Why a part will not do."""

    part: Part
    reason: Text


def objections(
    request: SiteRequest, languages: tuple[int, ...], refused: frozenset[str] = frozenset()
) -> tuple[Objection, ...]:
    """What is still to be put right; nothing if the request can be sent.

    `languages` are those on offer, `refused` the addresses that Microsoft has not given out.
    """
    found = (
        (Part.NAME, _name(request.name)),
        (Part.ADDRESS, _address(request.subdomain) or _refused(request.subdomain, refused)),
        (Part.LANGUAGE, _language(request.language, languages)),
    )
    return tuple(Objection(part, reason) for part, reason in found if reason is not None)


def renamed(request: SiteRequest, name: str) -> SiteRequest:
    """The request with another name. An address that was made of the name follows it."""
    follows = request.subdomain == suggested_address(request.name)
    subdomain = suggested_address(name) if follows else request.subdomain
    return replace(request, name=name, subdomain=subdomain)


def suggested_address(name: str) -> str:
    """An address made of a name: "Contoso Orders" gives "contoso-orders"; "" where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ADDRESS].rstrip("-")


def _name(name: str) -> Text | None:
    if not name.strip():
        return text("Give the portal a name.")
    if len(name) > LONGEST_NAME:
        return text("Use at most {most} characters for the name.", most=LONGEST_NAME)
    if any(unicodedata.category(character) == "Cc" for character in name):
        return text("Use one line without special characters for the name.")
    return None


def _address(subdomain: str) -> Text | None:
    if not subdomain:
        return text("Give the portal an address.")
    if not SHORTEST_ADDRESS <= len(subdomain) <= LONGEST_ADDRESS:
        return text(
            "Use {least} to {most} characters for the address.", least=SHORTEST_ADDRESS, most=LONGEST_ADDRESS
        )
    if not _ADDRESS.fullmatch(subdomain):
        return text("Use small letters a to z, digits and hyphens for the address; no hyphen at either end.")
    return None


def _refused(subdomain: str, refused: frozenset[str]) -> Text | None:
    if subdomain not in refused:
        return None
    return text("Microsoft does not give out this address, most likely because it is taken. Choose another.")


def _language(language: int | None, languages: tuple[int, ...]) -> Text | None:
    if language is None:
        return text("Choose the portal's language.")
    return None if language in languages else text("Choose a language that is enabled in the environment.")
