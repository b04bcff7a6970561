"""`EntityDefinitions`: what clients ask of the metadata of tables and columns.

Only what they need to find a table, its keys and its choices; a table's existence is the documented test
for an installed dual-write solution (contract: dual-write.md section 2.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from werkzeug import Request, Response

from app.demo.contoso.company import stable_id
from app.demo.dataverse.odata_filter import FilterUnreadable, parse_filter
from app.demo.dataverse.problems import no_such_resource, unreadable
from app.demo.dataverse.query import ASSOCIATIONS
from app.demo.dataverse.store import WRITTEN_BY_DATAVERSE, Organization
from app.demo.dataverse.table import Column, Kind, Table
from app.demo.document import Document
from app.demo.envelopes import dataverse, odata

_TYPES: Final[Mapping[Kind, str]] = {
    "text": "String",
    "number": "Integer",
    "money": "Decimal",
    "flag": "Boolean",
    "time": "DateTime",
    "choice": "Picklist",
    "lookup": "Lookup",
    "id": "Uniqueidentifier",
    "file": "File",
}
_EXPAND: Final = re.compile(r"(\w+)(?:\(\$select=([\w,]*)\))?(?:,|$)")
_BY_NAME: Final = re.compile(r"LogicalName='(\w+)'")
_CHOICES: Final = "Microsoft.Dynamics.CRM.PicklistAttributeMetadata"


def definitions(organization: Organization, request: Request) -> Response:
    """Answer with the tables that a `$filter` wants."""
    expand = request.args.get("$expand", "")
    tables = {table.logical: table for table in organization.tables()}
    wanted = _met(request, [_definition(organization, table) for table in tables.values()])
    found = [
        _chosen(request, one) | _expanded(organization, tables[one["LogicalName"]], expand) for one in wanted
    ]
    return odata({"@odata.context": _context(request, "EntityDefinitions"), "value": found})


def definition(organization: Organization, request: Request, key: str, rest: str) -> Response:
    """Answer with one table's metadata, or with its columns."""
    table = _table(organization, key)
    if table is None:
        message = f"Could not find an entity with the specified entity name: {key}."
        return dataverse(404, "0x80060888", message)
    if not rest:
        body = _chosen(request, _definition(organization, table))
        body |= _expanded(organization, table, request.args.get("$expand", ""))
        return odata({"@odata.context": _context(request, "EntityDefinitions/$entity"), **body})
    if rest == f"Attributes/{_CHOICES}":
        choices = [column for column in table.columns if column.kind == "choice"]
        return _columns(request, [_choice(organization, table, column) for column in choices])
    if rest in _PARTS:
        return _columns(request, _PARTS[rest](organization, table))
    raise no_such_resource(rest)


def _attributes(organization: Organization, table: Table) -> list[Document]:
    columns = (Column(table.id_column, "id"), *table.columns)
    return [_attribute(organization, table, column) for column in columns]


def _lookups(organization: Organization, table: Table) -> list[Document]:
    lookups = (column for column in table.columns if column.kind == "lookup")
    return [_relationship(organization, table, column) for column in lookups]


def _associations(_organization: Organization, table: Table) -> list[Document]:
    return [
        {
            "SchemaName": navigation,
            "Entity1LogicalName": logical,
            "Entity1NavigationPropertyName": navigation,
            "Entity2LogicalName": other,
            "Entity2NavigationPropertyName": navigation,
        }
        for (logical, navigation), other in ASSOCIATIONS.items()
        if table.logical in (logical, other)
    ]


_PARTS: Final[Mapping[str, Callable[[Organization, Table], list[Document]]]] = {
    "Attributes": _attributes,
    "ManyToOneRelationships": _lookups,
    "ManyToManyRelationships": _associations,
}


def _expanded(organization: Organization, table: Table, expand: str) -> Document:
    """Give the parts of a table's metadata that `$expand` wants, each with the columns that it wants."""
    parts: Document = {}
    for name, selected in _EXPAND.findall(expand):
        if name not in _PARTS:
            raise unreadable(f"Could not find a property named '{name}'.")
        kept = {*selected.split(","), "MetadataId", "@odata.type"}
        whole = _PARTS[name](organization, table)
        parts[name] = [{key: one[key] for key in one if key in kept} if selected else one for one in whole]
    return parts


