from __future__ import annotations

import json
from pathlib import Path

import pytest
from setup_states import ALEX, BO

from app.setup.last_choices import LastChoices


def test_the_choice_is_kept_for_each_cloud_and_account(tmp_path: Path) -> None:
    choices = LastChoices(tmp_path / "last.json")
    choices.remember("public", ALEX, "e-1")
    choices.remember("public", BO, "e-2")
    choices.remember("gcc", ALEX, "e-3")
    again = LastChoices(tmp_path / "last.json")
    assert [again.of("public", ALEX), again.of("public", BO), again.of("gcc", ALEX)] == ["e-1", "e-2", "e-3"]
    assert again.of("gcc", BO) == ""
    assert [one.name for one in tmp_path.iterdir()] == ["last.json"]


def test_another_choice_takes_the_place_of_the_first(tmp_path: Path) -> None:
    choices = LastChoices(tmp_path / "last.json")
    choices.remember("public", ALEX, "e-1")
    choices.remember("public", ALEX, "e-2")
    assert choices.of("public", ALEX) == "e-2"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({"format": 2, "environments": {"public user.tenant tenant": "e-1"}}).encode(),
        json.dumps({"format": 1, "environments": ["e-1"]}).encode(),
        json.dumps({"format": 1, "environments": {"public user.tenant tenant": 7}}).encode(),
    ],
)
def test_a_damaged_or_foreign_file_holds_nothing_and_can_be_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "last.json"
    file.write_bytes(content)
    choices = LastChoices(file)
    assert choices.of("public", ALEX) == ""
    choices.remember("public", ALEX, "e-9")
    assert choices.of("public", ALEX) == "e-9"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_bytes(b"")
    choices = LastChoices(in_the_way / "last.json")
    choices.remember("public", ALEX, "e-1")
    assert choices.of("public", ALEX) == ""


def test_the_file_does_not_grow_without_end(tmp_path: Path) -> None:
    choices = LastChoices(tmp_path / "last.json")
    for number in range(205):
        choices.remember(f"cloud-{number}", ALEX, "e-1")
    assert (choices.of("cloud-0", ALEX), choices.of("cloud-204", ALEX)) == ("", "e-1")
