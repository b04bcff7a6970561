from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from contact_sheet import contact_sheet
from project_sources import ROOT

from bootstrap import screens
from bootstrap.commands import main
from bootstrap.screens import take_screens
from bootstrap.trouble import SetupTrouble


def test_pictures_are_not_left_among_the_sources() -> None:
    with pytest.raises(SetupTrouble, match="name a folder elsewhere"):
        take_screens(Path("python"), ROOT, ["--to", str(ROOT / "screens")], {})


def test_pictures_may_lie_where_building_leaves_things(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Sequence[str | Path]] = []

    def run(command: Sequence[str | Path], _root: Path, _settings: object) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(screens, "_run", run)
    folder = tmp_path / "build" / "screens"
    assert take_screens(Path("python"), tmp_path, ["--few", "--to", str(folder)], {}) == 0
    assert [command[-1] for command in started] == ["tests/ui/test_screens.py", folder]


def test_the_sheet_has_a_row_for_each_state() -> None:
    sheet = contact_sheet(
        ["welcome.sv.dark.usual.png", "review.en.light.usual.png", "review.de.light.usual.png"]
    )
    assert sheet.index("<h2>review</h2>") < sheet.index('src="review.en.light.usual.png"')
    assert sheet.index('src="review.en.light.usual.png"') < sheet.index("<h2>welcome</h2>")
    assert "welcome · sv · dark · usual" in sheet


def test_the_command_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "python run.py screens --to FOLDER" in capsys.readouterr().out
