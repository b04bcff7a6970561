"""What Dataverse knows about dual-write's table maps: which are in use, and which there are.

Contract: dual-write.md section 2.3 B and C, and the columns and samples of `dataverse_dualwrite_tables.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_PATH = "/api/data/v9.2"
_HEADERS = {"OData-Version": "4.0", "OData-MaxVersion": "4.0"}
# A map's description can be a hundred thousand characters: few of them make an answer.
_FEW = {**_HEADERS, "Prefer": "odata.maxpagesize=50"}
_BOTH = frozenset({"to-dataverse", "to-finance"})


@dataclass(frozen=True)
class RuntimeMap:
    """A table map that Dataverse sends changes for: the row is there while the map is in use.

    `version` is the one in use, "" where the row does not say.
    """

    table: str
    entity: str
    version: str = ""


@dataclass(frozen=True)
class MapVersion:
    """A saved version of a table map: it says that there is such a map, never that it runs.

    `directions` are those that its columns flow in, of "to-dataverse" and "to-finance".
    """

    entity: str
    table_set: str
    version: str
    directions: frozenset[str] = _BOTH


async def runtime_maps(client: Client) -> tuple[RuntimeMap, ...]:
    """The table maps that Dataverse has in use. A map that only flows into Dataverse is never among them.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: they could not be read.
    """
    columns = "msdyn_internalentityname,msdyn_externalentityname,msdyn_unsecure"
    query = {"$select": columns, "$filter": "statecode eq 0"}
    rows = await client.rows(f"{_PATH}/msdyn_dualwriteruntimeconfigs", query, _HEADERS)
    return tuple(
        RuntimeMap(
            row.text("msdyn_internalentityname"),
            row.text("msdyn_externalentityname"),
            _version_in_use(_within(row, "msdyn_unsecure")),
        )
        for row in rows
    )


async def map_versions(client: Client) -> tuple[MapVersion, ...]:
    """The versions of table maps that are saved in Dataverse; what cannot be understood is passed over.

    Raises as `runtime_maps` does; NotFound where the dual-write core solution is not installed.
    """
    query = {"$select": "msdyn_version,msdyn_mapping", "$filter": "statecode eq 0"}
    rows = await client.rows(f"{_PATH}/msdyn_dualwriteentitymaps", query, _FEW)
    found = (_map_version(row.text("msdyn_version"), _within(row, "msdyn_mapping")) for row in rows)
    return tuple(one for one in found if one is not None)


def _version_in_use(configuration: Fields) -> str:
    version = configuration.fields("EntityMapVersion")
    numbers = [version.number(name) for name in ("Major", "Minor", "Build", "Revision")]
    return ".".join(str(number) for number in numbers) if None not in numbers else ""


def _map_version(version: str, mapping: Fields) -> MapVersion | None:
    legs = mapping.rows("legs")
    if not legs:
        return None
    leg = legs[0]
    kinds = (leg.text("sourceEnvironmentType"), leg.text("destinationEnvironmentType"))
    schemas = (leg.text("sourceSchema"), leg.text("destinationSchema"))
    if kinds == ("AX", "CRM"):
        entity, table_set, ways = *schemas, ("to-dataverse", "to-finance")
    elif kinds == ("CRM", "AX"):
        table_set, entity, ways = *schemas, ("to-finance", "to-dataverse")
    else:
        return None
    return MapVersion(entity, table_set, version, _directions(leg, ways))


def _directions(leg: Fields, ways: tuple[str, str]) -> frozenset[str]:
    """The ways that a leg's columns go: 1 along the leg, 2 against it, 3 both; both where one is not told."""
    known = {"1": {ways[0]}, "2": {ways[1]}, "3": set(ways)}
    columns = leg.rows("fieldMappings")
    found = [known.get(one.text("syncDirection") or str(one.number("syncDirection"))) for one in columns]
    if not found or None in found:
        return _BOTH
    return frozenset(way for one in found if one is not None for way in one)


def _within(row: Fields, name: str) -> Fields:
    """The JSON object in a text column; an empty one where there is none."""
    try:
        content = json.loads(row.text(name))
    except (ValueError, RecursionError):
        return Fields({})
    return Fields(content) if isinstance(content, dict) else Fields({})
