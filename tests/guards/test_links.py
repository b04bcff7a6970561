"""Nothing sends the browser anywhere without saying where: a `Link` does, and whatever begins a sign-in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from project_sources import python_files, shown

_LINK = "ui/leads_to.py"
_RIM = {"ui/browser.py", "ui/program.py", "ui/session.py"}
"""Where the way to the browser is made and handed down."""


def _names(file: Path) -> set[str]:
    parts = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    plain = {one.id for one in parts if isinstance(one, ast.Name)}
    return plain | {one.attr for one in parts if isinstance(one, ast.Attribute)}


def _called(file: Path) -> set[str]:
    calls = (one for one in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(one, ast.Call))
    return {one.func.attr for one in calls if isinstance(one.func, ast.Attribute)}


def _with_the_browser() -> list[Path]:
    return [file for file in python_files("ui") if "open_page" in _names(file) and shown(file) not in _RIM]


@pytest.mark.parametrize("file", _with_the_browser(), ids=shown)
def test_the_way_to_the_browser_is_told(file: Path) -> None:
    if shown(file) == _LINK:
        return
    assert "open_page" not in _called(file), "make it a Link of ui.leads_to"
    assert "leads_to_sign_in" in _names(file), "a sign-in says where it begins"


def test_the_browser_is_opened_in_one_place() -> None:
    found = [shown(file) for file in python_files("ui") if "QDesktopServices" in _names(file)]
    assert found == ["ui/browser.py"]
