"""Web API -> model -> Web API gives what was there, in both data models."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from live_sites import DEFAULT, PRODUCTION, SCHEMA, captured, dataverse, organization, record_of, write_anew
from practice_company import PracticeCompany

from app.demo.dataverse.file_columns import file_of
from app.demo.dataverse.store import Organization

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


def _rows(company: PracticeCompany, slot: str, tables: tuple[str, ...]) -> dict[tuple[str, str], Any]:
    """All rows of websites, without what Dataverse writes by itself."""
    read = organization(
        company, lambda one: [(name, row) for name in tables for row in _all(one, name)], slot
    )
    return {_key(name, row): _kept(row) for name, row in read}


def _all(one: Organization, name: str) -> list[dict[str, Any]]:
    rows = one.rows(one.standard_table(name))
    files = [file_of(one, row, "filecontent") for row in rows]
    return [row | ({"file": file} if file else {}) for row, file in zip(rows, files, strict=True)]


def _key(name: str, row: dict[str, Any]) -> tuple[str, str]:
    return name, row["_objectid_value" if name == "annotation" else f"{name}id"]


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if not SCHEMA.is_volatile(name) and name not in _OWN}
    if "content" in kept:
        # Links have no order.
        kept["content"] = {
            key: sorted(value) if isinstance(value, list) else value
            for key, value in json.loads(kept["content"]).items()
        }
    return kept


def test_a_standard_site_written_anew_is_the_same(company: PracticeCompany) -> None:
    website = record_of(company, "production")
    before = captured(dataverse(company, PRODUCTION), website, "standard")
    asyncio.run(write_anew(dataverse(company, DEFAULT), before.site))
    assert captured(dataverse(company, DEFAULT), website, "standard").site == before.site
    assert _rows(company, "b", STANDARD) == _rows(company, "a", STANDARD)


def test_an_enhanced_site_written_anew_is_the_same(company: PracticeCompany) -> None:
    website = record_of(company, "default")
    before = captured(dataverse(company, DEFAULT), website, "enhanced")
    asyncio.run(write_anew(dataverse(company, PRODUCTION), before.site))
    assert captured(dataverse(company, PRODUCTION), website, "enhanced").site == before.site
    assert _rows(company, "a", ENHANCED) == _rows(company, "b", ENHANCED)
