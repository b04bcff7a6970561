from __future__ import annotations

import pytest

from app.update.folder.yaml_file import FileEdit, edited
from app.update.folder.yaml_row import Change

ONE = "# made by hand\na: 'x'\nb: \"y\"  # why\nc: >-\n  one\n\n  two\nd:\n- 1\n- 2\ne: \nid: 7\n"
LIST = "- id: 1\n  name: A # first\n- id: 3\n  name: 'C'\n"


def _changed(text: str, change: Change, index: int | None = None) -> str:
    return edited(text, FileEdit("id", changed={index: change}))


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        ({"a": "z: 1"}, "a: 'x'", "a: 'z: 1'"),
        ({"b": "z"}, 'b: "y"  # why', 'b: "z"  # why'),
        ({"c": "one\nthree"}, "  two\n", "  three\n"),
        ({"c": "one"}, "c: >-\n  one\n\n  two\n", "c: >-\n  one\n"),
        ({"d": ("1", "2", "3")}, "- 2\n", "- 2\n- 3\n"),
        ({"d": ()}, "d:\n- 1\n- 2\n", "d: []\n"),
        ({"e": "1"}, "e: \n", "e: 1\n"),
        ({"b": None}, 'b: "y"  # why\n', ""),
        ({"aa": "new"}, 'b: "y"', 'aa: new\nb: "y"'),
        ({"z": "new"}, "id: 7\n", "id: 7\nz: new\n"),
    ],
)
def test_one_value_changes_and_the_rest_of_the_file_stays(change: Change, before: str, after: str) -> None:
    assert before in ONE
    assert _changed(ONE, change) == ONE.replace(before, after)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    text = ONE.replace("\n", end)
    assert _changed(text, {"aa": "1", "d": ("9",)}) == ONE.replace("\n", end).replace(
        'b: "y"', f'aa: 1{end}b: "y"'
    ).replace(f"- 1{end}- 2", "- 9")


def test_a_record_of_a_list_changes_where_it_stands() -> None:
    assert _changed(LIST, {"name": "B"}, 0) == LIST.replace("A #", "B #")
    assert _changed(LIST, {"name": "D", "more": "x"}, 1) == LIST.replace("name: 'C'", "more: x\n  name: 'D'")
    assert _changed(LIST, {"id": None}, 1) == LIST.replace("id: 3\n  ", "")


def test_records_leave_a_list() -> None:
    assert edited(LIST, FileEdit("id", removed={0})) == "- id: 3\n  name: 'C'\n"
    assert edited(LIST, FileEdit("id", removed={1})) == "- id: 1\n  name: A # first\n"
    assert edited(LIST, FileEdit("id", removed={0, 1})) == ""


def test_new_records_find_their_place_by_their_id() -> None:
    new = FileEdit("id", added=[{"id": "4"}, {"id": "2", "name": "B"}])
    assert edited(LIST, new) == LIST.replace("- id: 3", "- id: 2\n  name: B\n- id: 3") + "- id: 4\n"


def test_new_records_come_last_where_the_list_has_another_order() -> None:
    text = "- id: 3\n- id: 1"
    assert edited(text, FileEdit("id", added=[{"id": "2"}])) == "- id: 3\n- id: 1\n- id: 2\n"


def test_the_first_record_makes_the_list() -> None:
    assert edited("", FileEdit("id", added=[{"id": "1"}])) == "- id: 1\n"
    assert edited("[]\n", FileEdit("id", added=[{"id": "1"}])) == "- id: 1\n"


def test_what_cannot_be_changed_in_place_is_written_anew() -> None:
    assert _changed("{a: 1, id: 2}\n", {"a": "3"}) == "a: 3\nid: 2\n"
    assert _changed("[{a: 1, id: 2}]\n", {"a": "3"}, 0) == "- a: 3\n  id: 2\n"
    assert _changed("a: 1\nb: 2\nc: 3\nid: 4", {"a": None, "c": None, "id": None}) == "b: 2"
