"""Asking an administrator for approval: the page where it is given, and a message that can be sent as it is.

Contract: identity.md section 2.3. The page of this form approves everything that the registration lists, for
all services at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from app.clouds import Cloud
from app.text import Text, text


@dataclass(frozen=True)
class ApprovalRequest:
    """What to send to an administrator: `message` holds the `page` already."""

    page: str
    message: Text


def approval_request(cloud: Cloud, client_id: str, tenant: str) -> ApprovalRequest:
    """The request for one organisation. `tenant` is its id, or "organizations" where it is not known yet."""
    page = f"{cloud.authority}/{tenant}/adminconsent?{urlencode({'client_id': client_id})}"
    message = text(
        "Hello,\n\n"
        "I am setting up the Customer Portal of Dynamics 365 Supply Chain Management with the program "
        "Customer Portal Setup (application id {client_id}). It works in my name and can do what I may. "
        "Our organisation has not approved it yet.\n\n"
        "Please open this page as an administrator, look at the permissions and choose Accept:\n"
        "{page}\n\n"
        "What it is for:\n"
        "- Power Platform: list environments and sites, create the portal\n"
        "- Dataverse: read roles, languages, solutions and table maps\n"
        "- Finance and Operations: read whether the table maps are running\n"
        "- Microsoft Graph: read which licences there are\n\n"
        "Thank you!",
        client_id=client_id,
        page=page,
    )
    return ApprovalRequest(page, message)
