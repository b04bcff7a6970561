"""A website in the enhanced data model: its row, its language, and a component for each row of the template.

Contract: portal-configuration.md section 1.3: the content is JSON of the standard row, `adx_` left out, with
lookups as ids and many-to-many links as lists. What is in a language's content is the practice company's own.
"""

from __future__ import annotations

import json
from typing import Final

from app.demo.contoso.company import template_version
from app.demo.contoso.standard_website import LANGUAGES
from app.demo.contoso.template_rows import TemplateRow, template_rows
from app.demo.dataverse.component_tables import KINDS
from app.demo.dataverse.file_columns import put_file
from app.demo.dataverse.store import Organization
from app.demo.document import Document

_LANGUAGE_OF: Final = ("adx_webpagelanguageid", "adx_websitelanguageid", "adx_contentsnippetlanguageid")
_NAMED: Final = ("adx_name", "adx_entityname")


def add(organization: Organization, name: str, lcid: int) -> str:
    """Make a website with everything that its template brings; gives the id of its row."""
    table = organization.standard_table("powerpagesite")
    row = organization.add(table, {"name": name, "datamodelversion": "2.0"})
    site = str(row["powerpagesiteid"])
    language = _language(organization, site, lcid)
    version = template_version(organization.documents, organization.tenant)
    rows = template_rows({"website": site, "language": language}, version)
    for one in rows:
        _add(organization, one, site)
    frame = {one.values["adx_name"]: one.id for one in rows if one.table == "adx_webtemplate"}
    content = {
        "defaultlanguage": language,
        "headerwebtemplateid": frame["Header"],
        "footerwebtemplateid": frame["Footer"],
        "website_language": lcid,
    }
    organization.change(table, row, {"content": json.dumps(content, indent=2)})
    return site


def _language(organization: Organization, site: str, lcid: int) -> str:
    name, code = LANGUAGES.get(lcid, LANGUAGES[1033])
    row = organization.add(
        organization.standard_table("powerpagesitelanguage"),
        {
            "name": name,
            "languagecode": code,
            "lcid": lcid,
            "content": json.dumps({"displayname": name}),
            "_powerpagesiteid_value": site,
        },
    )
    return str(row["powerpagesitelanguageid"])


def _add(organization: Organization, row: TemplateRow, site: str) -> None:
    table = organization.standard_table("powerpagecomponent")
    named = next(name for name in _NAMED if name in row.values)
    component = organization.add(
        table,
        {
            "powerpagecomponentid": row.id,
            "name": row.values[named],
            "powerpagecomponenttype": KINDS[row.table],
            "content": json.dumps(_content(row, site), ensure_ascii=False),
            "_powerpagesiteid_value": site,
            "_powerpagesitelanguageid_value": next(
                (row.values[name] for name in _LANGUAGE_OF if name in row.values), None
            ),
        },
    )
    if row.file is not None:
        put_file(organization, table, component, "filecontent", row.values["adx_name"], row.file)


def _content(row: TemplateRow, site: str) -> Document:
    columns = {name.removeprefix("adx_"): value for name, value in row.values.items() if name != "adx_name"}
    return {**columns, **row.links, "websiteid": site}
