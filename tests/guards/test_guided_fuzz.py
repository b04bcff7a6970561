from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from bootstrap import guided_fuzz
from bootstrap.guided_fuzz import fuzz
from bootstrap.trouble import SetupTrouble

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the fuzzer is for Linux")
_NAMES = subprocess.CompletedProcess([], 0, "cloud file\njournal\n", "")
_SOUND = subprocess.CompletedProcess([], 0, "", "stat::number_of_executed_units: 12345\n")
_FOUND = subprocess.CompletedProcess([], 77, "", "Uncaught Python exception: KeyError\n")

Fuzzed = Callable[..., int]


@pytest.fixture
def fuzzed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fuzzed:
    """Fuzzes where the fuzzer ends as it is told to; the first is its list of names."""

    def run(*arguments: str, **ends: subprocess.CompletedProcess[str]) -> int:
        def told(command: Sequence[str | Path], _: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
            return ends["names"] if command[-1] == "--names" else ends[str(command[2]).split()[0]]

        monkeypatch.setattr(guided_fuzz, "packages_beside", lambda *_: tmp_path)
        monkeypatch.setattr(guided_fuzz, "_told", told)
        return fuzz(Path("python"), tmp_path, arguments, {})

    return run


def test_each_kind_tells_how_often_it_was_read(fuzzed: Fuzzed, capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzzed(names=_NAMES, cloud=_SOUND, journal=_SOUND) == 0
    assert "journal: 12,345 readings, nothing found\n" in capsys.readouterr().out


def test_what_is_found_is_told_and_the_others_are_read(
    fuzzed: Fuzzed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fuzzed(names=_NAMES, cloud=_FOUND, journal=_SOUND) == 1
    told = capsys.readouterr().out
    assert "cloud file: FOUND SOMETHING (77)" in told
    assert "Uncaught Python exception: KeyError" in told
    assert "journal: 12,345 readings" in told


def test_a_fuzzer_that_reads_nothing_is_no_good_sign(fuzzed: Fuzzed) -> None:
    assert fuzzed("journal", names=_NAMES, journal=subprocess.CompletedProcess([], 0, "", "")) == 1
    with pytest.raises(SetupTrouble, match="did not start:\nno module"):
        fuzzed(names=subprocess.CompletedProcess([], 1, "", "no module"))


def test_a_name_that_is_none_is_answered_with_the_names(fuzzed: Fuzzed) -> None:
    with pytest.raises(SetupTrouble, match=r"name diary\. The names: cloud file, journal"):
        fuzzed("diary", names=_NAMES)
