"""Words for people, kept apart from their language until they are shown.

`text("Signed in as {name}", name=...)` is a value: it can be compared, stored in a state and passed
around. Only `render` makes a string of it, in the language of the given catalogue. The literal is the
message id for gettext, so the texts of `app` and of `ui` are gathered by the same tool.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol, Union

Value = Union[str, int, date, time, "Name", "Text"]
"""What a placeholder takes. A day or a time of day is written as the language does."""
Say = Callable[["Text"], str]
"""Makes a text a string in the person's language."""


class Catalogue(Protocol):
    """Translations of one language, as `gettext.NullTranslations` and its subclasses offer them."""

    def gettext(self, message: str, /) -> str:
        """The translation of `message`, or `message` itself."""
        ...

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """The translation for `count` things."""
        ...


class Notation(Protocol):
    """How days, times of day and counts are written."""

    def day(self, day: date, /) -> str:
        """A day."""
        ...

    def time(self, time: time, /) -> str:
        """A time of day."""
        ...

    def count(self, count: int, /) -> str:
        """How many there are."""
        ...


class PlainNotation:
    """The form that everyone and every program understands: ISO 8601, and digits alone."""

    def day(self, day: date, /) -> str:
        """Year, month and day."""
        return day.isoformat()

    def time(self, time: time, /) -> str:
        """Hours and minutes."""
        return time.isoformat("minutes")

    def count(self, count: int, /) -> str:
        """The digits."""
        return str(count)


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


@dataclass(frozen=True)
class Name:
    """What others call something of theirs: in English, and in the languages of `others` by their tags."""

    english: str
    others: tuple[tuple[str, str], ...] = ()

    def within(self, tag: str) -> str:
        """The name in a language, in English where no other is known."""
        return dict(self.others).get(tag, self.english)


NOTHING = Text("")
"""Where there is nothing to say. To gettext an empty message means something else."""


def text(template: str, /, **values: Value) -> Text:
    """A message with values for its `{placeholders}`. `template` must be a literal."""
    return Text(template, tuple(values.items()))


def plural(one: str, many: str, /, count: int, **values: Value) -> Text:
    """A message about `count` things; both forms may show it as `{count}`."""
    return Text(one, (("count", count), *values.items()), many, count)


def listed(values: Iterable[Value]) -> Text:
    """Values one after the other. The list has no words of its own, so there is nothing to translate."""
    named = tuple((f"value{place}", value) for place, value in enumerate(values))
    return Text(", ".join(f"{{{name}}}" for name, _ in named), named)


def render(
    message: Text, catalogue: Catalogue | None = None, notation: Notation | None = None, tag: str = "en"
) -> str:
    """The string to show, in the language of `catalogue` (the source language without one).

    `tag` is that language's, for names that others gave.
    """
    language, written = catalogue or SourceLanguage(), notation or PlainNotation()

    def shown(name: str, value: Value) -> str | int:
        match value:
            case Text():
                return render(value, language, written, tag)
            case Name():
                return value.within(tag)
            case date():
                return written.day(value)
            case time():
                return written.time(value)
            case int() if name == "count" and message.many is not None:
                return written.count(value)
            case _:
                return value

    if message.many is None:
        template = language.gettext(message.template) if message.template else ""
    else:
        template = language.ngettext(message.template, message.many, message.count)
    return template.format_map({name: shown(name, value) for name, value in message.values})
