"""Reading who can be invited, page after page, with the columns that the environment really has."""

from __future__ import annotations

from collections.abc import AsyncIterator

from app.aftercare.invitees import Invitee, invitee, wanted_columns, yardstick
from app.services import customers, table_metadata
from app.services.client import Client
from app.services.customers import ACCOUNTS, CONTACTS


async def read_invitees(client: Client) -> AsyncIterator[list[Invitee]]:
    """Contacts, then accounts, a page at a time.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    for table in (CONTACTS, ACCOUNTS):
        found = await table_metadata.columns(client, table.name, wanted_columns(table))
        stick = yardstick(table, found)
        async for page in customers.pages(client, table, stick.columns):
            yield [invitee(stick, row) for row in page]
