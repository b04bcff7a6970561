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
        if _key(name) in found:
            continue
        try:
            found[_key(name)] = distribution(name)
        except PackageNotFoundError:
            # It belongs to another system, such as Windows' own credential store.
            continue
        waiting += _needed_by(found[_key(name)])
    return tuple(_part(found[name]) for name in sorted(found))


def direct() -> frozenset[str]:
    """The packages that the program itself asks for, their names in one form."""
    return frozenset(_key(name) for name in _DIRECT)


def _needed_by(package: Distribution) -> Iterator[str]:
    for wish in package.requires or ():
        name = _NAME.match(wish)
        if name is not None and "extra ==" not in wish:
            yield name[0]


def _part(package: Distribution) -> Part:
    facts = package.metadata
    licence = _said(facts, "License-Expression") or _classified(package) or _said(facts, "License")
    return Part(facts["Name"], package.version, licence.splitlines()[0] if licence else "", _words(package))


def _said(facts: PackageMetadata, name: str) -> str:
    # Asked for by its name alone, what is not said is None, or a KeyError with a newer reader of such facts.
    return next(iter(facts.get_all(name) or ()), "")


def _classified(package: Distribution) -> str:
    names = [
        one.split(" :: ")[-1] for one in package.metadata.get_all("Classifier") or () if "License ::" in one
    ]
    return ", ".join(names)


def _words(package: Distribution) -> str:
    texts = []
    for file in package.files or ():
        inside = file.as_posix()
        if ".dist-info/" in inside and _LICENCE_FILE.search(inside):
            texts.append(file.locate().read_text("utf-8", errors="replace")[:_LARGEST])  # type: ignore[attr-defined]
    return "\n\n".join(texts)


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
