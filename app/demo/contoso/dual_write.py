"""Dual-write seen from Dataverse: its map versions, and the runtime configurations of what runs.

Contract: dual-write.md section 2.3 B and C.
"""

from __future__ import annotations

import json
from typing import Final

from app.demo.contoso.company import stable_id
from app.demo.contoso.table_maps import (
    MapState,
    TableMap,
    project_names,
    sends_from_dataverse,
    set_state,
)
from app.demo.dataverse.store import Organization

_VERSION: Final = "1.0.0.4"


def change_map(organization: Organization, table_map: TableMap, state: MapState) -> None:
    """Start, stop or pause a map, with what Dataverse shows of it."""
    set_state(organization.documents, organization.tenant, table_map, state)
    table = organization.table_named("msdyn_dualwriteruntimeconfig")
    if table is None:
        return
    identity = stable_id(organization.tenant, "runtime-configuration", table_map.title)
    row = organization.row(table, identity)
    if not sends_from_dataverse(organization.documents, organization.tenant, table_map):
        if row is not None:
            organization.remove(table, row)
    elif row is None:
        values = {
            table.id_column: identity,
            "msdyn_internalentityname": table_map.logical,
            "msdyn_externalentityname": table_map.entity,
            "msdyn_unsecure": _runtime_configuration(organization.tenant, table_map),
        }
        organization.add(table, values)


def add_map_version(organization: Organization, table_map: TableMap, version: str = _VERSION) -> None:
    """Add the row of a map's version: it says that there is such a map, not that it runs."""
    table = organization.table_named("msdyn_dualwriteentitymap")
    if table is None:
        return
    values = {
        table.id_column: stable_id(organization.tenant, "map-version", table_map.title, version),
        "msdyn_name": f"msdyn_[{table_map.entity_set} - {table_map.entity}]",
        "msdyn_displayname": table_map.name,
        "msdyn_version": version,
        "msdyn_mapping": _mapping(table_map),
        "msdyn_properties": "{}",
    }
    organization.add(table, values)


def _runtime_configuration(tenant: str, table_map: TableMap) -> str:
    major, minor, build, revision = (int(part) for part in _VERSION.split("."))
    return json.dumps(
        {
            "ProjectId": project_names(tenant, table_map)[-1],
            "SourceEntityName": table_map.entity_set,
            "SourceEnvironmentType": 1,
            "DestinationEntityName": table_map.entity,
            "DestinationEnvironmentType": 3,
            "EntityMapVersion": {"Major": major, "Minor": minor, "Build": build, "Revision": revision},
            "FieldMappings": [],
        }
    )


def _mapping(table_map: TableMap) -> str:
    leg = {
        "id": "001",
        "sourceSchema": table_map.entity,
        "sourceEnvironmentType": "AX",
        "destinationSchema": table_map.entity_set,
        "destinationEnvironmentType": "CRM",
        "sourceFilter": "",
        "fieldMappings": [
            {
                "syncDirection": "3" if table_map.both_ways else "1",
                "sourceField": "NAME",
                "destinationField": "name",
                "isSystemGenerated": False,
            }
        ],
    }
    return json.dumps({"name": f"[{table_map.entity}] - [{table_map.entity_set}]", "legs": [leg]})
