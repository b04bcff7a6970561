"""Whatever stands in a file from outside, reading it gives what it says, or an outcome that has words."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzzed import readings_of_a_file
from outside_files import OUTSIDE_FILES, OutsideFile

_every = pytest.mark.parametrize("kind", OUTSIDE_FILES, ids=lambda kind: kind.name)


@_every
def test_a_damaged_file_is_read_or_told(kind: OutsideFile, tmp_path: Path) -> None:
    readings_of_a_file(kind, tmp_path, 25)()


@_every
def test_a_whole_file_is_read(kind: OutsideFile, tmp_path: Path) -> None:
    kind.write(tmp_path / "file")
    assert kind.read(next(one for one in tmp_path.iterdir() if one.is_file())) is not None


@pytest.mark.campaign
@pytest.mark.timeout(3_600)
@_every
def test_thousands_of_damaged_files(kind: OutsideFile, tmp_path: Path) -> None:
    readings_of_a_file(kind, tmp_path, 4_000)()
