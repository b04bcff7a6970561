"""Bringing a folder up to date from other folders: read, decide, and make the one that comes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.update.folder.change import with_site
from app.update.folder.image import FolderImage
from app.update.folder.read import read_folder
from app.update.merge.change import changed_site
from app.update.merge.choice import Choices
from app.update.merge.decision import Decision
from app.update.merge.merge import merge
from app.update.merge.resolution import Resolved, resolve
from app.update.schema import portal_schema


@dataclass(frozen=True)
class Sides:
    """The folders of the website, of Microsoft's template now, and of the template that the site was made of.

    Without that one, the `baseline`, every difference is a person's to decide.
    """

    site: FolderImage
    template: FolderImage
    baseline: FolderImage | None


def read_sides(site: Path, template: Path, baseline: Path | None, tell: Callable[[Path], None]) -> Sides:
    """Read the folders, and `tell` of each before: what is wrong in one names files as they are in it.

    Raises:
        FolderTrouble: one of them cannot be used.
    """

    def read(folder: Path) -> FolderImage:
        tell(folder)
        return read_folder(folder)

    return Sides(read(site), read(template), read(baseline) if baseline else None)


def decide(sides: Sides) -> tuple[Decision, ...]:
    """What becomes of each record in which the sides differ.

    Raises:
        SitesNotComparable, MergeEngineFailed: nothing can be decided.
    """
    base = sides.baseline.site if sides.baseline else None
    return merge(base, sides.site.site, sides.template.site, portal_schema())


def resolved(sides: Sides, decisions: tuple[Decision, ...], choices: Choices) -> Resolved:
    """What the decisions and choices would write, and what is still in doubt."""
    return resolve(decisions, choices, sides.site.site, portal_schema())


def merged_folder(sides: Sides, outcome: Resolved) -> FolderImage:
    """The website's folder with all changes made; every file that none of them touches keeps its bytes.

    Raises:
        FolderTrouble: a record can be in no folder.
    """
    return with_site(sides.site, changed_site(sides.site.site, outcome.changes))


def checksum(image: FolderImage | None) -> str:
    """SHA-256 over the paths and contents of a folder's files, in hexadecimal; "" without a folder."""
    if image is None:
        return ""
    whole = hashlib.sha256()
    for path in sorted(image.files):
        content = image.files[path]
        whole.update(f"{path}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()
