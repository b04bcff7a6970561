"""A website's folder as a value: its files, and where in them each record stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.update.site.site import Site

RecordKey = tuple[str, str]
"""A record's table and id."""


@dataclass(frozen=True)
class Origin:
    """Where a record stands: a file, and the place in its list (None where the file holds one record).

    `texts` gives the side file of each column that has one, `body` that of a web file's content ("" for
    none). `bare` tells that its columns stand without "adx_".
    """

    path: str
    index: int | None
    texts: Mapping[str, str]
    body: str
    bare: bool

    @property
    def files(self) -> tuple[str, ...]:
        """The files that belong to this record alone."""
        own = () if self.index is not None else (self.path,)
        return (*own, *self.texts.values(), *((self.body,) if self.body else ()))


@dataclass(frozen=True)
class FolderImage:
    """The files by path (with "/"), the site that they hold, and the origin of each record.

    `base` is "" or ".powerpages-site/", before every path. `bare` tells that columns stand without "adx_"
    and every record in a file of its own, as in Git's form. `unread` are files of which nothing is in the
    site: manifests, and what is no table of a website. Settings hold secrets, so what is in the files is no
    part of its `repr`.
    """

    files: Mapping[str, bytes] = field(repr=False)
    site: Site
    origins: Mapping[RecordKey, Origin]
    base: str
    bare: bool
    unread: tuple[str, ...]
