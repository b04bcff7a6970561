"""The options of `update`: what is brought up to date, by what, and the plan that is made or applied."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UPDATE = "update"


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


def add_update(commands: Any) -> argparse.ArgumentParser:
    """Add the command to those of argparse."""
    update: argparse.ArgumentParser = commands.add_parser(
        UPDATE, help="merge a new template into a portal, or into its folder as pac pages download makes it"
    )
    which = update.add_mutually_exclusive_group(required=True)
    which.add_argument("--site", type=Path, metavar="FOLDER", help="the portal's folder")
    which.add_argument(
        "--environment", default="", metavar="NAME_OR_ID", help="the environment whose portal it is"
    )
    by = update.add_mutually_exclusive_group(required=True)
    by.add_argument("--template", type=Path, metavar="FOLDER", help="the folder of Microsoft's template")
    by.add_argument(
        "--reference",
        default="",
        metavar="NAME_OR_ID",
        help="another environment, whose portal has just been made from the template",
    )
    update.add_argument(
        "--baseline", type=Path, metavar="FOLDER", help="the template of which the portal was made, if kept"
    )
    what = update.add_mutually_exclusive_group(required=True)
    what.add_argument("--plan", type=Path, metavar="FILE", help="write what would be done, and why")
    what.add_argument("--apply", type=Path, metavar="FILE", help="do what a plan with its choices says")
    update.add_argument(
        "--to", type=Path, metavar="FOLDER", help="the new folder that --apply makes of that of --site"
    )
    return update


def take_update(written: dict[str, Any], parser: argparse.ArgumentParser) -> UpdateOptions | None:
    """Take the options of `update` out of what was `written`, None where it is another command.

    Raises:
        SystemExit: --to and --apply are not together, or a folder would be written into (code 2).
    """
    if written["command"] != UPDATE:
        return None
    site, template, reference, baseline, plan, apply, to = (
        written.pop(name) for name in ("site", "template", "reference", "baseline", "plan", "apply", "to")
    )
    if site is None and to is not None:
        parser.error("--to goes with --site: the portal of an environment is changed where it is")
    if site is not None and (apply is None) is not (to is None):
        parser.error("--apply needs --to, and --plan does not")
    if site is not None and (written["account"] or written["device_code"]):
        parser.error("--site signs nobody in")
    if site is not None and reference:
        parser.error("--reference goes with --environment: a folder is updated from a folder")
    wanted = UpdateOptions(site, template, reference, baseline, plan or apply, apply is not None, to)
    if any(_is_inside(to or wanted.plan, side) for side in (site, template, baseline) if side):
        parser.error("what is made has to lie outside the folders that are read")
    return wanted


def _is_inside(made: Path, folder: Path) -> bool:
    # Unlike Path.resolve, this copes with links that lead to themselves.
    return Path(os.path.realpath(made)).is_relative_to(os.path.realpath(folder))
