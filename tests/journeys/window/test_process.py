from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from project_sources import ROOT

_SECONDS = 120
_PLUGIN = "This plugin does not support"  # what Qt says of its own platform without a screen


def _started(folder: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ui", "--demo", "--state-folder", str(folder), *more]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _said(process: subprocess.Popen[str]) -> tuple[str, list[str]]:
    out, problems = process.communicate(timeout=_SECONDS)
    return out, [line for line in problems.splitlines() if not line.startswith(_PLUGIN)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes a process in another way")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_program_says_nothing_and_ends_when_it_is_told_to(tmp_path: Path, number: signal.Signals) -> None:
    process = _started(tmp_path / "state")
    cloud = tmp_path / "state" / "practice" / "practice-cloud.toml"
    end = time.monotonic() + _SECONDS
    while not cloud.is_file() and time.monotonic() < end:
        time.sleep(0.05)
    assert cloud.is_file()
    time.sleep(0.5)
    process.send_signal(number)
    assert _said(process) == ("", [])
    assert process.returncode == 0
