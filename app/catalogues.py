"""Facts about Microsoft's products that change without the program: read from `resources`.

Each file there names its source and date.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from app.text import Name


@dataclass(frozen=True)
class MapPair:
    """One way to provide a table map: the entity in Finance and Operations and the table in Dataverse."""

    entity: str
    table_set: str
    table: str


@dataclass(frozen=True)
class RequiredMap:
    """A table map that the portal needs; any one of `pairs` will do. `name` is Microsoft's.

    `names` are Microsoft's in other languages, as pairs of language and name. Maps are started in the order
    of `turn`; `needs` are ids of required maps that run before, `related` examples of others that do.
    """

    id: str
    name: str
    both_ways: bool
    pairs: tuple[MapPair, ...]
    names: tuple[tuple[str, str], ...] = ()
    turn: int = 0
    needs: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def title(self) -> Name:
        """Microsoft's name in every language that is known."""
        return Name(self.name, self.names)


@dataclass(frozen=True)
class ScreenWord:
    """A word of the Dual-write screen. `is_known` is False where the English one stands in for another."""

    word: str
    is_known: bool


@dataclass(frozen=True)
class SolutionGroup:
    """Solutions of which one must be installed, and the packages that bring them, in their order."""

    title: str
    names: tuple[str, ...]
    packages: tuple[str, ...] = ()


@dataclass(frozen=True)
class LicenceGroup:
    """Licences that mean the same for this setup: ids of plans and of products (skuId), lower-case."""

    plans: frozenset[str]
    products: frozenset[str]


@dataclass(frozen=True)
class PlanCatalogue:
    """What licences say about this setup; `elsewhere` are known products that say nothing.

    `set_aside` and `owned` are kinds of capacity: what an environment needs, and what shows ownership.
    """

    power_pages: LicenceGroup
    power_pages_trial: LicenceGroup
    power_pages_visitors: LicenceGroup
    power_pages_own_staff: LicenceGroup
    supply_chain: LicenceGroup
    supply_chain_trial: LicenceGroup
    supply_chain_limited: LicenceGroup
    elsewhere: frozenset[str]
    set_aside: frozenset[str]
    owned: frozenset[str]


@dataclass(frozen=True)
class PortalLanguage:
    """A language that a portal can have, in its own name. `id` is the LCID."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class ScreenWords:
    """What Power Pages calls its places and buttons on the screen, in one language.

    `are_known` is False where English words stand in for others of that language.
    """

    templates: str
    dynamics: str
    template: str
    active_sites: str
    inactive_sites: str
    reactivate: str
    are_known: bool = True


@dataclass(frozen=True)
class SiteTemplates:
    """Names of the other site templates, and in small letters what the portal's is called for people."""

    others: frozenset[str]
    names_for_people: frozenset[str]


@cache
def required_maps() -> tuple[RequiredMap, ...]:
    """The five table maps of the Customer Portal."""
    return tuple(_required_map(row) for row in _content("table_maps")["map"])


def dual_write_word(name: str, language: str = "en") -> ScreenWord:
    """What the Dual-write screen calls something in `language` (ISO 639-1), in English where unknown."""
    words: dict[str, str] = _content("dual_write_words")["words"][name]
    return ScreenWord(words.get(language, words["en"]), language in words)


def dual_write_name(name: str) -> Name:
    """What the Dual-write screen calls something, in every language that is known."""
    words: dict[str, str] = _content("dual_write_words")["words"][name]
    return Name(words["en"], tuple(words.items()))


@cache
def required_solutions() -> tuple[SolutionGroup, ...]:
    """The solution groups that dual-write for the portal is made of."""
    return tuple(
        SolutionGroup(row["title"], tuple(row["names"]), tuple(row["packages"]))
        for row in _content("solutions")["group"]
    )


@cache
def plan_catalogue() -> PlanCatalogue:
    """The licences that the checks look for."""
    content = _content("service_plans")
    groups = {
        name: LicenceGroup(frozenset(group["plans"]), frozenset(group["products"]))
        for name, group in content.items()
        if "plans" in group
    }
    capacity = content["capacity"]
    return PlanCatalogue(
        **groups,
        elsewhere=frozenset(content["elsewhere"]["products"]),
        set_aside=frozenset(capacity["set_aside"]),
        owned=frozenset(capacity["owned"]),
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


@cache
def screen_words(language: str = "en") -> ScreenWords:
    """The words on the screen of Power Pages in `language` (ISO 639-1), each in English where unknown."""
    words: dict[str, dict[str, str]] = _content("screen_words")["words"]
    named = {name: known.get(language, known["en"]) for name, known in words.items()}
    return ScreenWords(**named, are_known=all(language in known for known in words.values()))


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


def _required_map(row: dict[str, Any]) -> RequiredMap:
    return RequiredMap(
        row["id"],
        row["name"],
        row["both_ways"],
        tuple(MapPair(**pair) for pair in row["pairs"]),
        tuple(row["names"].items()),
        row["turn"],
        tuple(row["needs"]),
        tuple(row["related"]),
    )


@cache
def _content(name: str) -> dict[str, Any]:
    return tomllib.loads(files("resources").joinpath(f"{name}.toml").read_text("utf-8"))