def _columns(request: Request, attributes: list[Document]) -> Response:
    context = _context(request, "EntityDefinitions/Attributes")
    return odata({"@odata.context": context, "value": _wanted(request, attributes)})


def _table(organization: Organization, key: str) -> Table | None:
    name = _BY_NAME.fullmatch(key)
    if name:
        return organization.table_named(name.group(1))
    tables = organization.tables()
    return next((one for one in tables if _definition(organization, one)["MetadataId"] == key.lower()), None)


def _definition(organization: Organization, table: Table) -> Document:
    return {
        "MetadataId": stable_id(organization.tenant, "table", organization.slot, table.logical),
        "LogicalName": table.logical,
        "SchemaName": table.logical.capitalize() if "_" not in table.logical else table.logical,
        "EntitySetName": table.entity_set,
        "LogicalCollectionName": table.entity_set,
        "PrimaryIdAttribute": table.id_column,
        "PrimaryNameAttribute": table.name_column,
        "IsPrivate": False,
        "IsOptimisticConcurrencyEnabled": not table.is_virtual,
    }


def _attribute(organization: Organization, table: Table, column: Column) -> Document:
    kind = _TYPES[column.kind]
    return {
        "@odata.type": f"#Microsoft.Dynamics.CRM.{kind}AttributeMetadata",
        "MetadataId": stable_id(organization.tenant, "column", table.logical, column.name),
        "LogicalName": column.name,
        "SchemaName": column.name,
        "AttributeType": kind,
        "AttributeOf": None,
        "IsValidForRead": True,
        "IsValidForCreate": column.name not in WRITTEN_BY_DATAVERSE,
        "IsValidForUpdate": column.name not in {*WRITTEN_BY_DATAVERSE, table.id_column},
        "IsPrimaryId": column.name == table.id_column,
        "IsPrimaryName": column.name == table.name_column,
        "DisplayName": _label(column.name),
    }


def _relationship(organization: Organization, table: Table, column: Column) -> Document:
    other = organization.table_named(column.target)
    return {
        "MetadataId": stable_id(organization.tenant, "relationship", table.logical, column.name),
        "SchemaName": column.relationship,
        "ReferencingEntity": table.logical,
        "ReferencingAttribute": column.name,
        "ReferencingEntityNavigationPropertyName": column.navigation,
        "ReferencedEntity": column.target,
        "ReferencedAttribute": other.id_column if other else f"{column.target}id",
    }


def _choice(organization: Organization, table: Table, column: Column) -> Document:
    options = [{"Value": value, "Label": _label(label)} for value, label in column.options.items()]
    return {**_attribute(organization, table, column), "OptionSet": {"Options": options}}


def _label(text: str) -> Document:
    localized = {"Label": text, "LanguageCode": 1033}
    return {"LocalizedLabels": [localized], "UserLocalizedLabel": localized}


def _wanted(request: Request, everything: list[Document]) -> list[Document]:
    return [_chosen(request, one) for one in _met(request, everything)]


def _met(request: Request, everything: list[Document]) -> list[Document]:
    """Give those that the filter wants."""
    expression = request.args.get("$filter")
    if expression is not None:
        names = frozenset(name for one in everything for name in one)
        try:
            meets = parse_filter(expression, names)
        except FilterUnreadable as problem:
            raise unreadable(str(problem)) from problem
        return [one for one in everything if meets(one)]
    return everything


def _chosen(request: Request, whole: Document) -> Document:
    names = [name.strip() for name in request.args.get("$select", "").split(",") if name.strip()]
    kept = {*names, "MetadataId", "@odata.type", "OptionSet"}
    return {name: value for name, value in whole.items() if name in kept} if names else whole


def _context(request: Request, what: str) -> str:
    origin, _, rest = request.base_url.partition("/api/data/")
    return f"{origin}/api/data/{rest.split('/')[0]}/$metadata#{what}"
