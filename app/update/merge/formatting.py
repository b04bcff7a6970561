"""Differences in form alone: line ends, blanks at ends of lines, and what editors of HTML change unasked.

The last are those seen between copies of one template that nobody had changed: a no-break space or a
quotation mark as an entity or as itself, and empty attributes (contract: portal-configuration.md, 5.3).
"""

from __future__ import annotations

import re
from html import unescape

from app.update.merge.json_text import same_json
from app.update.merge.line_ends import with_line_feeds
from app.update.schema import Table, TextLanguage

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = frozenset("<>&\"'")
_EMPTY_ATTRIBUTE = re.compile(r"""\s+(?:href|title|class|style|target|rel)=(?:""|'')(?=[^<>]*>)""")
_BLANKS = re.compile(r"[ \t]+(?=\n|\Z)")


def same_but_for_form(one: str, other: str, language: TextLanguage | None = None) -> bool:
    """Whether two texts differ in form alone, by the language of the text."""
    return one == other or _without_form(one, language) == _without_form(other, language)


def same_value(table: Table | None, column: str, one: str, other: str) -> bool:
    """Whether two values of a column mean the same."""
    if one == other:
        return True
    if table and column in table.json and one and other:
        return same_json(one, other)
    text = table.text.get(column) if table else None
    return same_but_for_form(one, other, text.language if text else None)


def _without_form(text: str, language: TextLanguage | None) -> str:
    plain = _BLANKS.sub("", with_line_feeds(text)).rstrip("\n")
    if language != "liquid":
        return plain
    return _EMPTY_ATTRIBUTE.sub("", _ENTITY.sub(_character, plain))


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for, but for those that would become part of the markup."""
    character = unescape(entity[0])
    return entity[0] if character in _MARKUP else character
