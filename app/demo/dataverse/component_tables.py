"""The tables of a website's configuration in the enhanced data model.

Contract: portal-configuration.md section 1.3: the real tables, and the virtual ones (`mspp_`) that show the
same rows under the columns of the standard model. Of the virtual ones the practice company knows the
metadata alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.demo.dataverse.columns import STANDARD, choice, lookup, of, texts
from app.demo.dataverse.portal_tables import PORTAL_TABLES
from app.demo.dataverse.table import Table

KINDS: Final = {
    "adx_publishingstate": 1,
    "adx_webpage": 2,
    "adx_webfile": 3,
    "adx_weblinkset": 4,
    "adx_weblink": 5,
    "adx_pagetemplate": 6,
    "adx_contentsnippet": 7,
    "adx_webtemplate": 8,
    "adx_sitesetting": 9,
    "adx_webpageaccesscontrolrule": 10,
    "adx_webrole": 11,
    "adx_websiteaccess": 12,
    "adx_sitemarker": 13,
    "adx_entityform": 15,
    "adx_entityformmetadata": 16,
    "adx_entitylist": 17,
    "adx_entitypermission": 18,
    "adx_webform": 19,
    "adx_webformstep": 20,
    "adx_webformmetadata": 21,
    "adx_columnpermissionprofile": 28,
    "adx_columnpermission": 29,
    "adx_redirect": 30,
}
"""The number that a standard table's rows have as `powerpagecomponenttype`."""


def _virtual(table: Table) -> Table:
    """Give the virtual table with the columns of a standard one."""
    columns = tuple(
        replace(column, name=_renamed(column.name), target=_renamed(column.target))
        for column in table.columns
    )
    names = (_renamed(table.logical), _renamed(table.entity_set), _renamed(table.name_column))
    return Table(*names, columns, is_virtual=True)


def _renamed(name: str) -> str:
    return f"mspp_{name.removeprefix('adx_')}" if name.startswith("adx_") else name


COMPONENT_TABLES: Final = (
    Table("powerpagesite", "powerpagesites", "name", (*texts("name content datamodelversion"), *STANDARD)),
    Table(
        "powerpagesitelanguage",
        "powerpagesitelanguages",
        "name",
        (
            *texts("name content languagecode"),
            *of("number", "lcid"),
            lookup("powerpagesiteid", "powerpagesite"),
            *STANDARD,
        ),
    ),
    Table(
        "powerpagecomponent",
        "powerpagecomponents",
        "name",
        (
            *texts("name content filecontent_name"),
            choice("powerpagecomponenttype", {number: name for name, number in KINDS.items()}),
            *of("file", "filecontent"),
            lookup("powerpagesiteid", "powerpagesite"),
            lookup("powerpagesitelanguageid", "powerpagesitelanguage"),
            *STANDARD,
        ),
    ),
    *(_virtual(table) for table in PORTAL_TABLES if table.logical.startswith("adx_")),
)
