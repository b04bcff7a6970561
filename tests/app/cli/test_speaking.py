from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.speaking import language_asked_for
from app.setup.preferences import LANGUAGE, PREFERENCES_NAME, Preferences


@pytest.fixture(autouse=True)
def german_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.speaking.system_languages", lambda _surroundings: ("de-DE",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Preferences(tmp_path / PREFERENCES_NAME).remember(LANGUAGE, "fr")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "tag"),
    [
        ("--state-folder {empty} --help", "de"),
        ("--state-folder {folder} --help", "fr"),
        ("--state-folder={folder} check --help", "fr"),
        ("--language sv --state-folder {folder} --help", "sv"),
        ("--state-folder {folder} create --language 1053", "fr"),
        ("--language sv create --language 1053 --nonsense", "sv"),
        ("--state-folder {folder} --language tlh --help", "fr"),
        ("--state-folder {folder} check --environment", "fr"),
        ("--state-folder {folder} --language", "fr"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_chosen_else_the_system_s(
    arguments: str, tag: str, folder: Path
) -> None:
    written = arguments.format(folder=folder, empty=folder / "empty").split()
    assert language_asked_for(written).tag == tag
