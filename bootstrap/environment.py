"""The virtual environment in `.venv`, with exactly the packages that the locks name."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

from bootstrap.one_at_a_time import one_at_a_time
from bootstrap.stamp import Stamp, Step, next_step, read_stamp, wanted_stamp, write_stamp
from bootstrap.trouble import SetupTrouble

_NO_ENSUREPIP = (
    "This Python has no ensurepip, so it cannot make a virtual environment. "
    "On Debian or Ubuntu this adds it: sudo apt install python3-venv"
)
_NOT_OURS = "{folder} is there but is not a virtual environment. Move it away, then start again."
_IN_USE = "The virtual environment has to be made anew. Leave it first (deactivate), then start again."
_NOT_WRITABLE = (
    "The virtual environment in {folder} could not be made ({reason}). See that the folder can be "
    "written to, that the disk has 1 GB free and that no program runs from it, then start again."
)
_NOT_INSTALLED = (
    "The packages could not be installed; the lines above say why. "
    "Check the network connection and the proxy settings, then start again."
)
# Settings of a person's own pip that would put the packages somewhere else.
_ELSEWHERE = frozenset({"PIP_PREFIX", "PIP_PYTHON", "PIP_ROOT", "PIP_TARGET"})


def interpreter_in(folder: Path) -> Path:
    """The Python of the virtual environment in `folder`."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepared(root: Path, *, development: bool) -> Path:
    """The Python to run the project with, after installing what is missing.

    Raises:
        SetupTrouble: the environment cannot be made here.
    """
    folder = root / ".venv"
    wanted = wanted_stamp(root, development=development)
    if _missing(folder, wanted) is not Step.NOTHING:
        try:
            with one_at_a_time(root / ".venv.lock"):
                _complete(root, folder, wanted)
        except OSError as reason:
            raise SetupTrouble(
                _NOT_WRITABLE.format(folder=folder, reason=reason.strerror or reason)
            ) from reason
    return interpreter_in(folder)


def pip_settings(surroundings: Mapping[str, str]) -> dict[str, str]:
    """The environment variables for pip: a person's proxy, certificates and index, but no other target."""
    kept = {name: value for name, value in surroundings.items() if name not in _ELSEWHERE}
    return kept | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _stamp_file(folder: Path) -> Path:
    return folder / "customer-portal-setup.json"


def _missing(folder: Path, wanted: Stamp) -> Step:
    if not interpreter_in(folder).exists():
        return Step.REBUILD
    return next_step(read_stamp(_stamp_file(folder)), wanted)


def _complete(root: Path, folder: Path, wanted: Stamp) -> None:
    step = _missing(folder, wanted)
    if step is Step.NOTHING:
        return
    if step is Step.REBUILD:
        _require_a_free_place(folder)
    sys.stderr.write("Setting up the project; this happens once and takes about a minute ...\n")
    _stamp_file(folder).unlink(missing_ok=True)
    if step is Step.REBUILD:
        _make_empty(folder)
    _install(
        interpreter_in(folder),
        root / ("requirements-dev.lock" if wanted.development else "requirements.lock"),
    )
    write_stamp(_stamp_file(folder), wanted)


def _require_a_free_place(folder: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupTrouble(_NO_ENSUREPIP)
    if folder.exists() and not (folder / "pyvenv.cfg").exists() and any(folder.iterdir()):
        raise SetupTrouble(_NOT_OURS.format(folder=folder))
    if Path(sys.prefix) == folder:
        raise SetupTrouble(_IN_USE)


def _make_empty(folder: Path) -> None:
    try:
        venv.create(folder, clear=True, symlinks=os.name != "nt", with_pip=True)
    except subprocess.CalledProcessError as reason:
        raise SetupTrouble(_NO_ENSUREPIP) from reason


def _install(python: Path, lock: Path) -> None:
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps"]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    command = [str(python), "-I", "-m", "pip", "install", *options, *quiet, "--requirement", str(lock)]
    # What pip tells is about setting up: standard output belongs to the program.
    done = subprocess.run(command, env=pip_settings(os.environ), stdout=sys.stderr, check=False)  # noqa: S603
    if done.returncode:
        raise SetupTrouble(_NOT_INSTALLED)
