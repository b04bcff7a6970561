"""The content of a field as text that a person can read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from app.text import Say, text
from app.update.merge.decision import Content, FieldDecision, Part, Place
from app.update.merge.line_ends import with_line_feeds
from app.update.merge.shown import shown
from app.update.schema import portal_schema

_YES_OR_NO = {"true": text("Yes"), "false": text("No")}
_LANGUAGES = {
    "css": "css",
    "js": "javascript",
    "json": "json",
    "html": "liquid",
    "svg": "liquid",
    "xml": "liquid",
}


def readable_side(decided: FieldDecision, content: Content, names: Mapping[str, str], say: Say) -> str:
    """One side of a decision; secrets are masked."""
    return readable(decided.place, shown(decided, content), names, say)


def readable(place: Place, content: Content, names: Mapping[str, str], say: Say) -> str:
    """A content with line feeds; references as the names of what they lead to, "" for nothing."""
    if content is None:
        return ""
    if isinstance(content, tuple):
        return "\n".join(sorted(names.get(one, one) for one in content))
    if isinstance(content, bytes):
        return _file(content, say)
    table = portal_schema().tables.get(place.table)
    if table is not None and place.field in table.lookups:
        return names.get(content.lower(), content)
    if place.field == "statecode":
        return say(text("Switched off") if content == "1" else text("Switched on"))
    yes_or_no = _YES_OR_NO.get(content.lower())
    return say(yes_or_no) if yes_or_no else with_line_feeds(content)


def language_of(decided: FieldDecision, name: str) -> str:
    """What the text of a field is written in: "liquid", "css", "javascript", "json", or "" for plain words.

    `name` is that of the record, which for a web file ends as the file does.
    """
    table = portal_schema().tables.get(decided.place.table)
    if decided.part is Part.FILE:
        return _LANGUAGES.get(name.rpartition(".")[2].lower(), "")
    if table is None:
        return ""
    column = table.text.get(decided.place.field)
    return column.language if column else "json" if decided.place.field in table.json else ""


def _file(content: bytes, say: Say) -> str:
    try:
        written = content.decode("utf-8")
    except UnicodeDecodeError:
        written = "\0"
    if "\0" not in written:
        return with_line_feeds(written)
    digest = hashlib.sha256(content).hexdigest()[:12]
    return say(text("A file of {size} bytes that is no text, {digest}", size=len(content), digest=digest))
