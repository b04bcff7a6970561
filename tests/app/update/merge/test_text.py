from __future__ import annotations

import pytest

from app.update.merge.line_ends import in_style_of, lines_of
from app.update.merge.lines import Conflict
from app.update.merge.text import LONGEST_LINE, is_for_lines, merge_text


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("other", ["\n", "\r", "\r\n"])
def test_texts_with_any_line_ends_are_merged_by_lines_in_the_sites_style(end: str, other: str) -> None:
    base = other.join(["a", "b", "c", ""])
    ours = end.join(["A", "b", "c", ""])
    theirs = other.join(["a", "b", "C", "d", ""])
    assert merge_text(base, ours, theirs).text() == end.join(["A", "b", "C", "d", ""])


def test_of_mixed_line_ends_each_line_keeps_its_own() -> None:
    ours = "one\r\ntwo\rthree\nfour\r\n"
    theirs = "zero\none\ntwo\nthree\nfour\n"
    assert merge_text("one\ntwo\nthree\nfour\n", ours, theirs).text() == "zero\r\none\r\ntwo\rthree\nfour\r\n"


def test_a_text_without_any_line_end_takes_those_of_the_other() -> None:
    assert merge_text("", "", "a\r\nb\r\n").text() == "a\r\nb\r\n"


def test_only_line_ends_end_lines() -> None:
    odd = "a\x0bb\x0cc\x1cd\x85e\u2028f"
    assert lines_of(f"{odd}\r\n{odd}") == [f"{odd}\n", odd]
    assert in_style_of("\r", f"{odd}\n") == f"{odd}\r"


def test_choices_fill_the_conflicts_in_their_order() -> None:
    merged = merge_text("a\nb\nc\nd\n", "a\nB\nc\nD\n", "a\nx\nc\ny\n")
    assert merged.conflicts == (
        Conflict(("b\n",), ("B\n",), ("x\n",)),
        Conflict(("d\n",), ("D\n",), ("y\n",)),
    )
    assert merged.text(("1\n", "2\n")) == "a\n1\nc\n2\n"
    assert merged.text(("1", "2")) == "a\n1\nc\n2"
    with pytest.raises(ValueError, match="2 conflicts, 0 choices"):
        merged.text()


def test_a_line_that_a_machine_wrote_is_merged_but_is_no_choice() -> None:
    logo = "x" * (LONGEST_LINE + 1)
    merged = merge_text(f"a\n{logo}\nb\n", f"A\n{logo}\nb\n", f"a\n{logo}\nB\n")
    assert merged.text() == f"A\n{logo}\nB\n"
    assert merged.is_readable
    assert not merge_text(f"{logo}\n", f"{logo}1\n", "x\n").is_readable


def test_what_no_column_can_hold_is_not_merged_by_lines() -> None:
    assert is_for_lines("a\nb\n", "")
    assert not is_for_lines("a\n", "x\n" * 25_000_000)
