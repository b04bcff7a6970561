from __future__ import annotations

import pytest
from portal_sides import decisions, only_field, record, reissued, result, site

from app.update.site.site import Site


def _with_content(content: bytes | None, summary: str = "", **told: str) -> Site:
    fields = {"adx_partialurl": "theme.css", "adx_summary": summary, **told}
    return site(record("adx_webfile", "theme.css", fields, file=content))


@pytest.mark.parametrize("with_base", [True, False])
@pytest.mark.parametrize("ours", [b"a\n", b"A\n"])
def test_content_that_the_template_does_not_have_is_no_change(ours: bytes, with_base: bool) -> None:
    """Neither its name nor its type is: they stand with it."""
    told = {"filename": "theme.css", "mimetype": "text/css"}
    base, mine = _with_content(b"a\n", **told), _with_content(ours, **told)
    assert decisions(base if with_base else None, mine, reissued(_with_content(None))) == ()


def test_a_file_without_content_in_the_template_is_changed_in_all_else() -> None:
    told = {"filename": "theme.css", "mimetype": "text/css"}
    mine, theirs = _with_content(b"a\n", **told), _with_content(None, summary="new")
    assert only_field(mine, mine, theirs).place.field == "adx_summary"
    assert result(mine, mine, theirs) == _with_content(b"a\n", summary="new", **told)


def test_the_name_of_content_that_the_template_names_otherwise_is_a_change() -> None:
    mine, theirs = _with_content(b"a\n", filename="a.css"), _with_content(None, filename="b.css")
    assert only_field(mine, mine, theirs).place.field == "filename"


def test_what_a_file_without_content_says_of_it_is_compared_like_anything_else() -> None:
    mine = _with_content(None, filename="a.css")
    assert only_field(mine, mine, _with_content(None)).place.field == "filename"
