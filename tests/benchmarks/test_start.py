"""How soon the window is there after the program was started, beside a window with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

import pytest
from benchmark_report import Headline, table
from project_sources import ROOT

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

_STARTS = 20
_MOST = 1.15
_PROGRAM = "import runpy; runpy.run_module('first_paint', run_name='__main__')"
_WORDS = (
    f"From the start of the process until its first window is painted: {_STARTS} starts of each, in turns, "
    "all files read before. The quarter that was fastest stays within these times: the others tell what else "
    f"the computer did. The rule is {_MOST} times an empty window."
)


def _seconds(*arguments: str) -> float:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests" / "support")))
    # Compiled modules are kept, as they are where the program is installed.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", _PROGRAM, str(time.monotonic()), *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env={**kept, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def test_the_window_is_there_nearly_as_soon_as_an_empty_one(
    tmp_path: Path, report: Callable[[str, str], None], headline: Headline
) -> None:
    _seconds(), _seconds(str(tmp_path))
    pairs = [(_seconds(), _seconds(str(tmp_path))) for _ in range(_STARTS)]
    empty, program = (quantiles(column, n=4)[0] for column in zip(*pairs, strict=True))
    ratio = program / empty
    rows: list[tuple[str, ...]] = [
        ("an empty window", f"{empty * 1000:.0f} ms", ""),
        ("this program", f"{program * 1000:.0f} ms", f"{ratio:.2f} x"),
    ]
    report("From the start to the window", f"{_WORDS}\n\n{table(('what', 'painted after', ''), rows)}")
    headline("from the start to the window", rows[1][1], f"an empty window: {rows[0][1]}", rows[1][2])
    assert ratio <= _MOST
