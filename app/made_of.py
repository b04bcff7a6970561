"""What the program is made of, with the licence of each part, as the installed packages say it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution

_DIRECT = (
    "PySide6_Essentials",
    "qasync",
    "msal",
    "requests",
    "keyring",
    "truststore",
    "platformdirs",
    "filelock",
    "segno",
    "pygit2",
    "PyYAML",
    "Werkzeug",
    "trustme",
    "PyJWT",
    "cryptography",
)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]es?|copying|notice|authors)[^/]*(/[^/]+)?$", re.IGNORECASE)
_LARGEST = 400_000


@dataclass(frozen=True)
class Part:
    """A package. `licence` names its licence as the package does, "" where it only has its words."""

    name: str
    version: str
    licence: str
    words: str


def parts() -> tuple[Part, ...]:
    """All packages that the program needs and that are installed, by name. Reads many files."""
    found: dict[str, Distribution] = {}
    waiting = list(_DIRECT)
    while waiting:
        name = waiting.pop()
        if comparable(name) in found:
            continue
        try:
            found[comparable(name)] = distribution(name)
        except PackageNotFoundError:
            # It belongs to another system, such as Windows' own credential store.
            continue
        waiting += _needed_by(found[comparable(name)])
    return tuple(_part(found[name]) for name in sorted(found))


def direct() -> frozenset[str]:
    """The packages that the program itself asks for, their names in one form."""
    return frozenset(comparable(name) for name in _DIRECT)


def licence_of(package: Distribution) -> str:
    """The licence as a package names it: by its SPDX name where it does, "" where it has only its words."""
    facts = package.metadata
    written = _said(facts, "License").strip()
    # In older packages this is the whole text.
    name = "" if "\n" in written else written
    return _said(facts, "License-Expression") or name or _classified(facts)


def comparable(name: str) -> str:
    """A package's name in the one form that stands for all ways to write it, as locks have it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _needed_by(package: Distribution) -> Iterator[str]:
    for wish in package.requires or ():
        name = _NAME.match(wish)
        if name is not None and "extra ==" not in wish:
            yield name[0]


def _part(package: Distribution) -> Part:
    return Part(package.metadata["Name"], package.version, licence_of(package), _words(package))


def _said(facts: PackageMetadata, name: str) -> str:
    # Asked for by its name alone, what is not said is None, or a KeyError with a newer reader of such facts.
    return next(iter(facts.get_all(name) or ()), "")


def _classified(facts: PackageMetadata) -> str:
    found = facts.get_all("Classifier") or ()
    return ", ".join(one.rpartition(" :: ")[2] for one in found if one.startswith("License :: "))


def _words(package: Distribution) -> str:
    texts = []
    for file in package.files or ():
        inside = file.as_posix()
        if ".dist-info/" in inside and _LICENCE_FILE.search(inside):
            texts.append(file.locate().read_text("utf-8", errors="replace")[:_LARGEST])  # type: ignore[attr-defined]
    return "\n\n".join(texts)
