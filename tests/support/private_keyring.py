"""A real Secret Service on a D-Bus session of its own, with a keyring that no person uses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from project_sources import ROOT

_NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
_UNLOCKED = 'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'


def python(program: str, *wrapped: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program with the project's modules to its end."""
    return subprocess.run(
        [*wrapped, sys.executable, "-W", "error", "-c", program],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def python_with_keyring(program: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program that finds an unlocked Secret Service; skip the test where there can be none."""
    if missing := [program for program in _NEEDED if shutil.which(program) is None]:
        pytest.skip(f"{' and '.join(missing)} cannot be started here")
    (folder / "keyrings").mkdir()
    return python(
        program,
        "dbus-run-session",
        "--",
        "bash",
        "-c",
        _UNLOCKED,
        "_",
        PYTHON_KEYRING_BACKEND="keyring.backends.SecretService.Keyring",
        XDG_DATA_HOME=str(folder),
        **environment,
    )
