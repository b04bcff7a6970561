"""What the bundle is made of: the program, the packages of its lock, and what those bring along.

Run in the environment that the bundle is made from, as only that knows the versions and licences.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePath
from typing import Any

from app.made_of import comparable, licence_of
from installer.locks import pins
from installer.product import COMMAND, ROOT, VERSION

_TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
NOTICES = ROOT / "installer" / "notices"


@dataclass(frozen=True)
class Component:
    """A part of the bundle. `texts` are its licence and notices; `inside` names what brings it, if any."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    is_package: bool = True
    inside: str = ""


def program() -> Component:
    """The program itself."""
    return Component(COMMAND, VERSION, "MIT", (ROOT / "LICENSE",), is_package=False)


def components() -> tuple[Component, ...]:
    """Everything in the bundle but the program itself, in a fixed order."""
    wanted = {pin.name for pin in pins(ROOT / "requirements.lock")}
    packages = {comparable(one.metadata["Name"]): one for one in distributions()}
    told = tomllib.loads((NOTICES / "components.toml").read_text("utf-8"))
    kept: dict[str, list[str]] = told["packages"]
    shipped = [
        _package(name, packages[name], kept.get(name, [])) for name in sorted(wanted & packages.keys())
    ]
    versions = {name: one.version for name, one in packages.items()}
    versions["Python"] = sys.version.partition(" ")[0]
    return *shipped, *_others(told["component"], versions)


def _package(name: str, package: Distribution, kept: list[str]) -> Component:
    texts = (*_texts(package), *(NOTICES / text for text in kept))
    return Component(name, package.version, licence_of(package) or "see the text", texts)


def is_licence_text(file: PurePath) -> bool:
    """Whether a file of a package's own facts is its licence, a notice, or what is inside it."""
    return file.name.upper().startswith(_TEXTS) or "sboms" in file.parts


def _texts(package: Distribution) -> Iterator[Path]:
    for file in package.files or ():
        if ".dist-info" in file.parts[0] and is_licence_text(file):
            yield Path(str(package.locate_file(file)))


def _others(told: list[dict[str, Any]], versions: dict[str, str]) -> Iterator[Component]:
    for one in told:
        inside = one.get("inside", "")
        if sys.platform in one.get("systems", (sys.platform,)):
            version = one.get("version", versions.get(inside or one["name"], ""))
            texts = tuple(NOTICES / text for text in one["texts"])
            yield Component(one["name"], version, one["licence"], texts, is_package=False, inside=inside)
