"""Bringing a website up to date from others: read folders, decide, and make the folder that comes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.update.folder.change import EMPTY, with_site
from app.update.folder.image import FolderImage
from app.update.folder.read import read_folder
from app.update.merge.change import changed_site
from app.update.merge.choice import Choices
from app.update.merge.decision import Decision
from app.update.merge.fields import compared_columns
from app.update.merge.merge import merge
from app.update.merge.resolution import Resolved, resolve
from app.update.schema import portal_schema
from app.update.site.record import Record
from app.update.site.site import Site
from app.update.snapshots.record_line import record_line


@dataclass(frozen=True)
class LiveSide:
    """A website that is in no folder: one that was read from Dataverse, or from a snapshot."""

    site: Site


Side = FolderImage | LiveSide


@dataclass(frozen=True)
class Sides:
    """The website, Microsoft's template now, and the template that the site was made of.

    Without that one, the `baseline`, every difference is a person's to decide.
    """

    site: Side
    template: Side
    baseline: Side | None


def live_sides(site: Site, template: Site, baseline: Site | None) -> Sides:
    """Sides of which none needs a folder."""
    return Sides(LiveSide(site), LiveSide(template), LiveSide(baseline) if baseline else None)


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

    One that is in no folder gets a new one.

    Raises:
        FolderTrouble: a record can be in no folder.
    """
    image = sides.site if isinstance(sides.site, FolderImage) else EMPTY
    return with_site(image, changed_site(sides.site.site, outcome.changes))


def checksum(side: Side | None) -> str:
    """SHA-256 over the files of a folder or the records of a website, in hexadecimal; "" for nothing."""
    if side is None:
        return ""
    whole = hashlib.sha256()
    for name, content in _contents(side):
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def _contents(side: Side) -> Iterator[tuple[str, bytes]]:
    if isinstance(side, FolderImage):
        yield from sorted(side.files.items())
        return
    for record in sorted(side.site.records, key=lambda one: (one.table, one.id)):
        yield f"{record.table}/{record.id}", record_line(_compared(record))


def _compared(record: Record) -> Record:
    """A record without what changes by itself."""
    schema = portal_schema()
    fields = {name: record.fields[name] for name in sorted(compared_columns(record, schema))}
    return replace(record, fields=fields)
