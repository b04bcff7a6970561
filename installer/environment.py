"""The environment that a bundle is made from: the packages of the program's lock, and PyInstaller.

Other tools must not be in it, as PyInstaller takes in what optional imports find (contract: packaging.md
section 1).
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import venv
from pathlib import Path

from bootstrap.environment import interpreter_in, pip_settings
from installer.product import BUILD, ROOT
from installer.running import run

_LOCKS = (ROOT / "requirements.lock", ROOT / "installer" / "requirements-build.lock")


def building_python() -> Path:
    """The Python of the environment, which is made anew when a lock or this Python has changed.

    Raises:
        BuildTrouble: the packages cannot be installed.
    """
    folder = BUILD / "environment"
    stamp = folder / "stamp"
    if not stamp.exists() or stamp.read_text("utf-8") != _wanted():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True, symlinks=sys.platform != "win32")
        for lock in _LOCKS:
            _install(interpreter_in(folder), lock)
        stamp.write_text(_wanted(), "utf-8")
    return interpreter_in(folder)


def _install(python: Path, lock: Path) -> None:
    options = ["--quiet", "--require-hashes", "--only-binary", ":all:", "--no-deps"]
    run([python, "-I", "-m", "pip", "install", *options, "--requirement", lock], pip_settings({}))


def _wanted() -> str:
    content = b"".join(lock.read_bytes() for lock in _LOCKS)
    return hashlib.sha256(content + sys.version.encode()).hexdigest()
