"""A language that nobody speaks, made of the English texts: longer and accented, so that it shows."""

from __future__ import annotations

from string import Formatter

from app.languages import Language
from app.text import PlainNotation

_ACCENTED = str.maketrans("AEIOUYaeiouyncs", "ÅËÎØÜÝåéîøüýñçš")
BEGIN, END = "⟦", "⟧"
_LONGER = 0.4
"""How much longer than English: hardly any text of this program is longer by more in any language."""


class PseudoCatalogue:
    """Translates everything that there is."""

    def gettext(self, message: str, /) -> str:
        """The message, accented, longer and between marks."""
        parts = [(_accented(literal), _braced(name)) for literal, name, _, _ in Formatter().parse(message)]
        return BEGIN + "".join(literal + name for literal, name in parts) + _filling(message) + END

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """The form for `count` things, as English has them."""
        return self.gettext(one if count == 1 else many)


def pseudo_language(tag: str = "en") -> Language:
    """The language under a tag: that of one which is written from right to left has the window mirrored."""
    return Language(tag, PseudoCatalogue(), PlainNotation())


def _accented(literal: str) -> str:
    return literal.translate(_ACCENTED).replace("{", "{{").replace("}", "}}")


def _braced(name: str | None) -> str:
    return "" if name is None else f"{{{name}}}"


def _filling(message: str) -> str:
    """More words of the length that words have."""
    length = int(len(message) * _LONGER) + 1
    return "".join("~" if place % 7 else " " for place in range(length))
