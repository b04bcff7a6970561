"""What goes with a row of a website when that is deleted.

Contract: portal-configuration.md section 1.2 (deleting `adx_website` takes its pages along). That everything
else of the website goes with them is the practice company's own, and so is the same in the enhanced model. So
is that the note of a web file goes with it, and that what led to a row then leads nowhere (RemoveLinks, told
there of pages and templates alone). The many-to-many links of a row go with it from either end: a row that is
made again under the same id has none.
"""

from __future__ import annotations

from typing import Final

from app.demo.dataverse.query import ASSOCIATIONS
from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document

_WEBSITES: Final = ("adx_website", "powerpagesite")
_OF_WEBSITES: Final = "adx_"
_NOTE: Final = "annotation"


def remove_what_belongs_to(organization: Organization, table: Table, row: Document) -> None:
    """Take away what is deleted with a row, and the references to it: all of a website, and notes."""
    _part_from_all(organization, table, row[table.id_column])
    if table.logical not in _WEBSITES and not table.logical.startswith(_OF_WEBSITES):
        return
    takes_all = table.logical in _WEBSITES
    for other in organization.tables():
        columns = [one.json_name for one in other.columns if one.target == table.logical]
        for one in organization.rows(other) if columns else ():
            led = [column for column in columns if one[column] == row[table.id_column]]
            if led and (takes_all or other.logical == _NOTE):
                organization.remove(other, one)
                _part_from_all(organization, other, one[other.id_column])
            elif led:
                organization.change(other, one, dict.fromkeys(led))


def _part_from_all(organization: Organization, table: Table, identity: str) -> None:
    for (name, navigation), other in ASSOCIATIONS.items():
        if name == table.logical:
            for linked in organization.linked(navigation, identity):
                organization.unlink(navigation, identity, linked)
        if other == table.logical and (near := organization.table_named(name)):
            for one in organization.rows(near):
                if identity in organization.linked(navigation, one[near.id_column]):
                    organization.unlink(navigation, one[near.id_column], identity)
