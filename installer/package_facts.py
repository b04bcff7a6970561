"""What the bundle's packages say of themselves: name, version, licence, and how others find them.

The program shows them (`app.made_of`), and `keyring` finds its backends by them. Written anew instead of
copied whole, as a package's list of files tells where it was installed.

Usage, in the environment that the bundle is made from: python -m installer.package_facts FOLDER
"""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

from app.made_of import comparable
from installer.components import is_licence_text
from installer.locks import pins
from installer.product import ROOT

_KEPT = ("METADATA", "entry_points.txt")
_LIST = "RECORD"


def write_package_facts(folder: Path) -> None:
    """Makes the folder anew, with a `.dist-info` for each package of the lock that is installed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wanted = {pin.name for pin in pins(ROOT / "requirements.lock")}
    for package in distributions():
        if comparable(package.metadata["Name"]) in wanted:
            _write(package, folder)


def _write(package: Distribution, folder: Path) -> None:
    own = [file for file in package.files or () if file.parts[0].endswith(".dist-info")]
    kept = sorted(file for file in own if file.name in _KEPT or is_licence_text(file))
    for file in kept:
        place = folder.joinpath(*file.parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(package.locate_file(file)), place)
    lines = [f"{file.as_posix()},,\n" for file in kept]
    (folder / own[0].parts[0] / _LIST).write_text("".join(lines), "utf-8", newline="\n")


if __name__ == "__main__":
    write_package_facts(Path(sys.argv[1]))
