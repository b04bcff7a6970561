"""The options of `snapshots`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

SNAPSHOTS = "snapshots"


@dataclass(frozen=True)
class SnapshotOptions:
    """The names of those to be removed, none to list all, and whether also those that are needed."""

    remove: tuple[str, ...]
    even_if_needed: bool


def add_snapshots(commands: Any) -> None:
    """Adds the command to those of argparse."""
    snapshots = commands.add_parser(
        SNAPSHOTS, help="list the portals as they were that are kept on this computer, or remove some of them"
    )
    snapshots.add_argument("--json", action="store_true", help="print JSON")
    snapshots.add_argument(
        "--remove", nargs="+", default=(), metavar="NAME", help="remove these, by their names"
    )
    snapshots.add_argument(
        "--even-if-needed",
        action="store_true",
        help="also one that is a portal's only baseline, or belongs to an unfinished update",
    )


def take_snapshots(written: dict[str, Any], parser: argparse.ArgumentParser) -> SnapshotOptions | None:
    """Take the options of `snapshots` out of what was `written`, None where it is another command.

    Raises:
        SystemExit: --even-if-needed is there and --remove is not (code 2).
    """
    if written["command"] != SNAPSHOTS:
        return None
    remove, even_if_needed = tuple(written.pop("remove")), written.pop("even_if_needed")
    if even_if_needed and not remove:
        parser.error("--even-if-needed goes with --remove")
    return SnapshotOptions(remove, even_if_needed)
