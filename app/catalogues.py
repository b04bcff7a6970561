"""Facts about Microsoft's products that change without the program: read from `resources`.

Each file there names its source and date.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class MapPair:
    """One way to provide a table map: the entity in Finance and Operations and the table in Dataverse."""

    entity: str
    table_set: str
    table: str


@dataclass(frozen=True)
class RequiredMap:
    """A table map that the portal needs; any one of `pairs` will do. `name` is Microsoft's."""

    id: str
    name: str
    both_ways: bool
    pairs: tuple[MapPair, ...]


@dataclass(frozen=True)
class SolutionGroup:
    """Solutions of which one must be installed."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class PlanCatalogue:
    """Ids of service plans, lower-case, by what they mean for this setup."""

    power_pages: frozenset[str]
    power_pages_trial: frozenset[str]
    power_pages_allocations: frozenset[str]
    supply_chain: frozenset[str]
    supply_chain_trial: frozenset[str]
    supply_chain_limited: frozenset[str]


@dataclass(frozen=True)
class PortalLanguage:
    """A language that a portal can have, in its own name. `id` is the LCID."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class SiteTemplates:
    """Names of the other site templates, and in small letters what the portal's is called for people."""

    others: frozenset[str]
    names_for_people: frozenset[str]


@cache
def required_maps() -> tuple[RequiredMap, ...]:
    """The five table maps of the Customer Portal."""
    return tuple(
        RequiredMap(row["id"], row["name"], row["both_ways"], tuple(MapPair(**pair) for pair in row["pairs"]))
        for row in _content("table_maps")["map"]
    )


@cache
def required_solutions() -> tuple[SolutionGroup, ...]:
    """The solution groups that dual-write for the portal is made of."""
    return tuple(SolutionGroup(row["title"], tuple(row["names"])) for row in _content("solutions")["group"])


@cache
def plan_catalogue() -> PlanCatalogue:
    """The service plans that the licence checks look for."""
    content = _content("service_plans")
    pages, supply_chain = content["power_pages"], content["supply_chain"]
    return PlanCatalogue(
        frozenset(pages["capacity"]),
        frozenset(pages["trial"]),
        frozenset(name.lower() for name in pages["allocations"]),
        frozenset(supply_chain["full"]),
        frozenset(supply_chain["trial"]),
        frozenset(supply_chain["limited"]),
    )


@cache
def portal_languages() -> tuple[PortalLanguage, ...]:
    """The languages that a portal can have."""
    return tuple(PortalLanguage(**row) for row in _content("portal_languages")["language"])


@cache
def site_templates() -> SiteTemplates:
    """The names of site templates."""
    content = _content("site_templates")
    return SiteTemplates(
        frozenset(content["others"]),
        frozenset(name.casefold() for name in content["names_for_people"]),
    )


def help_page(name: str) -> str:
    """The address of one of Microsoft's help pages."""
    return str(_content("links")["help"][name])


def help_pages() -> frozenset[str]:
    """The addresses of all help pages that the program leads to."""
    return frozenset(str(address) for address in _content("links")["help"].values())


def documentation_hosts() -> tuple[str, ...]:
    """The hosts of Microsoft's documentation, to which a service's own "learn more" may lead."""
    return tuple(_content("links")["documentation"]["hosts"])


def device_code_pages() -> frozenset[str]:
    """The pages of Microsoft on which a person types the code of a sign-in."""
    return frozenset(str(address) for address in _content("links")["device_code"]["pages"])


@cache
def _content(name: str) -> dict[str, Any]:
    return tomllib.loads(files("resources").joinpath(f"{name}.toml").read_text("utf-8"))
