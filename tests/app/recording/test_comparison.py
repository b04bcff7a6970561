from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import RecordingUnreadable
from app.problems import problem_of
from app.recording.comparison import Difference, differences

_LIST = "GET /environments/{}/websites"


def recording(file: Path, *answers: Any, path: str = "/environments/{}/websites") -> Path:
    calls = [{"method": "GET", "path": path, "status": 200, "answer": one} for one in answers]
    file.write_text(json.dumps({"format": 1, "calls": calls}), "utf-8")
    return file


def test_the_same_form_is_no_difference_whatever_the_stand_ins(tmp_path: Path) -> None:
    one = recording(tmp_path / "1", {"value": [{"type": "text-1"}, {"type": "text-2"}]})
    other = recording(tmp_path / "2", {"value": [{"type": "text-9"}]})
    assert differences(one, other) == ()


def test_names_kinds_and_words_that_one_has_alone_are_told(tmp_path: Path) -> None:
    row = {"status": "StateConfigured", "days": None, "extra": "text-1"}
    one = recording(tmp_path / "1", {"value": [row]})
    other = recording(tmp_path / "2", {"value": [{"status": "OperationComplete", "days": 0}]})
    assert differences(one, other) == (
        Difference(_LIST, "value[].days is a number", False),
        Difference(_LIST, "value[].days is null", True),
        Difference(_LIST, "value[].extra is a text", True),
        Difference(_LIST, "value[].status is OperationComplete", False),
        Difference(_LIST, "value[].status is StateConfigured", True),
    )


def test_a_call_that_one_never_made_is_told(tmp_path: Path) -> None:
    one, other = recording(tmp_path / "1", {}), recording(tmp_path / "2")
    assert differences(one, other) == (Difference(_LIST, "", True),)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"format": 2, "calls": []}', '{"format": 1, "calls": [1]}']
)
def test_what_is_no_recording_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "1").write_text(content, "utf-8")
    with pytest.raises(RecordingUnreadable) as told:
        differences(tmp_path / "1", recording(tmp_path / "2"))
    assert problem_of(told.value).code == "FILE-8"


def test_a_recording_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordingUnreadable):
        differences(tmp_path / "none", tmp_path / "none")
