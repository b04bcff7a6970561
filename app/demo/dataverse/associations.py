"""Many-to-many associations over the Web API: `POST .../navigation/$ref` links two rows.

`DELETE .../navigation(id)/$ref` parts them. Contract: portal-configuration.md section 4. What a second link
of the same two rows is answered is not documented: here as any duplicate is. Nor is what parting two rows
that are not linked is answered: here 204, as where they were.
"""

from __future__ import annotations

from werkzeug import Request, Response

from app.demo.dataverse.people import require_right
from app.demo.dataverse.problems import no_such_row, not_a_property, there_already, unreadable
from app.demo.dataverse.query import ASSOCIATIONS
from app.demo.dataverse.rows import body_of, find
from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.dataverse.values import REFERENCE


def associate(
    organization: Organization, request: Request, table: Table, key: str, navigation: str
) -> Response:
    """Link a row with the one that the body names."""
    require_right(organization, table, "Append")
    row, other = find(organization, table, key), _other(organization, table, navigation)
    if row is None:
        raise no_such_row(table.logical, key)
    identity = _named(organization, other, body_of(request))
    if identity in organization.linked(navigation, row[table.id_column]):
        raise there_already()
    organization.link(navigation, row[table.id_column], identity)
    return Response(status=204, headers={"OData-Version": "4.0"})


def dissociate(organization: Organization, _request: Request, table: Table, key: str, rest: str) -> Response:
    """Part a row from the one that the address names."""
    require_right(organization, table, "Append")
    navigation, _, other = rest.removesuffix(")").partition("(")
    _other(organization, table, navigation)
    row = find(organization, table, key)
    if row is None:
        raise no_such_row(table.logical, key)
    organization.unlink(navigation, row[table.id_column], other.lower())
    return Response(status=204, headers={"OData-Version": "4.0"})


def _other(organization: Organization, table: Table, navigation: str) -> Table:
    other = organization.table_named(ASSOCIATIONS.get((table.logical, navigation), ""))
    if other is None:
        raise not_a_property(navigation, table.logical)
    return other


def _named(organization: Organization, other: Table, body: object) -> str:
    address = body.get("@odata.id") if isinstance(body, dict) else None
    reference = REFERENCE.fullmatch(str(address))
    if reference is None or reference.group(1) != other.entity_set:
        raise unreadable(f"The URI '{address}' is not valid.")
    identity = reference.group(2).lower()
    if organization.row(other, identity) is None:
        raise no_such_row(other.logical, identity)
    return identity
