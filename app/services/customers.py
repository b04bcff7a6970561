"""Contacts and accounts in Dataverse, page after page, with no more columns than are asked for.

Contract: power-platform.md section 5 (paging, annotations).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import UnreadableReply
from app.services.client import MOST_PAGES

if TYPE_CHECKING:
    from app.services.client import Client
    from app.services.reply import Fields
    from app.services.table_metadata import Column

_PATH = "/api/data/v9.2"
_PAGE = 500
"""Rows of a page: few enough to be taken in without the window standing still."""

_FORMATTED = "OData.Community.Display.V1.FormattedValue"
_HEADERS = {
    "OData-Version": "4.0",
    "OData-MaxVersion": "4.0",
    "Prefer": f'odata.maxpagesize={_PAGE},odata.include-annotations="{_FORMATTED}"',
}


@dataclass(frozen=True)
class CustomerRow:
    """A contact or an account: its columns' values, a lookup's by its name. An empty column is not there."""

    id: str
    values: dict[str, str]


@dataclass(frozen=True)
class CustomerTable:
    """A table of customers: its logical name, its entity set and the column of its key."""

    name: str
    rows: str
    key: str


CONTACTS = CustomerTable("contact", "contacts", "contactid")
ACCOUNTS = CustomerTable("account", "accounts", "accountid")


async def pages(
    client: Client, table: CustomerTable, columns: Collection[Column]
) -> AsyncIterator[list[CustomerRow]]:
    """The active rows of a table, a page at a time.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    query = {
        "$select": ",".join([table.key, *(column.in_rows for column in columns)]),
        "$filter": "statecode eq 0",
        "$orderby": table.key,
    }
    path, asked = f"{_PATH}/{table.rows}", 0
    url: str | None = client.address(path, query)
    while url is not None:
        asked += 1
        if asked > MOST_PAGES:
            raise UnreadableReply(client.origin)
        found, url = await client.page(url, _HEADERS)
        yield [_row(table, columns, row) for row in found]


def _row(table: CustomerTable, columns: Collection[Column], row: Fields) -> CustomerRow:
    values = {column.name: _value(row, column) for column in columns}
    return CustomerRow(row.text(table.key), {name: value for name, value in values.items() if value})


def _value(row: Fields, column: Column) -> str:
    """The name that a lookup leads to; of any other column the value itself, which is the same everywhere."""
    name = column.in_rows
    shown = row.name(f"{name}@{_FORMATTED}") if column.is_lookup else ""
    number = row.number(name)
    return shown or row.name(name) or ("" if number is None else str(number))
