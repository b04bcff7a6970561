"""What Dataverse says of its own tables: which columns one has, and how it hangs together with others.

Contract: dual-write.md section 2.1 and portal-configuration.md section 1.2 ("read the live value").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.client import segment

if TYPE_CHECKING:
    from app.services.client import Client

_PATH = "/api/data/v9.2"
_HEADERS = {"OData-Version": "4.0", "OData-MaxVersion": "4.0"}


@dataclass(frozen=True)
class Column:
    """A column, by its logical name; `title` is what the environment calls it, "" where it has no word."""

    name: str
    is_lookup: bool
    title: str = ""

    @property
    def in_rows(self) -> str:
        """The name that the column has in a row: a lookup shows as `_name_value`."""
        return f"_{self.name}_value" if self.is_lookup else self.name


@dataclass(frozen=True)
class Relationship:
    """A lookup from one table to another. `name` is the schema name, by which a permission means it."""

    name: str
    child: str
    column: str
    parent: str


async def columns(client: Client, table: str, names: Collection[str]) -> tuple[Column, ...]:
    """Those of `names` that the table has.

    Raises:
        NotFound: there is no such table.
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    wanted = " or ".join(f"LogicalName eq '{name}'" for name in names)
    query = {"$select": "LogicalName,AttributeType,DisplayName", "$filter": wanted}
    rows = await client.rows(f"{_definition(table)}/Attributes", query, _HEADERS)
    found = (
        Column(
            row.text("LogicalName"),
            row.text("AttributeType") in ("Lookup", "Customer", "Owner"),
            row.fields("DisplayName").fields("UserLocalizedLabel").name("Label"),
        )
        for row in rows
    )
    return tuple(one for one in found if one.name in names)


async def relationships(client: Client, table: str) -> tuple[Relationship, ...]:
    """The lookups that the table has to others. Raises as `columns` does."""
    query = {"$select": "SchemaName,ReferencedEntity,ReferencingEntity,ReferencingAttribute"}
    rows = await client.rows(f"{_definition(table)}/ManyToOneRelationships", query, _HEADERS)
    return tuple(
        Relationship(
            row.text("SchemaName"),
            row.text("ReferencingEntity"),
            row.text("ReferencingAttribute"),
            row.text("ReferencedEntity"),
        )
        for row in rows
    )


def _definition(table: str) -> str:
    return f"{_PATH}/EntityDefinitions(LogicalName='{segment(table)}')"
