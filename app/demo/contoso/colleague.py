"""A colleague of the practice company, who makes a customer portal the company's own.

Some of it is where Microsoft's newer template has changes as well, some is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.demo.contoso.standard_website import add_row
from app.demo.dataverse.store import Organization
from app.demo.document import Document

_CHANGED: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    (
        "adx_webtemplate",
        "Header",
        "adx_source",
        'role="navigation">',
        'role="navigation" data-brand="contoso">',
    ),
    ("adx_webtemplate", "Home", "adx_source", "Welcome back,", "Good to see you again,"),
    ("adx_webtemplate", "Footer", "adx_source", "&copy;", "&copy; Contoso"),
    ("adx_contentsnippet", "Footer", "adx_value", "Main Street 1", "Harbour Road 7"),
    ("adx_sitesetting", "Orders/PageSize", "adx_value", "10", "50"),
)
"""Rows by their names: in which column what stands in place of what."""

_CLOSED: Final = ("adx_webpage", "Products")


def customise(organization: Organization, website: str) -> None:
    """Change the portal with this record as its company has use for it; again, it changes nothing."""
    for logical, name, column, old, new in _CHANGED:
        for row in _rows(organization, website, logical, name):
            text = str(row[column])
            if new not in text:
                table = organization.standard_table(logical)
                organization.change(table, row, {column: text.replace(old, new)})
    for row in _rows(organization, website, *_CLOSED):
        organization.change(organization.standard_table(_CLOSED[0]), row, {"adx_hiddenfromsitemap": True})
    homes = [row for row in _rows(organization, website, "adx_webpage", "Home") if row["adx_isroot"]]
    if homes and not _rows(organization, website, "adx_webpage", "Contact us"):
        _add_page(organization, website, homes[0])


def _add_page(organization: Organization, website: str, home: Document) -> None:
    values: Mapping[str, object] = {
        "adx_name": "Contact us",
        "adx_partialurl": "contact",
        "adx_isroot": True,
        "adx_displayorder": 9,
        "adx_excludefromsearch": False,
        "adx_hiddenfromsitemap": False,
        "adx_parentpageid": home["adx_webpageid"],
        "adx_pagetemplateid": home["_adx_pagetemplateid_value"],
        "adx_publishingstateid": home["_adx_publishingstateid_value"],
    }
    add_row(organization, website, "adx_webpage", dict(values))


def _rows(organization: Organization, website: str, logical: str, name: str) -> list[Document]:
    rows = organization.rows(organization.standard_table(logical))
    return [row for row in rows if row["adx_name"] == name and row["_adx_websiteid_value"] == website]
