"""An address as a QR code, for the camera of a phone."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_QUIET = 4
"""Modules of white around the code (ISO/IEC 18004 section 6.3.8)."""

_MODULE = 4
"""Pixels of the side of a module."""


class QrCode(QWidget):
    """Shows a QR code, dark on white in every scheme: many cameras do not read it the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("qr-code")
        self._content = ""
        self._modules: tuple[bytearray, ...] = ()

    def encode(self, content: str, spoken: str) -> None:
        """Shows `content`; `spoken` is for screen readers."""
        self.setAccessibleName(spoken)
        if content == self._content:
            return
        import segno

        self._content = content
        self._modules = segno.make_qr(content, error="m").matrix
        side = _MODULE * (len(self._modules) + 2 * _QUIET)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the dark modules on white."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for y, line in enumerate(self._modules, start=_QUIET):
            for x, dark in enumerate(line, start=_QUIET):
                if dark:
                    place = QRect(x * _MODULE, y * _MODULE, _MODULE, _MODULE)
                    painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()
