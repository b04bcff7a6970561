"""The program's own files: its modules, and what they read, as pyproject.toml says."""

from __future__ import annotations

import tomllib
from pathlib import Path

from installer.product import ROOT

_PACKAGES = ("app", "ui", "resources")


def data_files() -> tuple[Path, ...]:
    """The files that are no modules and belong to the program, relative to the project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["*"]
    found = (
        file.relative_to(ROOT)
        for package in _PACKAGES
        for pattern in patterns
        for file in (ROOT / package).rglob(pattern)
    )
    return tuple(sorted(found))


def modules() -> tuple[str, ...]:
    """The names of all modules of the program, also of those that are imported when they are needed."""
    files = sorted(file.relative_to(ROOT) for package in _PACKAGES for file in (ROOT / package).rglob("*.py"))
    names = (".".join(file.with_suffix("").parts) for file in files)
    return tuple(name.removesuffix(".__init__") for name in names if not name.endswith("__main__"))


def languages() -> tuple[str, ...]:
    """The tags of the program's languages but English, whose words stand in the source."""
    return tuple(sorted(file.stem for file in (ROOT / "resources" / "translations").glob("*.mo")))
