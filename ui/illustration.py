"""Drawings beside words, in the colours of the scheme. They say nothing that the words do not say.

A drawing is an SVG in `resources/illustrations`, with the colours of `ui.tokens` by name, such as `$accent`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.measures import in_proportion
from ui.tokens import Tokens, tokens_worn


class Illustration(QWidget):
    """A drawing of `size` beside type of the usual size; it grows with that.

    It has no name and takes no keyboard, so screen readers pass it by. One that `leads` from one side to the
    other does so in the direction of writing.
    """

    def __init__(self, name: str, size: QSize, *, leads: bool = False) -> None:
        super().__init__()
        self._name, self._leads = name, leads
        self._drawn: tuple[Tokens, float, bool] | None = None
        self._picture = QPixmap()
        self.setFixedSize(in_proportion(size.width()), in_proportion(size.height()))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Shows the drawing, which is made once for each scheme and screen."""
        wanted = tokens_worn(), self.devicePixelRatioF(), self._leads and self.isRightToLeft()
        if wanted != self._drawn:
            self._drawn, self._picture = wanted, self._made(*wanted)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _made(self, tokens: Tokens, ratio: float, turned: bool) -> QPixmap:
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        coloured = _drawing(self._name).substitute(vars(tokens)).encode()
        QSvgRenderer(QByteArray(coloured)).render(painter, QRectF(self.rect()))
        painter.end()
        return made.transformed(QTransform.fromScale(-1, 1)) if turned else made


class WithIllustration(QWidget):
    """A row with a drawing in it, which is there from so many pixels of width on, told for the usual type.

    Where there is less, `instead` stands in its place: words need the room more than a drawing.
    """

    def __init__(
        self, line: QBoxLayout, drawing: QWidget, least: int, instead: QWidget | None = None
    ) -> None:
        super().__init__()
        self._drawing, self._least, self._instead = drawing, least, instead
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        drawing.hide()

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shows the drawing, or not."""
        fits = self.width() >= in_proportion(self._least)
        self._drawing.setVisible(fits)
        if self._instead is not None:
            self._instead.setVisible(not fits)


@cache
def _drawing(name: str) -> Template:
    return Template(files("resources").joinpath("illustrations", f"{name}.svg").read_text("utf-8"))
