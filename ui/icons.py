"""The program's own icons: drawings without a colour, painted in the one that the place asks for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.measures import in_proportion
from ui.tokens import LIGHT, Tokens, tokens_worn


class Icon(QWidget):
    """An icon that takes its colour from the scheme: `colour` is the name of a token.

    `size` is its pixels beside type of the usual size; it grows with that. It says nothing to screen readers;
    the words beside it do.
    """

    def __init__(self, name: str, colour: str, size: int = 20) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        side = in_proportion(size)
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def become(self, name: str, colour: str) -> None:
        """Shows another icon."""
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the drawing."""
        painter = QPainter(self)
        paint(painter, self._name, self._colour, tokens_worn(), QRectF(self.rect()))
        painter.end()


def paint(painter: QPainter, name: str, colour: str, tokens: Tokens, place: QRectF) -> None:
    """Paints the drawing `name` in the colour that `tokens` has under the name `colour`."""
    coloured = _drawing(name).replace("currentColor", getattr(tokens, colour))
    drawing = coloured.replace("ground", tokens.surface).encode()
    QSvgRenderer(QByteArray(drawing)).render(painter, place)


def window_icon() -> QIcon:
    """The icon of the program."""
    icon = QIcon()
    for size in (16, 32, 64, 128):
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, "application", "accent", LIGHT, QRectF(pixmap.rect()))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


@cache
def _drawing(name: str) -> str:
    return files("resources").joinpath("icons", f"{name}.svg").read_text("utf-8")
