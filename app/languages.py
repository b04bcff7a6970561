"""The languages of the program: each a gettext catalogue in `resources/translations`; English needs none.

A catalogue is written as `<tag>.po`, whose tag is that of BCP 47, and read as `<tag>.mo`, which
`python run.py texts` makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from gettext import GNUTranslations
from importlib.resources import files

from app.text import Catalogue, Notation, PlainNotation, SourceLanguage, Text, render

SOURCE = "en"
_ENDING = ".mo"


@dataclass(frozen=True)
class Language:
    """A language to show texts in: its tag, its words, and how it writes days, times and counts."""

    tag: str = SOURCE
    catalogue: Catalogue = field(default_factory=SourceLanguage)
    notation: Notation = field(default_factory=PlainNotation)

    def say(self, message: Text) -> str:
        """The text as a string in this language."""
        return render(message, self.catalogue, self.notation, self.tag)


ENGLISH = Language()


def shipped() -> tuple[str, ...]:
    """The tags of all languages of the program, English first."""
    names = (file.name for file in files("resources").joinpath("translations").iterdir())
    return SOURCE, *sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING))


def language_of(tag: str, notation: Notation | None = None) -> Language:
    """The language with a tag of `shipped`."""
    written = notation or PlainNotation()
    if tag == SOURCE:
        return Language(notation=written)
    with files("resources").joinpath("translations", tag + _ENDING).open("rb") as content:
        return Language(tag, GNUTranslations(content), written)


def best_of(wanted: Iterable[str], there: Iterable[str]) -> str:
    """The language out of `there` that a person most likely reads; `wanted` are tags, the dearest first.

    A tag may have a region, a script and an encoding, also in the form of POSIX: sv-SE, de_AT.UTF-8.
    """
    known = {tag.casefold(): tag for tag in there}
    for one in wanted:
        whole = one.partition(".")[0].partition("@")[0].replace("_", "-").casefold()
        for tag in (whole, whole.partition("-")[0]):
            if tag in known:
                return known[tag]
    return SOURCE
