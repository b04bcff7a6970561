"""Whatever stands in a file from outside, reading it gives what it says, or an outcome that has words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from outside_files import OUTSIDE_FILES, OutsideFile

from app.errors import Trouble
from app.problems import problem_of

_every = pytest.mark.parametrize("kind", OUTSIDE_FILES, ids=lambda kind: kind.name)
_CALM = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))


def _fuzz(kind: OutsideFile, folders: pytest.TempPathFactory, examples: int) -> None:
    file = folders.mktemp("read") / "file"

    @settings(_CALM, max_examples=examples)
    @given(content=kind.contents(folders.mktemp("written") / "whole"))
    def read(content: bytes) -> None:
        file.write_bytes(content)
        told: Exception | None = None
        try:
            kind.read(file)
        except kind.told as trouble:
            told = trouble
        assert told is None or not isinstance(told, Trouble) or problem_of(told).code != "PROGRAM-1"

    read()


@_every
def test_a_damaged_file_is_read_or_told(kind: OutsideFile, tmp_path_factory: pytest.TempPathFactory) -> None:
    _fuzz(kind, tmp_path_factory, 25)


@_every
def test_a_whole_file_is_read(kind: OutsideFile, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("whole") / "folder"
    folder.mkdir()
    kind.write(folder / "file")
    assert kind.read(next(one for one in folder.iterdir() if one.is_file())) is not None


@pytest.mark.campaign
@pytest.mark.timeout(3_600)
@_every
def test_thousands_of_damaged_files(kind: OutsideFile, tmp_path_factory: pytest.TempPathFactory) -> None:
    _fuzz(kind, tmp_path_factory, 4_000)
