"""Line ends: a text is compared and merged by its lines, and written in the style of the site that it is for.

Of the web templates of real sites a quarter have lone carriage returns, which for git and its like are no
line ends at all, and some mix all three (contract: portal-configuration.md section 0).
"""

from __future__ import annotations

import re
from collections import Counter
from io import StringIO

from app.update.merge.lines import kept_lines

_ENDS = re.compile("\r\n|\r|\n")
_NO_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line for Python and for nobody else."""


def with_line_feeds(text: str) -> str:
    """The text with every line end, of whatever style, as one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def lines_of(text: str) -> list[str]:
    """The lines, each with a line feed at its end but for a last one that has no end."""
    plain = with_line_feeds(text)
    if any(sign in plain for sign in _NO_ENDS):
        return StringIO(plain, newline="\n").readlines()
    return plain.splitlines(keepends=True)


def in_style_of(site: str, text: str, otherwise: str = "") -> str:
    """Write `text` with the line ends of `site`; a line that stands in both keeps the very end it has there.

    Lines that are new get the end that is the most frequent in `site`, or in `otherwise` where it has none.
    """
    plain = with_line_feeds(text)
    ends = _ends(site) or _ends(otherwise)
    if not ends or ends.keys() == {"\n"}:
        return plain
    usual = ends.most_common(1)[0][0]
    return plain.replace("\n", usual) if len(ends) == 1 else _line_by_line(site, plain, usual)


def _ends(text: str) -> Counter[str]:
    """How often each line end occurs."""
    if "\r" in text:
        return Counter(_ENDS.findall(text))
    return Counter({"\n": 1}) if "\n" in text else Counter()


def _line_by_line(site: str, text: str, usual: str) -> str:
    ends = _ENDS.findall(site)
    lines = lines_of(text)
    kept = kept_lines(lines_of(site), lines)
    written: list[str] = []
    for place, line in enumerate(lines):
        end = (ends[kept[place]] if place in kept else usual) if line.endswith("\n") else ""
        # After a lone carriage return, an empty line's line feed would become part of the same line end.
        joins = line == end == "\n" and bool(written) and written[-1].endswith("\r")
        written.append("\r" if joins else line.removesuffix("\n") + end)
    return "".join(written)
