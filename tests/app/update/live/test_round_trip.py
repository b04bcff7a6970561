"""Web API -> model -> Web API gives what was there, in both data models."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from live_sites import DEFAULT, SCHEMA, WITH_PORTAL, captured, dataverse, own_site_of, portal_of, write_anew
from practice_world import Practice

from app.demo.dataverse.file_columns import file_of

_OWN = {"annotationid", "filecontent"}
"""Ids that the other environment gives by itself."""


STANDARD = (
    *("adx_website", "adx_portallanguage", "adx_publishingstate", "adx_websitelanguage", "adx_webtemplate"),
    *("adx_pagetemplate", "adx_webrole", "adx_entityform", "adx_entityformmetadata", "adx_webform"),
    *("adx_webformstep", "adx_webformmetadata", "adx_entitylist", "adx_weblinkset", "adx_webpage"),
    *("adx_webfile", "adx_weblink", "adx_sitemarker", "adx_webpageaccesscontrolrule", "adx_websiteaccess"),
    *("adx_entitypermission", "adx_contentsnippet", "adx_sitesetting", "annotation"),
)
ENHANCED = ("powerpagesite", "powerpagesitelanguage", "powerpagecomponent")


def _rows(practice: Practice, slot: str, tables: tuple[str, ...]) -> dict[tuple[str, str], Any]:
    """All rows of a website, without what Dataverse writes by itself."""
    found: dict[tuple[str, str], Any] = {}
    with practice.organization(WITH_PORTAL, slot) as organization:
        for name in tables:
            table = organization.standard_table(name)
            for row in organization.rows(table):
                kept = {
                    column: value
                    for column, value in row.items()
                    if not SCHEMA.is_volatile(column) and column not in _OWN
                }
                if "content" in kept:
                    # Links have no order.
                    kept["content"] = {
                        key: sorted(value) if isinstance(value, list) else value
                        for key, value in json.loads(kept["content"]).items()
                    }
                if row.get("filecontent"):
                    kept["file"] = file_of(organization, row, "filecontent")
                key = row["_objectid_value"] if name == "annotation" else row[table.id_column]
                found[name, key] = kept
    return found


def test_a_standard_site_written_anew_is_the_same(practice: Practice) -> None:
    website = portal_of(practice)
    before = captured(dataverse(practice), website, "standard")
    asyncio.run(write_anew(dataverse(practice, DEFAULT), before.site))
    after = captured(dataverse(practice, DEFAULT), website, "standard")
    assert after.site == before.site
    assert _rows(practice, "b", STANDARD) == _rows(practice, "a", STANDARD)


def test_an_enhanced_site_written_anew_is_the_same(practice: Practice) -> None:
    website = own_site_of(practice)
    before = captured(dataverse(practice, DEFAULT), website, "enhanced")
    asyncio.run(write_anew(dataverse(practice), before.site))
    after = captured(dataverse(practice), website, "enhanced")
    assert after.site == before.site
    assert _rows(practice, "a", ENHANCED) == _rows(practice, "b", ENHANCED)
