"""Who someone is in a Dataverse organisation, and whether they are System Administrator there.

The template id of the role and the meaning of `accessmode` are in power-platform.md section 5; a recorded
list of roles shows the same id. Only directly assigned roles count (identity.md section 0).
"""

from __future__ import annotations

from typing import Final

from app.demo.contoso.company import stable_id
from app.demo.dataverse.problems import missing_privilege, not_a_member
from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document

SYSTEM_ADMINISTRATOR: Final = "627090ff-40a3-4053-8790-584edc5be201"
BASIC_USER: Final = "236750cd-45ae-4939-ab12-b24b920ced93"
ROLES: Final = {SYSTEM_ADMINISTRATOR: "System Administrator", BASIC_USER: "Basic User"}
_ASSOCIATION: Final = "systemuserroles_association"
BY_TEAM: Final = "roles-by-team"
"""Links people to the roles that they have by way of a team: these are not among their own."""
_BASIC_USERS_WRITE: Final = frozenset({"account", "contact"})


def business_unit_id(organization: Organization) -> str:
    """Give the id of the organisation's only business unit."""
    return stable_id(organization.tenant, "business-unit", organization.slot)


def role_id(organization: Organization, template: str) -> str:
    """Give the id that a role has in this organisation."""
    return stable_id(organization.tenant, "role", organization.slot, template)


def user_row(organization: Organization) -> Document:
    """Give the row of the person.

    Raises Refused (0x80072560) for someone who is no user of this organisation.
    """
    rows = organization.rows(organization.standard_table("systemuser"))
    row = next((row for row in rows if row["azureactivedirectoryobjectid"] == organization.user), None)
    if row is None:
        raise not_a_member()
    return row


def is_administrator(organization: Organization) -> bool:
    """Say whether the person has the System Administrator role; no one else may create a site."""
    identity = user_row(organization)["systemuserid"]
    return role_id(organization, SYSTEM_ADMINISTRATOR) in organization.linked(_ASSOCIATION, identity)


def is_administrator_by_any_way(organization: Organization) -> bool:
    """Say whether the person has that role directly or by way of a team."""
    identity = user_row(organization)["systemuserid"]
    by_team = role_id(organization, SYSTEM_ADMINISTRATOR) in organization.linked(BY_TEAM, identity)
    return by_team or is_administrator(organization)


def require_right(organization: Organization, table: Table, deed: str) -> None:
    """Refuse a write that the person's roles do not allow; a basic user may write customers alone."""
    if table.logical not in _BASIC_USERS_WRITE and not is_administrator(organization):
        raise missing_privilege(organization.user, f"prv{deed}{table.logical}")


def assign_role(organization: Organization, template: str) -> None:
    """Assign a role to the person directly."""
    identity = user_row(organization)["systemuserid"]
    organization.link(_ASSOCIATION, identity, role_id(organization, template))


def has_read_write_access(organization: Organization) -> bool:
    """Say whether the person's user is switched on, with the access mode that people need."""
    user = user_row(organization)
    return not user["isdisabled"] and user["accessmode"] == 0


def give_read_write_access(organization: Organization) -> None:
    """Switch the person's user on, with the access mode that people need."""
    table = organization.standard_table("systemuser")
    organization.change(table, user_row(organization), {"isdisabled": False, "accessmode": 0})
