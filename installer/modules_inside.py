"""Tells the modules that are in a bundle's program, one a line.

Usage, in the environment that the bundle is made from: python -m installer.modules_inside PROGRAM
"""

from __future__ import annotations

import sys
from pathlib import Path

_ARCHIVE = "PYZ.pyz"


def modules_inside(program: Path) -> list[str]:
    """The modules that PyInstaller put into the program, by name."""
    from PyInstaller.archive.readers import CArchiveReader

    return sorted(CArchiveReader(str(program)).open_embedded_archive(_ARCHIVE).toc)


if __name__ == "__main__":
    sys.stdout.write("".join(f"{name}\n" for name in modules_inside(Path(sys.argv[1]))))
