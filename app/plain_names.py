"""Names that come from elsewhere, made fit to stand among the program's own words.

A name may hold signs that steer how it is shown: control characters, with which it writes over a terminal or
adds lines of its own, and marks for the direction of writing, with which "exe.txt" is read as "txt.exe".
Marks that other scripts need within a word stay: they steer nothing but their neighbours.
"""

from __future__ import annotations

import re

_OTHER_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CONTROL_BUT_LINES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]+")


def plain_name(name: str) -> str:
    """The name on one line, without signs that steer how it is shown."""
    return _CONTROL.sub(" ", _OTHER_DIRECTION.sub("", name)).strip()


def plain_lines(content: str) -> str:
    """The same for a text of several lines, such as a description or what a terminal is given."""
    return _CONTROL_BUT_LINES.sub(" ", _OTHER_DIRECTION.sub("", content.replace("\r\n", "\n")))
