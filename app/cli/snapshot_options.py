"""The options of `snapshots`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.cli.parser import Parser
from app.text import Say, text

SNAPSHOTS = "snapshots"


@dataclass(frozen=True)
class SnapshotOptions:
    """The names of those to be removed, none to list all, and whether also those that are needed."""

    remove: tuple[str, ...]
    even_if_needed: bool


def add_snapshots(commands: Any, words: Say) -> None:
    """Adds the command to those of argparse."""
    about = text("list the portals as they were that are kept on this computer, or remove some of them")
    snapshots = commands.add_parser(SNAPSHOTS, help=words(about))
    snapshots.add_argument("--json", action="store_true", help=words(text("print JSON")))
    remove = text("remove these, by their names")
    snapshots.add_argument("--remove", nargs="+", default=(), metavar="NAME", help=words(remove))
    needed = text("also one that is a portal's only baseline, or belongs to an unfinished update")
    snapshots.add_argument("--even-if-needed", action="store_true", help=words(needed))


def take_snapshots(written: dict[str, Any], parser: Parser) -> SnapshotOptions | None:
    """Take the options of `snapshots` out of what was `written`, None where it is another command.

    Raises:
        SystemExit: --even-if-needed is there and --remove is not (code 2).
    """
    if written["command"] != SNAPSHOTS:
        return None
    remove, even_if_needed = tuple(written.pop("remove")), written.pop("even_if_needed")
    if even_if_needed and not remove:
        parser.refuse(text("--even-if-needed goes with --remove"))
    return SnapshotOptions(remove, even_if_needed)
