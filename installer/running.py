"""Running other programs while building."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer.product import ROOT
from installer.trouble import BuildTrouble


def run(command: Sequence[str | Path], settings: Mapping[str, str] | None = None) -> None:
    """Runs a program to its end; `settings` are environment variables beside those of this process.

    Raises:
        BuildTrouble: it is not there, or did not do its work.
    """
    done = subprocess.run(  # noqa: S603 - what is run stands in the source
        [_found(command[0]), *map(str, command[1:])],
        cwd=ROOT,
        env={**os.environ, **(settings or {})},
        check=False,
    )
    if done.returncode:
        raise BuildTrouble(f"{Path(command[0]).name} ended with {done.returncode}; see the lines above.")


def answer(command: Sequence[str | Path]) -> str:
    """What a program writes to its standard output, without the last line's end.

    Raises:
        BuildTrouble: it is not there, or did not do its work.
    """
    done = subprocess.run(  # noqa: S603 - what is run stands in the source
        [_found(command[0]), *map(str, command[1:])], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BuildTrouble(f"{Path(command[0]).name} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout.strip()


def _found(program: str | Path) -> str:
    place = shutil.which(program)
    if place is None:
        raise BuildTrouble(f"{program} is not installed here. installer/README.md says where it comes from.")
    return place
