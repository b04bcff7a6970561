"""The commands of `run.py`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from bootstrap.audit import audit
from bootstrap.environment import prepared
from bootstrap.guided_fuzz import fuzz
from bootstrap.screens import take_screens
from bootstrap.system_libraries import require_qt_libraries
from bootstrap.trouble import SetupTrouble

ROOT: Final = Path(__file__).resolve().parent.parent
USAGE: Final = """\
python run.py                   practise a setup with a demo company (the same as: demo)
python run.py demo [options]    the same, with options of the program
python run.py app [options]     start the program; with a command of the program: without a window
python run.py test [options]    run all tests; options are those of pytest
python run.py screens --to FOLDER
                                pictures of every page in every language, scheme and size
python run.py fuzz [NAME ...]   damaged files and answers, guided by the lines that they reach
python run.py audit             ask for known weaknesses of the packages
python run.py lint              check style, types and layers
python run.py check [options]   lint, then test
python run.py texts             bring the translations up to date and compile them
"""
_LINTERS: Final = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
)
SETUP_TROUBLE: Final = 2
INTERRUPTED: Final = 130


def main(arguments: Sequence[str]) -> int:
    """Carries out one command. Gives its exit code: 2 when the project cannot be set up."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("demo", [])
    try:
        return _carry_out(command, rest)
    except SetupTrouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return SETUP_TROUBLE
    except KeyboardInterrupt:
        return INTERRUPTED


def program_settings(surroundings: Mapping[str, str], root: Path) -> dict[str, str]:
    """The environment variables for the program: its modules come from `root` and from nowhere else."""
    settings = {name: value for name, value in surroundings.items() if name != "PYTHONHOME"}
    return settings | {"PYTHONPATH": str(root)}


def _carry_out(command: str, rest: Sequence[str]) -> int:
    match command:
        case "demo":
            return _practise(rest)
        case "app":
            return _start([prepared(ROOT, development=False), "-P", "-m", "ui", *rest])
        case "test":
            return _test(prepared(ROOT, development=True), rest)
        case "texts":
            return _result([prepared(ROOT, development=True), "-m", "bootstrap.texts"])
        case "audit" | "fuzz" | "screens":
            carry_out = {"audit": audit, "fuzz": fuzz, "screens": take_screens}[command]
            return carry_out(prepared(ROOT, development=True), ROOT, rest, os.environ)
        case "lint":
            return _lint(prepared(ROOT, development=True))
        case "check":
            python = prepared(ROOT, development=True)
            return _lint(python) or _test(python, rest)
        case "help" | "-h" | "--help":
            sys.stdout.write(USAGE)
            return 0
        case _:
            raise SetupTrouble(f"There is no command {command}. These are the commands:\n{USAGE.rstrip()}")


def _practise(rest: Sequence[str]) -> int:
    python = prepared(ROOT, development=False)
    require_qt_libraries(python, os.environ)
    return _start([python, "-P", "-m", "ui", "--demo", *rest])


def _test(python: Path, rest: Sequence[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    require_qt_libraries(python, os.environ)
    os.chdir(ROOT)
    return _start([python, "-m", "pytest", *rest])


def _lint(python: Path) -> int:
    codes = [_result([python, *linter]) for linter in _LINTERS]
    return next((code for code in codes if code), 0)


def _result(command: Sequence[str | Path]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603


def _start(command: Sequence[str | Path]) -> int:
    """Runs the program, where it can in place of this process, so that nothing stays behind."""
    settings = program_settings(os.environ, ROOT)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], [str(part) for part in command], settings)  # noqa: S606
    return subprocess.run(command, env=settings, check=False).returncode  # noqa: S603
