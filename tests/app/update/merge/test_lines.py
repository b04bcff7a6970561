from __future__ import annotations

import pytest

from app.update.merge.lines import Clean, Conflict, Trimmed, compare_lines, kept_lines, merge_lines, trimmed


def _lines(letters: str) -> list[str]:
    return [f"{letter}\n" for letter in letters]


def test_changes_in_different_places_are_both_taken() -> None:
    assert merge_lines(_lines("abc"), _lines("Abc"), _lines("abC")) == (Clean(tuple(_lines("AbC"))),)


def test_changes_of_the_same_place_are_a_conflict_with_all_three_sides() -> None:
    merged = merge_lines(_lines("abc"), _lines("axc"), _lines("ayc"))
    assert merged == (Clean(("a\n",)), Conflict(("b\n",), ("x\n",), ("y\n",)), Clean(("c\n",)))


def test_a_line_that_looks_like_a_marker_is_a_line() -> None:
    markers = ["<<<<<<< ours\n", "||||||| base\n", "=======\n", ">>>>>>> theirs\n"]
    merged = merge_lines([*markers, "a\n", "b\n"], [*markers, "x\n", "b\n"], [*markers, "a\n", "y\n"])
    assert merged[0] == Clean(tuple(markers))
    assert merged[1] == Conflict(("a\n", "b\n"), ("x\n", "b\n"), ("a\n", "y\n"))


def test_a_missing_last_line_end_is_a_difference() -> None:
    assert merge_lines(["a\n", "b\n", "c"], ["A\n", "b\n", "c"], ["a\n", "b\n", "c\n"]) == (
        Clean(("A\n", "b\n", "c\n")),
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("ab", "", "ab", ""),
        ("ab", "ab", "", ""),
        ("", "", "ab", "ab"),
        ("", "", "", ""),
        ("a", "b", "b", "b"),
    ],
)
def test_one_side_or_both_alike_settle_it(base: str, ours: str, theirs: str, merged: str) -> None:
    expected = (Clean(tuple(_lines(merged))),) if merged else ()
    assert merge_lines(_lines(base), _lines(ours), _lines(theirs)) == expected


def test_what_both_sides_begin_and_end_with_is_no_part_of_what_is_shown() -> None:
    conflict = Conflict(tuple(_lines("1b9")), tuple(_lines("1xyz9")), tuple(_lines("1xqz9")))
    inner = Conflict(("b\n",), ("y\n",), ("q\n",))
    assert trimmed(conflict) == Trimmed(tuple(_lines("1x")), inner, tuple(_lines("z9")))


def test_one_side_may_be_all_that_the_other_begins_with() -> None:
    conflict = Conflict(("b\n",), ("x\n",), ("x\n", "x\n"))
    assert trimmed(conflict) == Trimmed(("x\n",), Conflict(("b\n",), (), ("x\n",)), ())


def test_without_a_base_each_difference_is_a_conflict() -> None:
    assert compare_lines(_lines("abcde"), _lines("aBcdef")) == (
        Clean(("a\n",)),
        Conflict((), ("b\n",), ("B\n",)),
        Clean(("c\n", "d\n", "e\n")),
        Conflict((), (), ("f\n",)),
    )
    assert compare_lines(_lines("xa"), _lines("a")) == (Conflict((), ("x\n",), ()), Clean(("a\n",)))
    assert compare_lines([], []) == ()


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("abc", "abc", {0: 0, 1: 1, 2: 2}),
        ("abc", "xabyc", {1: 0, 2: 1, 4: 2}),
        ("abc", "c", {0: 2}),
        ("", "ab", {}),
        ("ab", "", {}),
        ("abc", "axc", {0: 0, 2: 2}),
    ],
)
def test_lines_that_stayed_are_found_again(old: str, new: str, kept: dict[int, int]) -> None:
    assert kept_lines(_lines(old), _lines(new)) == kept
