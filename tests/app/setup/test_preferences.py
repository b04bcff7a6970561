from __future__ import annotations

from pathlib import Path

import pytest

from app.setup.preferences import LANGUAGE, Preferences


def test_nothing_is_chosen_at_first(tmp_path: Path) -> None:
    assert Preferences(tmp_path / "preferences.json").of(LANGUAGE) == ""


def test_a_choice_is_kept_beside_others(tmp_path: Path) -> None:
    file = tmp_path / "new" / "preferences.json"
    Preferences(file).remember("other", "yes")
    Preferences(file).remember(LANGUAGE, "nl")
    Preferences(file).remember(LANGUAGE, "sv")
    assert (Preferences(file).of(LANGUAGE), Preferences(file).of("other")) == ("sv", "yes")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        '{"format": 2, "chosen": {"language": "sv"}}',
        '{"format": 1, "chosen": []}',
        '{"format": 1, "chosen": {"language": 7}}',
        "[" * 50_000,
    ],
)
def test_a_file_that_cannot_be_used_counts_as_none(content: str, tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(content, encoding="utf-8")
    preferences = Preferences(file)
    assert preferences.of(LANGUAGE) == ""
    preferences.remember(LANGUAGE, "de")
    assert preferences.of(LANGUAGE) == "de"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    preferences = Preferences(tmp_path / "file" / "preferences.json")
    preferences.remember(LANGUAGE, "sv")
    assert preferences.of(LANGUAGE) == ""
