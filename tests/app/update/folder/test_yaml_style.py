from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.update.folder.yaml_style import document, entry, scalar
from app.update.folder.yaml_tree import Mapping, Scalar, read_yaml

_ANYTHING = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("ab \n\t\r:-#'\"[]{}>|&*!%@?,~="))
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Home", "Home"),
        ("True", "True"),
        ("1033", "1033"),
        ("2022-09-23T01:36:42.0000000Z", "2022-09-23T01:36:42.0000000Z"),
        ("don't", "don't"),
        ("", "''"),
        ("*", "'*'"),
        ("[Admin] News", "'[Admin] News'"),
        ("a: b", "'a: b'"),
        ("News ", "'News '"),
        ("null", "'null'"),
        ("one\ntwo", ">-\n  one\n\n  two"),
        ("{\n  x\n}", ">-\n  {\n    x\n  }"),
        ("one\n", ">\n  one"),
        ("a\r\nb", '"a\\r\\nb"'),
        ("\u2028", '"\\u2028"'),
        ("grün – 1", "grün – 1"),
    ],
)
def test_values_are_written_as_the_power_platform_cli_does(value: str, written: str) -> None:
    assert scalar(value, 0) == written


@pytest.mark.parametrize(
    ("value", "like", "written"),
    [
        ("b", "'", "'b'"),
        ("b", '"', '"b"'),
        ("x\ny", "|", "|-\n  x\n  y"),
        ("b", ">", ">-\n  b"),
        ("[", "", "'['"),
    ],
)
def test_a_style_is_kept_where_it_can_hold_the_value(value: str, like: str, written: str) -> None:
    assert scalar(value, 0, like) == written


def test_nulls_lists_and_records_have_their_own_form() -> None:
    assert entry("a", None, 0) == "a: "
    assert entry("a", (), 0) == "a: []"
    assert entry("a", ("x", "y"), 2) == "a:\n  - x\n  - y"
    assert document([{"a": "1", "b": "2"}, {"a": "3"}]) == "- a: 1\n  b: 2\n- a: 3\n"
    assert document({"a": "1"}) == "a: 1\n"


def test_half_a_pair_of_surrogates_becomes_a_question_mark() -> None:
    assert scalar("a\ud800", 0) == "a?"


@given(_ANYTHING, st.sampled_from(["", "'", '"', ">", "|"]), st.sampled_from([0, 2]))
def test_every_text_is_read_as_it_was_meant(value: str, like: str, indent: int) -> None:
    margin = " " * indent
    tree = read_yaml(f"{margin}k: {scalar(value, indent, like)}\n{margin}z: z\n")
    assert isinstance(tree, Mapping)
    found = tree.get("k")
    assert isinstance(found, Scalar)
    assert (found.value, found.is_null) == (value, False)
