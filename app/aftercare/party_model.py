"""What the party model asks of a portal: read from `resources/party_model.toml`.

Contract: dual-write.md sections 1.3 and 2.1.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.services.dataverse import Solution
from app.services.table_permissions import Scope

_PART = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class WantedPermission:
    """A table permission that the portal needs.

    It goes by a relationship with the table `other`; by that of the column `prefers` where there are several.
    """

    id: str
    name: str
    table: str
    scope: Scope
    other: str
    prefers: str


@dataclass(frozen=True)
class PartyModel:
    """How the party model is recognised, and what it asks for: each permission after its parent."""

    solutions: frozenset[str]
    orchestration: str
    orchestration_from: tuple[int, ...]
    representative_names: frozenset[str]
    permissions: tuple[WantedPermission, ...]

    @property
    def tells(self) -> tuple[str, ...]:
        """The solutions that tell whether the party model is there."""
        return (*sorted(self.solutions), self.orchestration)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of the permissions."""
        return tuple(one.table for one in self.permissions)

    def is_installed(self, installed: Collection[Solution]) -> bool:
        """Whether these solutions bring the party model."""
        return any(
            one.name in self.solutions
            or (one.name == self.orchestration and version_of(one.version) >= self.orchestration_from)
            for one in installed
        )


@cache
def party_model() -> PartyModel:
    """The catalogue."""
    content = tomllib.loads(files("resources").joinpath("party_model.toml").read_text("utf-8"))
    return PartyModel(
        frozenset(content["party"]["solutions"]),
        content["orchestration"]["solution"],
        version_of(content["orchestration"]["from"]),
        frozenset(content["web_roles"]["representative"]),
        tuple(
            WantedPermission(
                row["id"], row["name"], row["table"], Scope[row["scope"]], row["other"], row["prefers"]
            )
            for row in content["permission"]
        ),
    )


def version_of(version: str) -> tuple[int, ...]:
    """The numbers of a version, to be compared part by part; what is no number counts as 0."""
    return tuple(int(part) if _PART.fullmatch(part) else 0 for part in version.split("."))
