"""What Dataverse says of a table, as much as is needed to read all of its rows and to write them.

Contract: portal-configuration.md section 1.2 ("read the live value", "read `ManyToOneRelationships` at run
time"). An organisation has the tables and columns of the solutions that it has.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_PATH = "/api/data/v9.2/EntityDefinitions"
_HEADERS = {"OData-Version": "4.0", "OData-MaxVersion": "4.0"}
_QUERY = {
    "$select": "LogicalName,EntitySetName,PrimaryIdAttribute",
    "$expand": (
        "Attributes($select=LogicalName,AttributeType,AttributeOf,IsValidForRead,IsValidForCreate,"
        "IsValidForUpdate),"
        "ManyToOneRelationships($select=ReferencingAttribute,ReferencingEntityNavigationPropertyName,"
        "ReferencedEntity),"
        "ManyToManyRelationships($select=SchemaName,Entity1LogicalName,Entity1NavigationPropertyName,"
        "Entity2LogicalName,Entity2NavigationPropertyName)"
    ),
}


@dataclass(frozen=True)
class ColumnDefinition:
    """A column that can be read and written. `kind` is Dataverse's word, such as "Memo" or "Lookup"."""

    name: str
    kind: str

    @property
    def is_lookup(self) -> bool:
        """Whether it leads to a row."""
        return self.kind in ("Lookup", "Customer", "Owner")

    @property
    def in_rows(self) -> str:
        """The name that the column has in a row: a lookup shows as `_name_value`."""
        return f"_{self.name}_value" if self.is_lookup else self.name


@dataclass(frozen=True)
class LookupDefinition:
    """How a lookup is written: by its navigation property, with a row of the table `target`."""

    navigation: str
    target: str


@dataclass(frozen=True)
class TableDefinition:
    """A table as this organisation has it.

    `columns` are those that can be read and written; `associations` are the navigation properties of N:N
    relationships, by the relationship's name.
    """

    name: str
    entity_set: str
    id_column: str
    columns: Mapping[str, ColumnDefinition]
    lookups: Mapping[str, LookupDefinition]
    associations: Mapping[str, str]


async def table_definitions(client: Client, tables: Sequence[str]) -> dict[str, TableDefinition]:
    """The definitions of tables, by their logical names; those that the organisation has not are left out.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    rows = await client.rows(_PATH, {**_QUERY, "$filter": _any_of(tables)}, _HEADERS)
    return {row.text("LogicalName"): _definition(row) for row in rows}


async def entity_sets(client: Client, tables: Collection[str]) -> Mapping[str, str]:
    """The names of these tables' entity sets; what is not there is left out. Raises as above."""
    if not tables:
        return {}
    query = {"$select": "LogicalName,EntitySetName", "$filter": _any_of(sorted(tables))}
    rows = await client.rows(_PATH, query, _HEADERS)
    return {row.text("LogicalName"): row.text("EntitySetName") for row in rows}


def _any_of(tables: Sequence[str]) -> str:
    return " or ".join(f"LogicalName eq '{name}'" for name in tables)


def _definition(told: Fields) -> TableDefinition:
    name = told.text("LogicalName")
    return TableDefinition(
        name,
        told.text("EntitySetName"),
        told.text("PrimaryIdAttribute"),
        MappingProxyType({column.name: column for column in _columns(told)}),
        MappingProxyType(dict(_lookups(told))),
        MappingProxyType(dict(_associations(told, name))),
    )


def _columns(told: Fields) -> list[ColumnDefinition]:
    return [
        ColumnDefinition(row.text("LogicalName"), row.text("AttributeType"))
        for row in told.rows("Attributes")
        if row.flag("IsValidForRead") is not False
        and not row.text("AttributeOf")
        and (row.flag("IsValidForCreate") is not False or row.flag("IsValidForUpdate") is not False)
    ]


def _lookups(told: Fields) -> list[tuple[str, LookupDefinition]]:
    return [
        (
            row.text("ReferencingAttribute"),
            LookupDefinition(
                row.text("ReferencingEntityNavigationPropertyName"), row.text("ReferencedEntity")
            ),
        )
        for row in told.rows("ManyToOneRelationships")
    ]


def _associations(told: Fields, table: str) -> list[tuple[str, str]]:
    return [
        (
            row.text("SchemaName"),
            row.text(f"Entity{1 if row.text('Entity1LogicalName') == table else 2}NavigationPropertyName"),
        )
        for row in told.rows("ManyToManyRelationships")
    ]
