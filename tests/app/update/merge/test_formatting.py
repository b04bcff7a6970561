from __future__ import annotations

import pytest

from app.update.merge.formatting import same_but_for_form, same_value
from app.update.merge.liquid import unbalanced
from app.update.schema import TextLanguage, portal_schema


@pytest.mark.parametrize(
    ("one", "other", "language", "same"),
    [
        ("a\nb\n", "a\r\nb", None, True),
        ("a\rb", "a \nb\t\n\n", None, True),
        (" a", "a", None, False),
        ("a&nbsp;b &laquo;", "a\xa0b «", "liquid", True),
        ("&#160;&#xA0;", "\xa0\xa0", "liquid", True),
        ("a&nbsp;b", "a\xa0b", "css", False),
        ("&lt;b&gt; &amp; &#34;", '<b> & "', "liquid", False),
        ('<a href="" title="" class="x">', '<a class="x">', "liquid", True),
        ('<img alt="">', "<img>", "liquid", False),
        ('text title="" more', "text more", "liquid", False),
        ("&unheardof;", "unheardof", "liquid", False),
    ],
)
def test_form_is_told_from_content(one: str, other: str, language: TextLanguage | None, same: bool) -> None:
    assert same_but_for_form(one, other, language) is same


def test_the_column_tells_what_counts_as_form() -> None:
    tables = portal_schema().tables
    assert same_value(tables["adx_webtemplate"], "adx_source", "&nbsp;", "\xa0")
    assert not same_value(tables["adx_webtemplate"], "adx_name", "&nbsp;", "\xa0")
    assert same_value(tables["adx_entitylist"], "adx_settings", '{"a":1}', '{ "a": 1 }')
    assert not same_value(tables["adx_entitylist"], "adx_settings", '{"a":1}', "")
    assert same_value(None, "new_text", "a\r\n", "a\n")


@pytest.mark.parametrize(
    ("template", "blocks"),
    [
        ("{% if a %}{% for b in c %}{% endfor %}{% endif %}", ()),
        ("{%- if a -%}{% unless %}{% endunless %}", ("if",)),
        ("{% endfor %}{% if a %}", ("for", "if")),
        ("{% raw %}{% if a %}{% endraw %}", ()),
        ("{% comment %}{% for %}{% endcomment %}{% include 'x' %}{% entityform name: 'x' %}", ()),
    ],
)
def test_blocks_that_are_not_closed_are_found(template: str, blocks: tuple[str, ...]) -> None:
    assert unbalanced(template) == blocks
