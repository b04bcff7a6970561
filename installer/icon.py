"""The program's own icon as Windows and macOS want it: .ico and .icns, both holding PNGs.

Usage, in the environment that the bundle is made from: python -m installer.icon FOLDER
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from ui.icons import paint
from ui.tokens import LIGHT

_WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
_MACOS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def ico(images: dict[int, bytes]) -> bytes:
    """An .ico with the PNGs of `images`, by their size in pixels, at most 256."""
    header = struct.pack("<HHH", 0, 1, len(images))
    place = len(header) + 16 * len(images)
    entries = b""
    for size, image in images.items():
        # 256 is written as 0.
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), place)
        place += len(image)
    return header + entries + b"".join(images.values())


def icns(images: dict[bytes, bytes]) -> bytes:
    """An .icns with the PNGs of `images`, by Apple's names for their sizes."""
    content = b"".join(kind + struct.pack(">I", 8 + len(image)) + image for kind, image in images.items())
    return b"icns" + struct.pack(">I", 8 + len(content)) + content


def _png(size: int) -> bytes:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, "application", "accent", LIGHT, QRectF(pixmap.rect()))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    return bytes(buffer.data().data())


def main(folder: Path) -> None:
    """Writes both into `folder`."""
    application = QGuiApplication(["icon"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "icon.ico").write_bytes(ico({size: _png(size) for size in _WINDOWS_SIZES}))
    (folder / "icon.icns").write_bytes(icns({kind: _png(size) for kind, size in _MACOS_KINDS.items()}))
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
