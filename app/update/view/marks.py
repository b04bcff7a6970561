"""The words that differ in two texts that stand side by side."""

from __future__ import annotations

import re

from app.update.merge.lines import Clean, compare_lines

Range = tuple[int, int]
_WORDS = re.compile(r"\w+|\s|[^\w\s]")
LARGEST = 20_000
"""Characters beyond which no words are told apart: such a text is not read word by word."""


def changed_words(ours: str, theirs: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Where the words are that only one of them has: begin and end in characters, on either side."""
    if len(ours) > LARGEST or len(theirs) > LARGEST:
        return (), ()
    mine, others = [], []
    at_mine = at_other = 0
    for hunk in compare_lines(_WORDS.findall(ours), _WORDS.findall(theirs)):
        if isinstance(hunk, Clean):
            alike = len("".join(hunk.lines))
            at_mine, at_other = at_mine + alike, at_other + alike
            continue
        own, new = len("".join(hunk.ours)), len("".join(hunk.theirs))
        mine.extend([(at_mine, at_mine + own)] if own else [])
        others.extend([(at_other, at_other + new)] if new else [])
        at_mine, at_other = at_mine + own, at_other + new
    return tuple(mine), tuple(others)
