"""Makes the bundle for the system that this runs on: one folder, on macOS an application too."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from installer.environment import building_python
from installer.product import BUILD, COMMAND, DIST, ROOT, TITLE
from installer.running import answer, run


def make_bundle() -> Path:
    """Builds it and gives its folder. The same commit, Python and system make the same files.

    Raises:
        BuildTrouble: something that is needed is missing here.
    """
    python = building_python()
    settings = {"SOURCE_DATE_EPOCH": commit_time(), "PYTHONHASHSEED": "1", "QT_QPA_PLATFORM": "offscreen"}
    run([python, "-m", "installer.notices", BUILD / "notices"], settings)
    run([python, "-m", "installer.package_facts", BUILD / "package_facts"], settings)
    if sys.platform in ("win32", "darwin"):
        run([python, "-m", "installer.icon", BUILD], settings)
    if sys.platform == "win32":
        from installer.windows_version import version_resource

        (BUILD / "version_resource.txt").write_text(version_resource(), "utf-8")
    for left in (bundle_folder(), DIST / f"{TITLE}.app"):
        shutil.rmtree(left, ignore_errors=True)
    places: list[str | Path] = ["--distpath", DIST, "--workpath", BUILD / "work"]
    quiet = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    run([python, "-m", "PyInstaller", *quiet, *places, ROOT / "installer" / "bundle.spec"], settings)
    return bundle_folder()


def bundle_folder() -> Path:
    """Where the bundle is."""
    return DIST / COMMAND


def modules_of(bundle: Path) -> list[str]:
    """The names of the modules in its program, the program's own and those of packages."""
    program = bundle / (f"{COMMAND}.exe" if sys.platform == "win32" else COMMAND)
    return answer([building_python(), "-m", "installer.modules_inside", program]).splitlines()


def commit_time() -> str:
    """When the commit was made that is built, in seconds since 1970: the time that everything built bears."""
    return answer(["git", "log", "-1", "--format=%ct"])
