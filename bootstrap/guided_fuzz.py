"""A fuzzer that sees which lines are reached, on every reader of outside data, each for some time."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from bootstrap.beside import found_in, packages_beside
from bootstrap.trouble import SetupTrouble

_SCRIPT = "tests/fuzz/guided.py"
_LOCK = "tests/fuzz/requirements-guided.lock"
_ONE = ("-max_len=4096", "-len_control=0", "-timeout=60", "-rss_limit_mb=4096", "-print_final_stats=1")
"""A single reading that takes a minute, or that much memory, is a fault too."""
_NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
_SHOWN = 6_000
_RUNS = re.compile(r"stat::number_of_executed_units: *(\d+)")


def fuzz(python: Path, root: Path, arguments: Sequence[str], surroundings: Mapping[str, str]) -> int:
    """Fuzzes all readers, or those that are named, and tells what was found. Gives an exit code.

    Raises:
        SetupTrouble: the fuzzer cannot be had here, or there is no such reader.
    """
    chosen = _parser().parse_args(arguments)
    if not sys.platform.startswith("linux"):
        raise SetupTrouble("This fuzzer is for Linux. On other systems: run.py test -m campaign tests/fuzz")
    beside = packages_beside(python, root, _LOCK, surroundings)
    settings = {**found_in(surroundings, root, root / "tests" / "support", beside), **_NO_KEYRING}
    command = [python, root / _SCRIPT]
    listed = _told([*command, "--names"], settings)
    if listed.returncode:
        raise SetupTrouble(f"The fuzzer did not start:\n{_end_of(listed)}")
    names = listed.stdout.splitlines()
    unknown = sorted({*chosen.names} - {*names})
    if unknown:
        raise SetupTrouble(
            f"There is nothing to fuzz with the name {unknown[0]}. The names: {', '.join(names)}"
        )
    folder: Path = (chosen.to or root / "build" / "fuzz").resolve()
    try_one = partial(_tried, command, settings, folder, chosen.seconds)
    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
        return max(side_by_side.map(try_one, chosen.names or names), default=0)


def _tried(
    command: Sequence[str | Path], settings: Mapping[str, str], folder: Path, seconds: int, name: str
) -> int:
    own = folder / re.sub(r"\W+", "-", name)
    own.mkdir(parents=True, exist_ok=True)
    done = _told([*command, name, own, f"-max_total_time={seconds}", *_ONE], settings)
    runs = _RUNS.search(done.stderr)
    if done.returncode == 0 and runs:
        sys.stdout.write(f"{name}: {int(runs[1]):,} readings, nothing found\n")
    else:
        sys.stdout.write(f"{name}: FOUND SOMETHING ({done.returncode}), see {own}\n{_end_of(done)}\n")
    sys.stdout.flush()
    return int(done.returncode != 0 or not runs)


def _end_of(done: subprocess.CompletedProcess[str]) -> str:
    return (done.stdout + done.stderr)[-_SHOWN:]


def _told(command: Sequence[str | Path], settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the project's own script
        command, env=settings, capture_output=True, encoding="utf-8", errors="replace", check=False
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python run.py fuzz")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="what to fuzz; everything where none is named"
    )
    parser.add_argument("--seconds", type=int, default=60, help="how long each is tried (60)")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where inputs are kept (build/fuzz)")
    return parser
