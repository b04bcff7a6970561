from __future__ import annotations

from pathlib import Path

import pytest
from contact_sheet import contact_sheet
from project_sources import ROOT

from bootstrap.commands import main
from bootstrap.screens import take_screens
from bootstrap.trouble import SetupTrouble


def test_pictures_are_not_left_among_the_sources() -> None:
    with pytest.raises(SetupTrouble, match="name a folder elsewhere"):
        take_screens(Path("python"), ROOT, ["--to", str(ROOT / "screens")], {})


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
