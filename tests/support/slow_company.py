"""A practice company in a process of its own, each of whose answers is held back: far away and slow.

Started as a program with a folder and the seconds, it writes where its cloud file is and serves until its
standard input ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from project_sources import ROOT

from app.demo.faults import Fault
from app.demo.tenant import PracticeTenant

_PROGRAM = "import runpy; runpy.run_module('slow_company', run_name='__main__')"


@contextmanager
def slow_company(folder: Path, seconds: float) -> Iterator[Path]:
    """The cloud file of a company whose answers take `seconds`, while it is there."""
    modules = os.pathsep.join((str(ROOT / "tests" / "support"), str(ROOT)))
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(folder), str(seconds)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": modules},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield Path(process.stdout.readline().strip())
        process.communicate(timeout=60)


def _serve(folder: Path, seconds: float) -> None:
    with PracticeTenant.start(folder, pace=10_000) as tenant:
        if seconds:
            tenant.faults.add(Fault("delay", "*", value=seconds))
        sys.stdout.write(f"{tenant.cloud_file}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), float(sys.argv[2]))
