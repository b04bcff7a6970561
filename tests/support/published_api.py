"""The Power Platform API as Microsoft publishes it: its description, and Microsoft's own client."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_CLASS = re.compile(r"^class (\w+)\(", re.MULTILINE)
_FIELD = re.compile(r'^ +"([^"]+)": lambda n ?:', re.MULTILINE)
_VALUE = re.compile(r'^    \w+ = "([^"]*)",?$', re.MULTILINE)
_TEMPLATE = re.compile(r"""["']\{\+baseurl\}([^"']+)["']""")
_PLACE = re.compile(r"\{[^}]+\}")


@dataclass(frozen=True)
class Published:
    """What an API has: operations by (method, path with {}), the models' fields, and the values of enums."""

    templates: frozenset[str]
    fields: Mapping[str, frozenset[str]]
    values: Mapping[str, frozenset[str]]


@cache
def installed_client() -> Published:
    """Give what the installed client of Microsoft's knows, read from its sources."""
    spec = importlib.util.find_spec("mspp_management")
    assert spec is not None
    places = [Path(place) for place in spec.submodule_search_locations or ()]
    files = [file for place in places for file in place.rglob("*.py")]
    templates: set[str] = set()
    fields: dict[str, frozenset[str]] = {}
    values: dict[str, frozenset[str]] = {}
    for file in files:
        source = file.read_text("utf-8")
        templates |= {plain_path(one) for one in _TEMPLATE.findall(source)}
        if file.parent.name == "models":
            names = _CLASS.findall(source)
            if names and "Enum)" in source:
                values[names[-1]] = frozenset(_VALUE.findall(source))
            elif names:
                fields[names[-1]] = frozenset(_FIELD.findall(source))
    return Published(frozenset(templates), fields, values)


def plain_path(path: str) -> str:
    """Give a path or template without its query, and with {} for each place."""
    return _PLACE.sub("{}", re.sub(r"\{[?&].*", "", path).partition("?")[0])


def route_of(documented: Any, method: str, path: str) -> Any | None:
    """Give the documented operation that a request is; None where there is none."""
    for template, methods in documented["paths"].items():
        pattern = re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template.partition("?")[0]))
        if method in methods and re.fullmatch(pattern, path):
            return {**methods[method], "query": _query(template), "template": plain_path(template)}
    return None


def _query(template: str) -> frozenset[str]:
    """Give the names that may stand in an operation's query."""
    asked = template.partition("?")[2]
    fixed = re.findall(r"(?:^|&)([\w-]+)=\{", asked)
    perhaps = [one for part in re.findall(r"\{&([^}]*)\}", asked) for one in part.split(",")]
    return frozenset({*fixed, *(one.rstrip("*") for one in perhaps)})
