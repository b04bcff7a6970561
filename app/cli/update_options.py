"""The options of `update`: the folders, and the plan that is made of them or applied."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UPDATE = "update"


@dataclass(frozen=True)
class UpdateOptions:
    """What `update` works with. `to` is the folder to be made of the plan, None where the plan is made."""

    site: Path
    template: Path
    baseline: Path | None
    plan: Path
    to: Path | None


def add_update(commands: Any) -> None:
    """Add the command to those of argparse."""
    update = commands.add_parser(
        UPDATE, help="merge a new template into a portal's folder, as pac pages download makes them"
    )
    update.add_argument("--json", action="store_true", help="print JSON")
    update.add_argument("--site", type=Path, required=True, metavar="FOLDER", help="the portal's folder")
    update.add_argument(
        "--template", type=Path, required=True, metavar="FOLDER", help="the folder of Microsoft's template"
    )
    update.add_argument(
        "--baseline", type=Path, metavar="FOLDER", help="the template of which the portal was made, if kept"
    )
    what = update.add_mutually_exclusive_group(required=True)
    what.add_argument("--plan", type=Path, metavar="FILE", help="write what would be done, and why")
    what.add_argument("--apply", type=Path, metavar="FILE", help="do what a plan with its choices says")
    update.add_argument("--to", type=Path, metavar="FOLDER", help="the new folder that --apply makes")


def take_update(written: dict[str, Any], parser: argparse.ArgumentParser) -> UpdateOptions | None:
    """Take the options of `update` out of what was `written`, None where it is another command.

    Raises:
        SystemExit: --to and --apply are not together, or a folder would be written into (code 2).
    """
    if written["command"] != UPDATE:
        return None
    site, template, baseline, plan, apply, to = (
        written.pop(name) for name in ("site", "template", "baseline", "plan", "apply", "to")
    )
    if (apply is None) is not (to is None):
        parser.error("--apply needs --to, and --plan does not")
    plan = plan or apply
    if any(_is_inside(to or plan, side) for side in (site, template, baseline) if side):
        parser.error("what is made has to lie outside the folders that are read")
    return UpdateOptions(site, template, baseline, plan, to)


def _is_inside(made: Path, folder: Path) -> bool:
    # Unlike Path.resolve, this copes with links that lead to themselves.
    return Path(os.path.realpath(made)).is_relative_to(os.path.realpath(folder))
