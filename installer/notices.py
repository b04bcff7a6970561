"""The notices that go with the bundle: one overview, and the licence texts of everything in it.

Usage, in the environment that the bundle is made from: python -m installer.notices FOLDER
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from installer.bill_of_materials import bill_of_materials, written
from installer.components import NOTICES, Component, components, program
from installer.product import TITLE, VERSION
from installer.trouble import BuildTrouble

OVERVIEW = "NOTICES.txt"
PARTS = "components.json"


def write_notices(folder: Path) -> None:
    """Makes the folder anew.

    Raises:
        BuildTrouble: a part of the bundle has no licence text.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = (program(), *components())
    (folder / OVERVIEW).write_text(overview(found), "utf-8", newline="\n")
    (folder / PARTS).write_text(written(bill_of_materials(found)), "utf-8", newline="\n")
    for one in found:
        for text in one.texts:
            place = folder / _place(one, text)
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(text, place)


def overview(found: tuple[Component, ...]) -> str:
    """What is in the bundle, whose licence that is, and where its text stands."""
    lines = [
        f"{TITLE} {VERSION} holds works of others. Their licences are in this folder.",
        "Qt is used under the LGPL: qt.txt says where its source is and how to replace it.",
        "",
    ]
    for one in found:
        if not one.texts:
            raise BuildTrouble(f"{one.name} has no licence text; add one to installer/notices.")
        within = f" (in {one.inside})" if one.inside else ""
        lines.append(f"{one.name} {one.version}{within}".replace("  ", " ").rstrip())
        lines.append(f"    {one.licence}")
        lines.extend(f"    {_place(one, text).as_posix()}" for text in one.texts)
    return "\n".join(lines) + "\n"


def _place(component: Component, text: Path) -> Path:
    # The texts that the project keeps are shared by several components.
    return Path(text.name) if text.parent == NOTICES else Path(component.name, text.name)


if __name__ == "__main__":
    write_notices(Path(sys.argv[1]))
