"""Asks for known weaknesses of the packages that people get, on every system, by means of pip-audit."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bootstrap.beside import found_in, packages_beside

_LOCK = "bootstrap/requirements-audit.lock"
_ACCEPTED = "bootstrap/accepted-advisories.toml"
_OPTIONS = ("--disable-pip", "--no-deps", "--format=json", "--aliases=on", "--progress-spinner=off")
_PATIENCE = 600
_PIN = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.MULTILINE)
NOT_TRIED = 3
FOUND = 4
"""More than the other, as the greater one is told of a whole."""


def audit(python: Path, root: Path, arguments: Sequence[str], surroundings: Mapping[str, str]) -> int:
    """Prints what is known of the packages in the program's lock; `arguments` are options of pip-audit.

    Gives 4 where something is known that nobody accepted, and 3 where it could not be asked for everything: a
    network that is slow or closed is no weakness.

    Raises:
        SetupTrouble: pip-audit cannot be installed here.
    """
    settings = found_in(surroundings, packages_beside(python, root, _LOCK, surroundings))
    accepted = accepted_advisories((root / _ACCEPTED).read_text("utf-8"))
    command = [str(python), "-m", "pip_audit", *_OPTIONS, *arguments]
    parts = pinned((root / "requirements.lock").read_text("utf-8"))
    return max(told(*_asked(command, part, settings), accepted) for part in parts)


def pinned(lock: str) -> tuple[Mapping[str, str], ...]:
    """The versions in a lock, by package: in parts, as one may have two versions, for different systems."""
    parts: list[dict[str, str]] = []
    for name, version in _PIN.findall(lock):
        if all(name in part for part in parts):
            parts.append({})
        next(part for part in parts if name not in part)[name] = version
    return tuple(parts)


def accepted_advisories(content: str) -> frozenset[str]:
    """The names of the advisories that are known and change nothing here.

    Raises:
        ValueError: one of them does not say why, or since when.
    """
    found = tomllib.loads(content).get("accepted", [])
    for one in found:
        if not (one.get("id") and one.get("reason") and isinstance(one.get("since"), date)):
            raise ValueError(
                f"{_ACCEPTED}: an advisory needs an id, a reason, and since when it holds: {one}"
            )
    return frozenset(one["id"] for one in found)


def told(answer: str, beside: str, accepted: frozenset[str]) -> int:
    """Prints what pip-audit answered, and wrote beside that. Gives the exit code."""
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return _not_tried((beside.strip().splitlines() or ["pip-audit said nothing"])[-1])
    skipped = sorted(one["name"] for one in packages if "skip_reason" in one)
    known = [(one, weakness) for one in packages for weakness in one.get("vulns", ())]
    new = [(one, weakness) for one, weakness in known if not accepted & _names(weakness)]
    for one, weakness in new:
        mended = ", ".join(weakness["fix_versions"]) or "no version yet"
        _say(f"{one['name']} {one['version']}: {', '.join(sorted(_names(weakness)))}; mended in {mended}")
    _say(f"{len(packages) - len(skipped)} of {len(packages)} packages: {len(new)} weaknesses")
    if new:
        return FOUND
    return _not_tried(f"nobody told of {', '.join(skipped)}") if skipped else 0


def _names(weakness: Mapping[str, Any]) -> frozenset[str]:
    return frozenset([weakness["id"], *weakness["aliases"]])


def _not_tried(reason: str) -> int:
    _say(f"NOT TRIED: known weaknesses of the packages; {reason}.")
    return NOT_TRIED


def _asked(command: Sequence[str], part: Mapping[str, str], settings: Mapping[str, str]) -> tuple[str, str]:
    """What pip-audit answers for these packages, and what it writes beside that."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "packages.txt"
        file.write_text("".join(f"{name}=={version}\n" for name, version in part.items()), "utf-8")
        whole = [*command, f"--requirement={file}"]
        try:
            done = subprocess.run(  # noqa: S603 - what is run stands above
                whole, env=settings, capture_output=True, text=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return "", "no answer came in time"
    return done.stdout, done.stderr


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
