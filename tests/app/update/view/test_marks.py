from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.update.view.marks import LARGEST, Range, changed_words


def _words(text: str, marks: tuple[Range, ...]) -> list[str]:
    return [text[begin:end] for begin, end in marks]


def test_only_the_words_that_differ_are_marked() -> None:
    ours, theirs = "<p>Good morning, Kim</p>", "<p>Good evening, Kim</p>"
    mine, others = changed_words(ours, theirs)
    assert (_words(ours, mine), _words(theirs, others)) == (["morning"], ["evening"])


def test_what_only_one_side_has_is_marked_there() -> None:
    mine, others = changed_words("one two", "one")
    assert (_words("one two", mine), others) == ([" two"], ())


def test_very_long_texts_are_not_told_apart_by_words() -> None:
    assert changed_words("a" * (LARGEST + 1), "b") == ((), ())


@given(st.text(max_size=40), st.text(max_size=40))
def test_without_its_marks_each_side_is_the_same(ours: str, theirs: str) -> None:
    mine, others = changed_words(ours, theirs)
    assert _without(ours, mine) == _without(theirs, others)


def _without(text: str, marks: tuple[Range, ...]) -> str:
    for begin, end in reversed(marks):
        text = text[:begin] + text[end:]
    return text
