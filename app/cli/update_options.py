"""The options of `update`: what is brought up to date, by what, and the plan that is made or applied.

Or changes that were begun before: to be gone on with, or taken back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli.parser import Parser
from app.text import Say, Text, text

UPDATE = "update"
_LAST = ""
"""What --undo names where it names no run."""


@dataclass(frozen=True)
class Folders:
    """The folder of a website, of the template, and of the template that it was made of, if that was kept."""

    site: Path
    template: Path
    baseline: Path | None


@dataclass(frozen=True)
class UpdateOptions:
    """What `update` works with. `site` is a folder, None for the portal of an environment.

    The template is in the folder `template`, or shown by the fresh portal of the environment `reference`.
    With `applies`, the plan is applied: of a folder to the new folder `to`.
    """

    site: Path | None
    template: Path | None
    reference: str
    baseline: Path | None
    plan: Path
    applies: bool
    to: Path | None

    @property
    def folders(self) -> Folders | None:
        """What is brought up to date without any service; None for the portal of an environment."""
        if self.site is None or self.template is None:
            return None
        return Folders(self.site, self.template, self.baseline)


@dataclass(frozen=True)
class BegunOptions:
    """What is to become of changes that were begun before in the portal of an environment.

    They are gone on with, or with `undoes` taken back: those of the update with the id `run`, else the last.
    With `only_looks` nothing is written.
    """

    undoes: bool
    run: str
    only_looks: bool


def add_update(commands: Any, words: Say) -> Parser:
    """Add the command to those of argparse."""
    about = text("merge a new template into a portal, or into its folder as pac pages download makes it")
    update: Parser = commands.add_parser(UPDATE, help=words(about))
    which = update.add_mutually_exclusive_group(required=True)
    which.add_argument("--site", type=Path, metavar="FOLDER", help=words(text("the portal's folder")))
    whose = text("the environment whose portal it is")
    which.add_argument("--environment", default="", metavar="NAME_OR_ID", help=words(whose))
    by = update.add_mutually_exclusive_group()
    template = text("the folder of Microsoft's template")
    by.add_argument("--template", type=Path, metavar="FOLDER", help=words(template))
    reference = text("another environment, whose portal has just been made from the template")
    by.add_argument("--reference", default="", metavar="NAME_OR_ID", help=words(reference))
    baseline = text("the template of which the portal was made, if kept")
    update.add_argument("--baseline", type=Path, metavar="FOLDER", help=words(baseline))
    what = update.add_mutually_exclusive_group(required=True)
    plan = text("write what would be done, and why")
    what.add_argument("--plan", type=Path, metavar="FILE", help=words(plan))
    apply = text("do what a plan with its choices says")
    what.add_argument("--apply", type=Path, metavar="FILE", help=words(apply))
    goes_on = text("go on with changes that were cut short, or being taken back")
    what.add_argument("--go-on", action="store_true", help=words(goes_on))
    undo = text("take back the last update, or the one that is named, record by record")
    what.add_argument("--undo", nargs="?", const=_LAST, metavar="RUN", help=words(undo))
    only_looks = text("with --go-on and --undo: say what would be written, and write nothing")
    update.add_argument("--dry-run", action="store_true", help=words(only_looks))
    to = text("the new folder that --apply makes of that of --site")
    update.add_argument("--to", type=Path, metavar="FOLDER", help=words(to))
    return update


def take_update(written: dict[str, Any], parser: Parser) -> UpdateOptions | None:
    """Take the options of `update` out of what was `written`, None where it is another command.

    Raises:
        SystemExit: --to and --apply are not together, or a folder would be written into (code 2).
    """
    if written["command"] != UPDATE:
        return None
    site, template, reference, baseline, plan, apply, to = (
        written.pop(name) for name in ("site", "template", "reference", "baseline", "plan", "apply", "to")
    )
    made = plan or apply
    if made is None:
        if site or template or reference or baseline or to:
            parser.refuse(text("--go-on and --undo take --environment alone: what is done is written down"))
        return None
    wanted = UpdateOptions(site, template, reference, baseline, made, apply is not None, to)
    for wrong in _wrong(wanted, written):
        parser.refuse(wrong)
    return wanted


def take_begun(written: dict[str, Any], parser: Parser) -> BegunOptions | None:
    """Take --go-on and --undo out of what was `written`, None where neither is meant.

    Raises:
        SystemExit: --dry-run is with something else (code 2).
    """
    if written["command"] != UPDATE:
        return None
    goes_on, undo, only_looks = (written.pop(name) for name in ("go_on", "undo", "dry_run"))
    if only_looks and written["report"]:
        # What was done is reported, and nothing is done.
        parser.refuse(text("{name} does not go together with {other}.", name="--report", other="--dry-run"))
    if goes_on or undo is not None:
        return BegunOptions(undo is not None, undo or _LAST, only_looks)
    if only_looks:
        parser.refuse(text("--dry-run goes with --go-on and --undo: --plan changes nothing either"))
    return None


def _wrong(wanted: UpdateOptions, written: dict[str, Any]) -> Iterator[Text]:
    """What is wrong with the options, in words."""
    if wanted.template is None and not wanted.reference:
        yield text("One of these is needed as well: {names}", names="--template --reference")
    if wanted.site is None:
        if wanted.to is not None:
            yield text("--to goes with --site: the portal of an environment is changed where it is")
        return
    if wanted.applies is not (wanted.to is not None):
        yield text("--apply needs --to, and --plan does not")
    if written["account"] or written["device_code"]:
        yield text("--site signs nobody in")
    if written["report"]:
        yield text("--report goes with --environment")
    if wanted.reference:
        yield text("--reference goes with --environment: a folder is updated from a folder")
    sides = (wanted.site, wanted.template, wanted.baseline)
    if any(_is_inside(wanted.to or wanted.plan, side) for side in sides if side):
        yield text("what is made has to lie outside the folders that are read")


def _is_inside(made: Path, folder: Path) -> bool:
    # Unlike Path.resolve, this copes with links that lead to themselves.
    return Path(os.path.realpath(made)).is_relative_to(os.path.realpath(folder))
