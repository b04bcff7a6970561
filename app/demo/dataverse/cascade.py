"""What goes with a website's row when that is deleted, and a web file's notes with it.

Contract: portal-configuration.md section 1.2 (deleting `adx_website` takes its pages along). That everything
else of the website goes with them is the practice company's own, and so is the same in the enhanced model.
"""

from __future__ import annotations

from typing import Final

from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document

_TAKES_ALONG: Final = {
    "adx_website": "_adx_websiteid_value",
    "powerpagesite": "_powerpagesiteid_value",
    "adx_webfile": "_objectid_value",
}
"""By table, the column of other tables that leads to its rows."""


def remove_what_belongs_to(organization: Organization, table: Table, row: Document) -> None:
    """Take away every row of a website or note of a file that is deleted; other rows take nothing along."""
    column = _TAKES_ALONG.get(table.logical)
    if column is None:
        return
    for other in organization.tables():
        if column in other.json_names:
            for one in organization.rows(other):
                if one[column] == row[table.id_column]:
                    organization.remove(other, one)
