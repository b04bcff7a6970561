"""Recorded replies of the real services, kept beside the project; only their shapes are compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"


def recorded(folder: str, name: str) -> Any:
    """Give a recorded reply, or skip the test where the recordings are not at hand."""
    file = FIXTURES / folder / f"{name}.json"
    if not file.is_file():
        pytest.skip(f"the recorded reply {folder}/{name} is not beside the project")
    return json.loads(file.read_text(encoding="utf-8"))


def differences(ours: Any, theirs: Any, path: str = "") -> list[str]:
    """Give where our reply lacks a key of the recorded one, or has another kind of value there.

    Lists are compared by their first items; a value that is null in either says nothing about its kind.
    """
    if ours is None or theirs is None:
        return []
    if type(ours) is not type(theirs):
        return [f"{path}: {type(ours).__name__} instead of {type(theirs).__name__}"]
    if isinstance(ours, list):
        return differences(ours[0], theirs[0], f"{path}[]") if ours and theirs else []
    if not isinstance(ours, dict):
        return []
    missing = [f"{path}.{key} is missing" for key in theirs if key not in ours]
    shared = (key for key in theirs if key in ours)
    return missing + [
        found for key in shared for found in differences(ours[key], theirs[key], f"{path}.{key}")
    ]


def recorded_table(folder: str, name: str) -> list[str]:
    """Give the lines of a table kept beside the project, or skip the test where it is not at hand."""
    file = FIXTURES / folder / f"{name}.csv"
    if not file.is_file():
        pytest.skip(f"the table {folder}/{name} is not beside the project")
    return file.read_text(encoding="utf-8").splitlines()
