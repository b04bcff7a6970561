"""The stamp in the virtual environment, which says what is installed there.

It is removed before a change and written when the change is complete, so an interrupted installation has no
stamp and is made anew.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """The interpreter and the locks that an environment was made from."""

    interpreter: str
    program: str
    development: str | None = None


class Step(Enum):
    """What has to be done before the environment can be used."""

    NOTHING = "nothing"
    ADD = "add"
    REBUILD = "rebuild"


def wanted_stamp(root: Path, *, development: bool) -> Stamp:
    """The stamp of a complete environment for the project in `root`, with or without the test tools."""
    return Stamp(
        interpreter=f"{sys.version} {sys.base_prefix} {root}",
        program=_digest(root / "requirements.lock"),
        development=_digest(root / "requirements-dev.lock") if development else None,
    )


def next_step(found: Stamp | None, wanted: Stamp) -> Step:
    """What turns the environment that was found into the one that is wanted.

    The test tools can be added to the program's packages. Everything else is built anew, so that no package
    of an earlier lock stays behind.
    """
    if found is None or (found.interpreter, found.program) != (wanted.interpreter, wanted.program):
        return Step.REBUILD
    if wanted.development in (None, found.development):
        return Step.NOTHING
    return Step.ADD if found.development is None else Step.REBUILD


def read_stamp(file: Path) -> Stamp | None:
    """The stamp in `file`, or None where there is none that can be read."""
    try:
        return Stamp(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(file: Path, stamp: Stamp) -> None:
    """Puts the stamp in place in one step."""
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
    draft.replace(file)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
