"""The program as a process of its own, as a person or another program starts it."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_BROWSER = Path(__file__).with_name("browser_command.py")
_SECONDS = 240


@dataclass(frozen=True)
class Ended:
    """How the program ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON on its standard output."""
        return json.loads(self.out)


def run_program(*arguments: str | Path, person: str = "", **settings: str) -> Ended:
    """Run the program to its end; `person` is who sits at the browser, `settings` the environment."""
    with start_program(*arguments, person=person, **settings) as process:
        try:
            out, err = process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return Ended(process.returncode, out, err)


def start_program(*arguments: str | Path, person: str = "", **settings: str) -> subprocess.Popen[str]:
    """Start the program and leave it running."""
    browser = shlex.join([sys.executable, "-E", str(_BROWSER), person]) + " %s" if person else ""
    surroundings = {
        **os.environ,
        "BROWSER": browser,
        "PYTHONWARNINGS": "default",
        **settings,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "ui", *map(str, arguments)],
        cwd=ROOT,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
