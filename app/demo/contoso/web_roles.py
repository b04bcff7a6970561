"""The web roles and table permissions that come with a site.

The roles' names: dual-write.md section 1.3, as the page on the party model writes them. Which permissions
the template brings is unknown: the one here is the practice company's own.
"""

from __future__ import annotations

from typing import Final

from app.demo.dataverse.store import Organization

_EVERY_SITE: Final = ("Administrators", "Authenticated Users", "Anonymous Users")
_CUSTOMER_PORTAL: Final = "Customer Representative"
_ACCOUNT_SCOPE: Final = 756150002


def add(organization: Organization, website: str, *, customer_portal: bool) -> None:
    """Give a site its web roles; a customer portal has one more, which sees its company's orders."""
    for name in (*_EVERY_SITE, *((_CUSTOMER_PORTAL,) if customer_portal else ())):
        role = organization.add(
            organization.standard_table("adx_webrole"),
            {
                "adx_name": name,
                "adx_authenticatedusersrole": name == "Authenticated Users",
                "adx_anonymoususersrole": name == "Anonymous Users",
                "_adx_websiteid_value": website,
            },
        )
        if name == _CUSTOMER_PORTAL:
            _add_permission(organization, website, role["adx_webroleid"])


def _add_permission(organization: Organization, website: str, role: str) -> None:
    permission = organization.add(
        organization.standard_table("adx_entitypermission"),
        {
            "adx_entityname": "Orders of the account",
            "adx_entitylogicalname": "salesorder",
            "adx_scope": _ACCOUNT_SCOPE,
            "adx_accountrelationship": "order_customer_accounts",
            "adx_read": True,
            "_adx_websiteid_value": website,
        },
    )
    organization.link("adx_entitypermission_webrole", permission["adx_entitypermissionid"], role)
