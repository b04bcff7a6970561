"""A website as it was at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from app.update.site.site import Model, Site

SnapshotKind = Literal["baseline", "backup", "reference", "on demand"]
"""Taken right after creation, before a change, of a site that shows the template now, or when asked for."""

KINDS: tuple[SnapshotKind, ...] = get_args(SnapshotKind)


@dataclass(frozen=True)
class Snapshot:
    """The whole configuration, with where and when (UTC) it was read.

    `environment` is the environment's id. `template_version` is that of the template's package, "" where it
    is not known.
    """

    site: Site
    kind: SnapshotKind
    taken: datetime
    environment: str
    template_version: str = ""

    @property
    def website(self) -> str:
        """The id of the website's own record."""
        return self.site.id


@dataclass(frozen=True)
class SnapshotNote:
    """What is known of a snapshot without reading all of it; `records` is how many it has."""

    file: Path
    kind: SnapshotKind
    taken: datetime
    environment: str
    website: str
    name: str
    model: Model
    template_version: str
    records: int
