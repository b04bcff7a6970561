from __future__ import annotations

import json

import pytest

from app.update.merge.json_text import JsonConflict, merge_json, same_json
from app.update.merge.json_tree import json_tree

IDENTITIES = (("ViewId",), ("Type", "LCID"))

PRETTY = """{
  "a": 1.50,
  "b": "caf\\u00e9",
  "c": {"x": true}
}"""


def _merged(base: str, ours: str, theirs: str, *chosen: str) -> str:
    merged = merge_json(base, ours, theirs, IDENTITIES)
    assert merged is not None
    return merged.text(chosen)


def test_members_that_different_sides_changed_are_both_taken() -> None:
    assert _merged('{"a":1,"b":2}', '{"a":5,"b":2}', '{"a":1,"b":6}') == '{"a":5,"b":6}'


def test_what_nobody_touched_stays_as_it_is_written() -> None:
    theirs = PRETTY.replace("1.50", "1.5").replace("true", "false").replace('"b"', '"d": [],"b"')
    merged = _merged(PRETTY, PRETTY.replace('"a": 1.50', '"a": 1.50,\n  "n": 7.0'), theirs)
    assert '"a": 1.50,\n' in merged
    assert '\n  "n": 7.0,\n' in merged
    assert "caf\\u00e9" in merged
    assert json.loads(merged) == {"a": 1.5, "n": 7.0, "d": [], "b": "café", "c": {"x": False}}
    assert merged.endswith("\n}")


def test_a_member_is_added_in_the_sites_own_way() -> None:
    ours = '\n{\n  "a": 1\n}\n'
    assert _merged('{"a":1}', ours.replace("1", "3"), '{"a":1,"z":2}') == '\n{\n  "a": 3,\n  "z":2\n}\n'


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ('{"a":1,"b":2,"c":3}', '{"a":1,"b":2,"c":4}', '{"b":2,"c":3}', '{"b":2,"c":4}'),
        ('{"a":1,"b":2}', '{"a":1}', '{"b":2}', "{}"),
        ('{"a":[1]}', '{"a":[1],"n":0}', '{"a":[2,3]}', '{"a":[2,3],"n":0}'),
        ("{}", '{"a":1}', '{"b":2}', '{"a":1,"b":2}'),
    ],
)
def test_members_come_and_go(base: str, ours: str, theirs: str, merged: str) -> None:
    assert _merged(base, ours, theirs) == merged


def test_elements_of_a_list_are_known_by_what_identifies_them() -> None:
    base = '[{"ViewId":"v1","n":1},{"ViewId":"v2","n":2}]'
    ours = '[{"ViewId":"v2","n":2},{"ViewId":"v1","n":7}]'
    theirs = '[{"ViewId":"v1","n":1},{"ViewId":"v3","n":3},{"ViewId":"v2","n":9}]'
    assert json.loads(_merged(base, ours, theirs)) == [
        {"ViewId": "v2", "n": 9},
        {"ViewId": "v1", "n": 7},
        {"ViewId": "v3", "n": 3},
    ]


def test_two_members_together_identify() -> None:
    base = '[{"Type":1,"LCID":1033,"t":"a"},{"Type":1,"LCID":1053,"t":"b"}]'
    merged = _merged(base, base.replace('"a"', '"A"'), base.replace('"b"', '"B"'))
    assert merged == base.replace('"a"', '"A"').replace('"b"', '"B"')


def test_a_list_whose_elements_nothing_identifies_is_one_value() -> None:
    merged = merge_json('{"l":[1,2]}', '{"l":[1,3]}', '{"l":[0,2]}', IDENTITIES)
    assert merged is not None
    assert merged.conflicts == (JsonConflict(("l",), "[1,2]", "[1,3]", "[0,2]"),)
    assert merged.text(("[0,3]",)) == '{"l":[0,3]}'
    assert merged.text(("",)) == "{}"
    with pytest.raises(ValueError, match="1 conflicts, 0 choices"):
        merged.text()


def test_what_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    merged = merge_json('{"a":1}', "{}", '{"a":2}', IDENTITIES)
    assert merged is not None
    assert merged.conflicts == (JsonConflict(("a",), "1", "", "2"),)
    assert merged.text(("2",)) == '{"a":2}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a":1,"a":2}',
        "[1,]",
        "nul",
        '{"a" 1}',
        '"\x01"',
        "01",
        "[" * 200 + "]" * 200,
        "{} {}",
        "[1",
    ],
)
def test_what_is_no_json_to_merge_is_told(text: str) -> None:
    assert json_tree(text) is None
    assert merge_json("{}", "{}", text, IDENTITIES) is None


def test_a_plain_value_has_no_structure() -> None:
    assert merge_json("1", "2", "3", IDENTITIES) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('{"a":1,"b":[true]}', '{ "b" : [ true ], "a" : 1.0 }', True),
        ('"\\u0041"', '"A"', True),
        ('{"a":1}', '{"a":true}', False),
        ('{"a":1}', '{"a":"1"}', False),
        ("{", "{", False),
    ],
)
def test_formatting_is_told_from_meaning(one: str, other: str, same: bool) -> None:
    assert same_json(one, other) is same


@pytest.mark.parametrize("number", ["1e99999999999999999999", "-1E-99999999999999999999"])
def test_a_number_beyond_all_counting_is_what_it_says(number: str) -> None:
    assert same_json(f'{{"a":{number}}}', f'{{"a": {number}}}')
    assert not same_json(f'{{"a":{number}}}', '{"a":1}')
    assert _merged(f'{{"a":{number},"b":1}}', f'{{"a":{number},"b":1}}', f'{{"a":{number},"b":2}}') == (
        f'{{"a":{number},"b":2}}'
    )
