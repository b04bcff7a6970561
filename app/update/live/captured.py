"""A website as it was read, with all that is needed to write into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.services.site_rows import Note
from app.services.table_definitions import TableDefinition
from app.update.live.changed_columns import NotWritable
from app.update.site.site import Site

RowKey = tuple[str, str]
"""A record's table and id. A note of a web file has the table "annotation"."""

NOTE = "annotation"


@dataclass(frozen=True)
class LiveTables:
    """The tables of an environment that websites are in; `address` is that of its Web API.

    `definitions` are by the standard table's name also in the enhanced model, where they are those of the
    virtual tables and tell of columns alone. `entity_sets` has every table that a lookup can lead to.
    """

    address: str
    definitions: Mapping[str, TableDefinition]
    entity_sets: Mapping[str, str]


@dataclass(frozen=True)
class Captured:
    """A site with the version (ETag) of every row, as of `taken` (UTC).

    `notes` are the notes that hold the content of web files, by the web file's id. `contents` is the JSON of
    components as it was, in the enhanced model alone.
    """

    site: Site
    tables: LiveTables
    versions: Mapping[RowKey, str]
    taken: datetime
    notes: Mapping[str, Note] = field(default_factory=dict)
    contents: Mapping[RowKey, str] = field(default_factory=dict, repr=False)

    def version_of(self, key: RowKey) -> str:
        """The version of a row that was read. Nothing is written over a row whose version is not known.

        Raises:
            NotWritable: Dataverse told none.
        """
        version = self.versions.get(key, "")
        if not version:
            raise NotWritable(f"{key[0]}: ETag")
        return version
