from __future__ import annotations

import pytest
from update_sides import compared, place_of

from app.text import render
from app.update.merge.decision import Content, FieldDecision, Part, Place, Reason, Verdict
from app.update.view.readable import language_of, readable


def _said(table: str, field: str, content: Content) -> str:
    return readable(Place(table, "1", field), content, {"id-1": "Home", "id-2": "Buyers"}, render)


@pytest.mark.parametrize(
    ("table", "field", "content", "said"),
    [
        ("adx_contentsnippet", "adx_value", "one\r\ntwo", "one\ntwo"),
        ("adx_sitemarker", "adx_pageid", "ID-1", "Home"),
        ("adx_sitemarker", "adx_pageid", "id-9", "id-9"),
        ("adx_entitypermission", "adx_entitypermission_webrole", ("id-2", "id-9"), "Buyers\nid-9"),
        ("adx_sitesetting", "adx_value", "True", "Yes"),
        ("adx_webpage", "statecode", "1", "Switched off"),
        ("adx_webfile", "file", b"a\r\nb", "a\nb"),
        ("adx_webpage", "adx_title", None, ""),
    ],
)
def test_a_content_reads_as_words(table: str, field: str, content: Content, said: str) -> None:
    assert _said(table, field, content) == said


def test_a_file_that_is_no_text_is_told_by_its_size() -> None:
    assert _said("adx_webfile", "file", b"\x89PNG\xff").startswith("A file of 5 bytes that is no text, ")


@pytest.mark.parametrize(
    ("place", "part", "name", "language"),
    [
        (Place("adx_webtemplate", "1", "adx_source"), Part.COLUMN, "Header", "liquid"),
        (Place("adx_webpage", "1", "adx_customcss"), Part.COLUMN, "Home", "css"),
        (Place("adx_entitylist", "1", "adx_settings"), Part.COLUMN, "Orders", "json"),
        (Place("adx_webfile", "1", "file"), Part.FILE, "cart.JS", "javascript"),
        (Place("adx_webfile", "1", "file"), Part.FILE, "logo.png", ""),
        (Place("adx_webpage", "1", "adx_title"), Part.COLUMN, "Home", ""),
        (Place("other", "1", "adx_source"), Part.COLUMN, "Home", ""),
    ],
)
def test_the_language_is_told_by_the_field_or_the_file(
    place: Place, part: Part, name: str, language: str
) -> None:
    reason = Reason("", compared().decisions[0].reason.words)
    decided = FieldDecision(place, part, Verdict.KEEP, reason, None, None, None)
    assert language_of(decided, name) == language


def test_the_names_of_a_comparison_are_by_id() -> None:
    assert compared().names[place_of("Footer").id] == "Footer"
