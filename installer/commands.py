"""The commands of `installer/build.py`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from installer.bundle import bundle_folder, make_bundle, modules_of
from installer.contents import faults, listing, missing_modules, sizes
from installer.macos_image import make_image
from installer.product import BUILD
from installer.publishing import keep_bill_of_materials, write_checksums, write_manifests
from installer.trouble import BuildTrouble
from installer.windows_installers import make_installers

_LISTING = BUILD / "listing.json"


def main(arguments: Sequence[str]) -> int:
    """Carries out one command; 1 when it could not be done."""
    options = _parser().parse_args(arguments)
    try:
        _COMMANDS[options.command or "bundle"][0](options)
    except BuildTrouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python installer/build.py")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (_do, told) in _COMMANDS.items():
        command = commands.add_parser(name, help=told)
        if name in ("try", "windows", "bill"):
            where = "the bundle; else the one made here"
            command.add_argument("--bundle", type=Path, default=bundle_folder(), metavar="FOLDER", help=where)
        if name == "manifests":
            where = "the address of the folder with the installers"
            command.add_argument("--downloads", required=True, metavar="ADDRESS", help=where)
    return parser


def _bundle(_options: argparse.Namespace) -> None:
    bundle = make_bundle()
    found = faults(bundle) or missing_modules(modules_of(bundle))
    if found:
        raise BuildTrouble("\n".join(found))
    for name, megabytes in sizes(bundle):
        _say(f"{megabytes:7.1f} MB  {name}")
    _say(f"{sum(size for _, size in sizes(bundle)):7.1f} MB  {bundle}")


def _try(options: argparse.Namespace) -> None:
    from installer.smoke import try_out

    try_out(_there(options.bundle))


def _same(_options: argparse.Namespace) -> None:
    """Builds twice in the same place, as paths are part of what is compared."""
    first = listing(make_bundle())
    second = listing(make_bundle())
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    _LISTING.write_text(json.dumps(second, indent=1) + "\n", "utf-8")
    if differing:
        raise BuildTrouble("two builds differ in:\n" + "\n".join(differing))
    _say(f"two builds are the same, {len(first)} files; their hashes are in {_LISTING}")


def _windows(options: argparse.Namespace) -> None:
    for made in make_installers(_there(options.bundle)):
        _say(f"{made.stat().st_size / 1_000_000:7.1f} MB  {made}")


def _macos(_options: argparse.Namespace) -> None:
    _say(str(make_image()))


def _bill(options: argparse.Namespace) -> None:
    _say(str(keep_bill_of_materials(_there(options.bundle))))


def _manifests(options: argparse.Namespace) -> None:
    for made in (*write_manifests(options.downloads), write_checksums()):
        _say(str(made))


def _there(bundle: Path) -> Path:
    if not bundle.exists():
        raise BuildTrouble("There is no bundle yet: python installer/build.py")
    return bundle


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], None], str]] = {
    "bundle": (_bundle, "make the bundle for this system, check and list its parts (default)"),
    "try": (_try, "start the bundle, walk through a practice setup, and tell its start time and size"),
    "same": (_same, "make the bundle twice and compare all files"),
    "windows": (_windows, "make the installers of a bundle for Windows (needs makensis and wixl)"),
    "macos": (_macos, "sign the application, notarise it and make the disk image (on a Mac)"),
    "bill": (_bill, "put the bill of materials of a bundle beside the installers"),
    "manifests": (_manifests, "manifests for winget and Homebrew, and checksums of all that is in dist"),
}
