"""The rows of one Dataverse organisation, kept as documents: one kind a table, one document a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self
from uuid import uuid4

from app.demo.addresses import Addresses
from app.demo.call import Call
from app.demo.contoso.company import environment_of_slot
from app.demo.dataverse.table import Table
from app.demo.dataverse.tables import TABLES
from app.demo.document import Document
from app.demo.state import Documents
from app.demo.times import stamp

WRITTEN_BY_DATAVERSE: Final = frozenset({"createdon", "modifiedon", "versionnumber"})
_VERSIONS: Final = "row-versions"


@dataclass(frozen=True)
class Organization:
    """One company's Dataverse in one slot, inside one transaction, at one practice time, as `user` sees it.

    `user` is the person's id in the directory, not the id of their row here.
    """

    documents: Documents
    tenant: str
    slot: str
    user: str
    now: datetime
    addresses: Addresses

    @classmethod
    def of_call(cls, call: Call, documents: Documents, slot: str) -> Self:
        """Give the organisation in a slot as the person of a call sees it."""
        person = call.person
        return cls(documents, person.tenant, slot, person.user, call.clock.now(), call.addresses)

    def environment(self) -> Document:
        """Give the environment this organisation belongs to; a LookupError if there is no company yet."""
        environment = environment_of_slot(self.documents, self.tenant, self.slot)
        if environment is None:
            raise LookupError("no company is founded for this token's tenant")
        return environment

    def tables(self) -> list[Table]:
        """Give the tables that exist here: a solution's tables come with the solution."""
        return [table for table in TABLES if self._exists(table)]

    def table(self, entity_set: str) -> Table | None:
        """Give the table with this entity set, None if there is none here whose rows are given."""
        found = (table for table in TABLES if table.entity_set == entity_set and not table.is_virtual)
        return next((table for table in found if self._exists(table)), None)

    def table_named(self, logical: str) -> Table | None:
        """Give the table with this logical name, None if there is none here."""
        found = (table for table in TABLES if table.logical == logical)
        return next((table for table in found if self._exists(table)), None)

    def standard_table(self, logical: str) -> Table:
        """Give a table that every organisation has; a LookupError for any other."""
        table = self.table_named(logical)
        if table is None:
            raise LookupError(logical)
        return table

    def rows(self, table: Table) -> list[Document]:
        """Give every row of a table, in the order of their making."""
        return self.documents.all(self.tenant, self._kind(table.entity_set))

    def row(self, table: Table, identity: str) -> Document | None:
        """Give one row by its primary key."""
        return self.documents.get(self.tenant, self._kind(table.entity_set), identity.lower())

    def add(self, table: Table, values: Mapping[str, Any]) -> Document:
        """Add a row; its id is taken from `values` if it is there."""
        identity = str(values.get(table.id_column) or uuid4()).lower()
        empty: Document = dict.fromkeys(table.json_names)
        if "statecode" in empty:
            empty |= {"statecode": 0, "statuscode": 1}
        if "createdon" in empty:
            empty["createdon"] = stamp(self.now)
        return self._save(table, {**empty, **values, table.id_column: identity})

    def change(self, table: Table, row: Document, values: Mapping[str, Any]) -> Document:
        """Change columns of a row."""
        return self._save(table, {**row, **values, table.id_column: row[table.id_column]})

    def remove(self, table: Table, row: Document) -> None:
        """Take a row away."""
        self.documents.remove(self.tenant, self._kind(table.entity_set), row[table.id_column])

    def linked(self, association: str, identity: str) -> list[str]:
        """Give the ids at the other end of a many-to-many association."""
        document = self.documents.get(self.tenant, self._kind(association), identity.lower()) or {}
        links: list[str] = document.get("links", [])
        return links

    def link(self, association: str, identity: str, other: str) -> None:
        """Add a link to a many-to-many association; an existing one stays as it is."""
        links = self.linked(association, identity)
        if other not in links:
            body = {"links": [*links, other]}
            self.documents.put(self.tenant, self._kind(association), identity.lower(), body)

    def unlink(self, association: str, identity: str, other: str) -> None:
        """Take a link away from a many-to-many association; one that is not there is no problem."""
        links = [one for one in self.linked(association, identity) if one != other]
        self.documents.put(self.tenant, self._kind(association), identity.lower(), {"links": links})

    def _exists(self, table: Table) -> bool:
        if not table.solution:
            return True
        solutions = self.documents.all(self.tenant, self._kind("solutions"))
        return any(solution["uniquename"] == table.solution for solution in solutions)

    def _save(self, table: Table, row: Document) -> Document:
        if row.get("firstname") is not None or row.get("lastname") is not None:
            row["fullname"] = " ".join(part for part in (row.get("firstname"), row.get("lastname")) if part)
        row |= {"modifiedon": stamp(self.now), "versionnumber": self._next_version()}
        self.documents.put(self.tenant, self._kind(table.entity_set), row[table.id_column], row)
        return row

    def _next_version(self) -> int:
        counter = self.documents.get(self.tenant, _VERSIONS, self.slot) or {"last": 1_000_000}
        version: int = counter["last"] + 1
        self.documents.put(self.tenant, _VERSIONS, self.slot, {"last": version})
        return version

    def _kind(self, name: str) -> str:
        return f"dataverse-{self.slot}/{name}"


def etag(row: Mapping[str, Any]) -> str:
    """Give a row's version as an ETag, which Dataverse makes of its version number."""
    return f'W/"{row["versionnumber"]}"'
