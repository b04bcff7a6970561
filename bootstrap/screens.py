"""Pictures of every page in every language, scheme and size, with a sheet to look at them all."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from bootstrap.trouble import SetupTrouble

_PICTURES = "tests/ui/test_screens.py"
_SHEET = "tests/support/contact_sheet.py"
_LEFT = "build"
"""The one folder among the sources that is for what building leaves behind."""
_FEW = "usual-light-en"


def take_screens(python: Path, root: Path, arguments: Sequence[str], surroundings: Mapping[str, str]) -> int:
    """Makes the pictures and the sheet. Gives an exit code.

    Raises:
        SetupTrouble: the pictures would lie among the sources.
    """
    chosen = _parser().parse_args(arguments)
    folder: Path = chosen.to.resolve()
    if folder.is_relative_to(root) and not folder.is_relative_to(root / _LEFT):
        raise SetupTrouble("Pictures do not belong among the sources: name a folder elsewhere with --to.")
    folder.mkdir(parents=True, exist_ok=True)
    settings = {**surroundings, "QT_QPA_PLATFORM": "offscreen", "SCREENS": str(folder)}
    if chosen.every_state:
        settings["SCREENS_OF"] = "every state"
    options = ["-q", "-m", "screens", "--timeout=600"]
    # With few of them, the others would be there only when it is done.
    options += ["-k", _FEW] if chosen.few else [f"--numprocesses={os.cpu_count() or 1}", "--dist=load"]
    taken = _run([python, "-m", "pytest", *options, _PICTURES], root, settings)
    return taken or _run([python, root / _SHEET, folder], root, settings)


def _run(command: Sequence[str | Path], root: Path, settings: Mapping[str, str]) -> int:
    return subprocess.run(command, cwd=root, env=settings, check=False).returncode  # noqa: S603


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python run.py screens")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where the pictures go")
    parser.add_argument(
        "--every-state", action="store_true", help="each state of each page, not only those with most to see"
    )
    parser.add_argument(
        "--few", action="store_true", help="English, light and the usual size alone: in seconds"
    )
    return parser
