"""The commands of `installer/build.py`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from installer.bundle import bundle_folder, make_bundle
from installer.contents import faults, listing, sizes
from installer.product import BUILD
from installer.trouble import BuildTrouble

_LISTING = BUILD / "listing.json"


def main(arguments: Sequence[str]) -> int:
    """Carries out one command; 1 when it could not be done."""
    parser = argparse.ArgumentParser(prog="python installer/build.py")
    commands = parser.add_subparsers(dest="command")
    for name, (_do, told) in _COMMANDS.items():
        commands.add_parser(name, help=told)
    command = parser.parse_args(arguments).command or "bundle"
    try:
        _COMMANDS[command][0]()
    except BuildTrouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


def _bundle() -> None:
    bundle = make_bundle()
    _check(bundle)
    for name, megabytes in sizes(bundle):
        sys.stdout.write(f"{megabytes:7.1f} MB  {name}\n")
    sys.stdout.write(f"{sum(size for _, size in sizes(bundle)):7.1f} MB  {bundle}\n")


def _check(bundle: Path) -> None:
    found = faults(bundle)
    if found:
        raise BuildTrouble("\n".join(found))


def _try() -> None:
    from installer.smoke import try_out

    try_out(_built())


def _same() -> None:
    """Builds twice in the same place, as paths are part of what is compared."""
    first = listing(make_bundle())
    second = listing(make_bundle())
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    _LISTING.write_text(json.dumps(second, indent=1) + "\n", "utf-8")
    if differing:
        raise BuildTrouble("two builds differ in:\n" + "\n".join(differing))
    sys.stdout.write(f"two builds are the same, {len(first)} files; their hashes are in {_LISTING}\n")


def _built() -> Path:
    folder = bundle_folder()
    if not folder.exists():
        raise BuildTrouble("There is no bundle yet: python installer/build.py")
    return folder


_COMMANDS: dict[str, tuple[Callable[[], None], str]] = {
    "bundle": (
        _bundle,
        "make the bundle for this system, check and list its parts (default)",
    ),
    "try": (_try, "start the bundle, walk through a practice setup, and tell its start time and size"),
    "same": (_same, "make the bundle twice and compare all files"),
}
