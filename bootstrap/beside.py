"""Packages that one command needs and no other: they lie in a folder of their own, beside the environment."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bootstrap.environment import pip_settings
from bootstrap.trouble import SetupTrouble

_NOT_INSTALLED = "The packages of {lock} could not be installed here; the lines above say why."


def packages_beside(python: Path, root: Path, lock: str, surroundings: Mapping[str, str]) -> Path:
    """The folder with exactly what a lock names, installed anew when the lock has changed.

    Raises:
        SetupTrouble: they cannot be installed here.
    """
    wanted = hashlib.sha256((root / lock).read_bytes()).hexdigest()
    folder = root / "build" / Path(lock).stem
    stamp = folder / "stamp"
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        options = [
            "--quiet",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--no-deps",
            "--target",
            str(folder),
        ]
        command = [str(python), "-I", "-m", "pip", "install", *options, "--requirement", str(root / lock)]
        if subprocess.run(command, env=pip_settings(surroundings), check=False).returncode:  # noqa: S603
            raise SetupTrouble(_NOT_INSTALLED.format(lock=lock))
        stamp.write_text(wanted, "utf-8")
    return folder


def found_in(surroundings: Mapping[str, str], *folders: Path) -> dict[str, str]:
    """Environment variables with which Python finds what is in these folders, the first first."""
    return {**surroundings, "PYTHONPATH": os.pathsep.join(map(str, folders))}
