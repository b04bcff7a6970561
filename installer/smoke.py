"""Tries a bundle out: its version, a practice setup from sign-in to the open portal, and its window.

The person at the browser is the tests' own. What takes how long, and how large it is, is told against the
program that runs from its source in the environment that the bundle was made from.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from installer.environment import building_python
from installer.product import COMMAND, ROOT, VERSION
from installer.trouble import BuildTrouble

_PATIENCE = 300
_TURNS = 12
_MEGABYTE = 1_000_000
_CREATE = ("create", "--environment", "Contoso Production", "--name", "Contoso orders", "--json")


def try_out(bundle: Path) -> None:
    """Walks through it and prints what was seen.

    Raises:
        BuildTrouble: it does not do what the program does.
    """
    bundled = [str(bundle / (f"{COMMAND}.exe" if sys.platform == "win32" else COMMAND))]
    source = [str(building_python()), "-m", "ui"]
    with tempfile.TemporaryDirectory() as folder:
        surroundings = _surroundings(Path(folder))
        said = _answer([*bundled, "--version"], surroundings).strip()
        if said != f"{COMMAND} {VERSION}":
            raise BuildTrouble(f"the bundle says that it is {said!r}")
        _practise(bundled, Path(folder), surroundings)
        _compare(bundled, source, surroundings)
    environment = building_python().parents[1]
    _say(f"size: bundle {_megabytes(bundle):.0f} MB, packages of the source {_megabytes(environment):.0f} MB")


def _compare(bundled: Sequence[str], source: Sequence[str], surroundings: dict[str, str]) -> None:
    """Prints how long both take to start: in turn, so that what else the machine does slows both down."""
    for what, measure in (("--version", _until_the_version), ("window at work", _until_the_window)):
        times = [(measure(bundled, surroundings), measure(source, surroundings)) for _ in range(_TURNS)]
        ours, theirs = (_fastest_quarter(column) for column in zip(*times, strict=True))
        _say(f"{what}: bundle {ours:.2f} s, source {theirs:.2f} s, {ours / theirs:.2f} x")


def _fastest_quarter(seconds: Sequence[float]) -> float:
    """The mean of those runs that little else on the machine got in the way of."""
    return fmean(sorted(seconds)[: max(1, len(seconds) // 4)])


def _practise(program: Sequence[str], folder: Path, surroundings: dict[str, str]) -> None:
    options = ["--state-folder", str(folder / "state"), "--demo", "--pace", "5000"]
    report = folder / "report.pdf"
    address = ["--address", "contoso-orders", "--report", str(report)]
    begun = time.perf_counter()
    told = json.loads(_answer([*program, *options, *_CREATE, *address], surroundings))
    if not told["website"]["address"].endswith("/contoso-orders") or not report.read_bytes().startswith(
        b"%PDF"
    ):
        raise BuildTrouble(f"the practice setup gave {told}")
    _say(f"practice setup to the open portal, with its report: {time.perf_counter() - begun:.1f} s")


def _until_the_window(program: Sequence[str], surroundings: dict[str, str]) -> float:
    """Seconds until the window stands and has begun its work, of which the journal is the first sign."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        command = [*program, "--state-folder", folder]
        with subprocess.Popen(command, env=surroundings, cwd=ROOT) as window:  # noqa: S603 - our own program
            while not (Path(folder) / "journal.sqlite3").exists():
                if window.poll() is not None or time.perf_counter() - begun > _PATIENCE:
                    window.kill()
                    raise BuildTrouble("the window did not come")
                time.sleep(0.005)
            taken = time.perf_counter() - begun
            window.terminate()
            if window.wait(_PATIENCE) and sys.platform != "win32":
                raise BuildTrouble(f"the window closed with {window.returncode}")
    return taken


def _until_the_version(program: Sequence[str], surroundings: dict[str, str]) -> float:
    begun = time.perf_counter()
    _answer([*program, "--version"], surroundings)
    return time.perf_counter() - begun


def _answer(command: Sequence[str], surroundings: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        command, env=surroundings, cwd=ROOT, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    if done.returncode:
        raise BuildTrouble(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _surroundings(folder: Path) -> dict[str, str]:
    """An environment with no person's own keyring in it, and a browser at which somebody signs in."""
    person = [str(building_python()), "-E", str(ROOT / "tests" / "support" / "browser_command.py"), "ready"]
    return {
        **os.environ,
        "BROWSER": shlex.join(person) + " %s",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "XDG_RUNTIME_DIR": str(folder),
        "LC_ALL": "C.UTF-8",
    }


def _megabytes(folder: Path) -> float:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) / _MEGABYTE


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
