"""What goes with a website's row when that is deleted.

Contract: portal-configuration.md section 1.2 (deleting `adx_website` takes its pages along). That everything
else of the website goes with them is the practice company's own, and so is the same in the enhanced model.
"""

from __future__ import annotations

from typing import Final

from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document

_WEBSITES: Final = ("adx_website", "powerpagesite")


def remove_what_belongs_to(organization: Organization, table: Table, row: Document) -> None:
    """Take away every row of a website that is deleted; other rows take nothing along."""
    if table.logical not in _WEBSITES:
        return
    column = f"_{table.id_column}_value"
    for other in organization.tables():
        if column in other.json_names:
            for one in organization.rows(other):
                if one[column] == row[table.id_column]:
                    organization.remove(other, one)
