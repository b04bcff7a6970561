"""What is in a bundle: its files with their hashes and sizes, and what is missing or too much."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from installer.needed_parts import KEYRING_BACKENDS, is_needed
from installer.notices import OVERVIEW, PARTS
from installer.program_files import data_files, languages, modules

_INSIDE = "_internal"
_MEGABYTE = 1_000_000
_KEYRINGS = "keyring-*.dist-info/entry_points.txt"
"""How `keyring` finds its backends, which are modules in the program's archive."""
_PLATFORM_PLUGINS = {"win32": "qwindows", "darwin": "qcocoa"}


def listing(bundle: Path) -> dict[str, str]:
    """Every file of a bundle with its SHA-256; of a link, where it leads."""
    return {file.relative_to(bundle).as_posix(): _fingerprint(file) for file in _files(bundle)}


def sizes(bundle: Path) -> list[tuple[str, float]]:
    """The parts of a bundle and their megabytes, the largest first; small ones are summed up."""
    counted: Counter[str] = Counter()
    for file in _files(bundle):
        if not file.is_symlink():
            counted[_part(file.relative_to(bundle))] += file.stat().st_size
    large = [(name, size / _MEGABYTE) for name, size in counted.most_common() if size >= _MEGABYTE]
    rest = sum(counted.values()) / _MEGABYTE - sum(size for _, size in large)
    return [*large, ("everything else", rest)]


def faults(bundle: Path) -> list[str]:
    """What a bundle lacks, or holds for nothing; empty where it is as it should be."""
    inside = bundle / _INSIDE
    missing = [f"missing: {wanted}" for wanted in _wanted() if not next(inside.glob(wanted), None)]
    # What was left out by its name must not have come in another way.
    extra = [
        f"not needed: {name}"
        for name in listing(inside)
        if not is_needed(name, f"{inside}/{name}", languages())
    ]
    return missing + extra


def missing_modules(inside: Collection[str]) -> list[str]:
    """What a bundle's program lacks of its own modules, and of those that are found by their names alone."""
    wanted = {*modules(), *(f"keyring.backends.{name}" for name in KEYRING_BACKENDS), "certifi"}
    return [f"missing: {name}" for name in sorted(wanted.difference(inside))]


def _wanted() -> Iterator[str]:
    yield from (file.as_posix() for file in data_files())
    yield from ("certifi/cacert.pem", _KEYRINGS, f"notices/{OVERVIEW}", f"notices/{PARTS}", "notices/qt.txt")
    yield from ("msal-*.dist-info/METADATA", "pyside6_essentials-*.dist-info/METADATA")
    yield from ("PySide6/**/plugins/imageformats/*qsvg*", "pygit2/_libgit2*", "pygit2/_pygit2*")
    yield f"PySide6/**/plugins/platforms/*{_PLATFORM_PLUGINS.get(sys.platform, 'qxcb')}*"
    yield from (f"PySide6/**/translations/qtbase_{tag}.qm" for tag in languages())


def _files(bundle: Path) -> Iterator[Path]:
    return (file for file in sorted(bundle.rglob("*")) if file.is_symlink() or file.is_file())


def _part(file: Path) -> str:
    inside = file.parts[1:] if file.parts[0] == _INSIDE else file.parts
    return "/".join(inside if "PySide6" in inside[:1] else inside[:1])


def _fingerprint(file: Path) -> str:
    if file.is_symlink():
        return f"-> {file.readlink().as_posix()}"
    return hashlib.sha256(file.read_bytes()).hexdigest()
