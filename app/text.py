"""Words for people, kept apart from their language until they are shown.

`text("Signed in as {name}", name=...)` is a value: it can be compared, stored in a state and passed
around. Only `render` makes a string of it, in the language of the given catalogue. The literal is the
message id for gettext, so the texts of `app` and of `ui` are gathered by the same tool.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Union

Value = Union[str, int, "Text"]


class Catalogue(Protocol):
    """Translations of one language, as `gettext.NullTranslations` and its subclasses offer them."""

    def gettext(self, message: str, /) -> str:
        """The translation of `message`, or `message` itself."""
        ...

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """The translation for `count` things."""
        ...


class SourceLanguage:
    """English as it stands in the source: the catalogue of no translations."""

    def gettext(self, message: str, /) -> str:
        """The message itself."""
        return message

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """The English form for `count` things."""
        return one if count == 1 else many


@dataclass(frozen=True)
class Text:
    """A message and the values for its placeholders. Values are data and are never read as a template."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    many: str | None = None
    count: int = 1

    def __str__(self) -> str:
        """The text in the source language."""
        return render(self)


def text(template: str, /, **values: Value) -> Text:
    """A message with values for its `{placeholders}`. `template` must be a literal."""
    return Text(template, tuple(values.items()))


def plural(one: str, many: str, /, count: int, **values: Value) -> Text:
    """A message about `count` things; both forms may show it as `{count}`."""
    return Text(one, (("count", count), *values.items()), many, count)


def render(message: Text, catalogue: Catalogue | None = None) -> str:
    """The string to show, in the language of `catalogue` (the source language without one)."""
    language = catalogue or SourceLanguage()
    if message.many is None:
        template = language.gettext(message.template)
    else:
        template = language.ngettext(message.template, message.many, message.count)
    shown = {
        name: render(value, language) if isinstance(value, Text) else value for name, value in message.values
    }
    return template.format_map(shown)
