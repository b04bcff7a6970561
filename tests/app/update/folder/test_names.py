from __future__ import annotations

import pytest

from app.errors import UnsafeName
from app.update.folder.names import check_path, check_paths


@pytest.mark.parametrize("path", ["..", "a/../b", "/etc/passwd", "a//b", "./a", "", "a/"])
def test_paths_that_lead_out_of_the_folder_are_told(path: str) -> None:
    with pytest.raises(UnsafeName) as told:
        check_path(path)
    assert told.value.reason == "outside"


@pytest.mark.parametrize(
    "path", ["CON", "a/nul.yml", "com1.txt/b", "a.", "a ", "C:", "a:b", "a\\b", "a\x07", "LPT³", "what?"]
)
def test_names_that_windows_cannot_have_are_told(path: str) -> None:
    with pytest.raises(UnsafeName) as told:
        check_path(path)
    assert told.value.reason == "reserved"


@pytest.mark.parametrize(
    "path", ["console/auxiliary.yml", "[admin]-(1)/ä – 100%.webpage.yml", ".portalconfig/a"]
)
def test_other_names_are_safe(path: str) -> None:
    assert check_path(path) == path


@pytest.mark.parametrize("paths", [["a/B.yml", "a/b.yml"], ["A/x", "a/y"], ["\u00e9", "e\u0301"]])
def test_names_that_differ_in_case_alone_are_told(paths: list[str]) -> None:
    with pytest.raises(UnsafeName) as told:
        check_paths(paths)
    assert told.value.reason == "case"
