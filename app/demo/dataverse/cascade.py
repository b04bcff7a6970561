"""What goes with a row of a website when that is deleted.

Contract: portal-configuration.md section 1.2 (deleting `adx_website` takes its pages along). That everything
else of the website goes with them is the practice company's own, and so is the same in the enhanced model. So
is that the note of a web file goes with it, and that what led to a row then leads nowhere (RemoveLinks, told
there of pages and templates alone).
"""

from __future__ import annotations

from typing import Final

from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document

_WEBSITES: Final = ("adx_website", "powerpagesite")
_OF_WEBSITES: Final = "adx_"
_NOTE: Final = "annotation"


def remove_what_belongs_to(organization: Organization, table: Table, row: Document) -> None:
    """Take away what is deleted with a row, and the references to it: all of a website, and notes."""
    if table.logical not in _WEBSITES and not table.logical.startswith(_OF_WEBSITES):
        return
    takes_all = table.logical in _WEBSITES
    for other in organization.tables():
        columns = [one.json_name for one in other.columns if one.target == table.logical]
        for one in organization.rows(other) if columns else ():
            led = [column for column in columns if one[column] == row[table.id_column]]
            if led and (takes_all or other.logical == _NOTE):
                organization.remove(other, one)
            elif led:
                organization.change(other, one, dict.fromkeys(led))
