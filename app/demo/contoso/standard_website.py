"""A website in the standard data model: its row, and the rows of the template that belong to it.

Contract: portal-configuration.md sections 0 (the Customer Portal is always in this model) and 1.2. A web
file's content is its note's.
"""

from __future__ import annotations

import base64
from typing import Final

from app.demo.contoso.company import template_version
from app.demo.contoso.template_rows import TemplateRow, template_rows
from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document

LANGUAGES: Final = {
    1033: ("English", "en-US"),
    1053: ("Swedish", "sv-SE"),
    1043: ("Dutch", "nl-NL"),
    1036: ("French", "fr-FR"),
    1031: ("German", "de-DE"),
    3082: ("Spanish", "es-ES"),
}
_OWN_WEBSITE: Final = "_adx_websiteid_value"


def add(organization: Organization, name: str, lcid: int, *, customer_portal: bool) -> str:
    """Make a website with everything that its template brings; gives the id of its row."""
    website = organization.standard_table("adx_website")
    row = organization.add(website, {"adx_name": name, "adx_website_language": lcid})
    language = _language(organization, row["adx_websiteid"], lcid)
    known = {"website": row["adx_websiteid"], "language": language["adx_websitelanguageid"]}
    version = template_version(organization.documents, organization.tenant)
    rows = template_rows(known, version, customer_portal=customer_portal)
    for one in rows:
        _add(organization, one, row["adx_websiteid"])
    organization.change(website, row, {"_adx_defaultlanguage_value": known["language"], **_frame(rows)})
    return str(row["adx_websiteid"])


def add_row(organization: Organization, website: str, logical: str, values: Document) -> Document:
    """Add a row to a website; lookups in `values` are the ids under the columns' own names."""
    table = organization.standard_table(logical)
    shown = {_shown(table, name): value for name, value in values.items()}
    if _OWN_WEBSITE in table.json_names:
        shown[_OWN_WEBSITE] = website
    return organization.add(table, shown)


def _add(organization: Organization, row: TemplateRow, website: str) -> None:
    table = organization.standard_table(row.table)
    add_row(organization, website, row.table, {**row.values, table.id_column: row.id})
    for association, others in row.links.items():
        for other in others:
            organization.link(association, row.id, other)
    if row.file is not None:
        note = {
            "objectid": row.id,
            "objecttypecode": row.table,
            "filename": row.values["adx_name"],
            "mimetype": row.mime_type,
            "isdocument": True,
            "documentbody": base64.b64encode(row.file).decode(),
        }
        add_row(organization, website, "annotation", note)


def _language(organization: Organization, website: str, lcid: int) -> Document:
    name, code = LANGUAGES.get(lcid, LANGUAGES[1033])
    table = organization.standard_table("adx_portallanguage")
    there = (one for one in organization.rows(table) if one["adx_languagecode"] == code)
    known = next(there, None) or organization.add(
        table,
        {
            "adx_name": name,
            "adx_displayname": name,
            "adx_languagecode": code,
            "adx_lcid": lcid,
            "adx_systemlanguage": lcid,
        },
    )
    values = {"adx_name": name, "adx_portallanguageid": known["adx_portallanguageid"]}
    return add_row(organization, website, "adx_websitelanguage", values)


def _frame(rows: list[TemplateRow]) -> Document:
    templates = {row.values["adx_name"]: row.id for row in rows if row.table == "adx_webtemplate"}
    return {f"_adx_{name.lower()}webtemplateid_value": templates[name] for name in ("Header", "Footer")}


def _shown(table: Table, name: str) -> str:
    return next((column.json_name for column in table.columns if column.name == name), name)
