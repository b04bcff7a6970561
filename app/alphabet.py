"""Names in the order of a language: letters where its alphabet has them, numbers by their value.

The key is one string, as thousands of strings are sorted before a window could falter. Case decides nothing,
and an accent or a nought in front only between names that are otherwise the same. Which letters have a place
of their own is from the Unicode CLDR's collations for the program's languages; scripts other than Latin come
after it, in the order of Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

Key = Callable[[str], str]
_AFTER_Z = "{"
"""The first sign behind the letter z."""
_OWN_LETTERS = {
    "sv": {
        "å": f"{_AFTER_Z}a",
        "ä": f"{_AFTER_Z}b",
        "æ": f"{_AFTER_Z}b",
        "ö": f"{_AFTER_Z}c",
        "ø": f"{_AFTER_Z}c",
        "œ": f"{_AFTER_Z}c",
        "ü": "y",
    },
    "es": {"ñ": f"n{_AFTER_Z}"},
}
_LIKE = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "ł": "l", "þ": "th", "ı": "i"})
_ACCENTS = re.compile("[\u0300-\u036f]")
_NUMBER = re.compile("[0-9]+")
_LONGEST = 99
"""Digits of a number that is still taken by its value."""


def alphabetical(tag: str) -> Key:
    """What names are sorted by in the language of a tag; in one that is not known, as in English."""
    own = _OWN_LETTERS.get(tag.partition("-")[0].casefold(), {})
    return partial(_key, str.maketrans(own))


def _key(own: dict[int, str], name: str) -> str:
    folded = name.casefold()
    plain = folded if folded.isascii() else _unaccented(unicodedata.normalize("NFC", folded), own)
    counted = _NUMBER.sub(_by_value, plain)
    return folded if counted == folded else f"{counted}\0{folded}"


def _unaccented(folded: str, own: dict[int, str]) -> str:
    parts = unicodedata.normalize("NFD", folded.translate(own).translate(_LIKE))
    return _ACCENTS.sub("", parts)


def _by_value(number: re.Match[str]) -> str:
    """A number behind how many digits it has, so that the longer one is the greater one."""
    digits = number.group().lstrip("0") or "0"
    return f"{min(len(digits), _LONGEST):02}{digits}"
