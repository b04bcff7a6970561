"""A small window beside the program's own: it can stay open while the setup goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QPushButton, QWidget

from app.text import Text, text
from ui.beside.button_order import in_order
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import button, column, row

_USUAL = QSize(680, 560)
_FRAME = QSize(16, 48)


class SideWindows:
    """The windows beside `window`: each is there once, and all close with the program."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._open: dict[str, QWidget] = {}

    def show(self, name: str, make: Callable[[], QWidget]) -> None:
        """Shows the window of this name, which `make` makes unless it is open already."""
        if not self.is_open(name):
            made = self._open[name] = make()
            made.setObjectName(name)
            made.destroyed.connect(lambda: self._forget(name, made))
        shown = self._open[name]
        if shown.isMinimized():
            shown.showNormal()
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def is_open(self, name: str) -> bool:
        """Whether the window of this name is there."""
        return name in self._open

    def close(self) -> None:
        """Closes all of them."""
        while self._open:
            self._open.popitem()[1].close()

    def _forget(self, name: str, gone: QWidget) -> None:
        # Another one may have taken its place already.
        if self._open.get(name) is gone:
            del self._open[name]


def _close(window: QWidget) -> None:
    window.close()


def side_window(
    parent: QWidget, say: Say, title: Text, content: QBoxLayout, *others: QPushButton, stretches: bool = True
) -> QWidget:
    """A window with a title, its content and, below that, buttons of which the last one made closes it."""
    made = QMainWindow(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.setWindowTitle(say(title))
    made.setWindowIcon(parent.windowIcon())
    close = button(say(text("Close")), lambda: _close(made), name="close-side")
    line = row(*in_order(close, *others), gap=int(1.5 * SPACE))
    line.insertStretch(0, 1)
    whole = column(content, line, gap=2 * SPACE, margin=3 * SPACE)
    if stretches:
        whole.setStretch(0, 1)
    else:
        whole.insertStretch(1, 1)
    inside = QWidget()
    inside.setLayout(whole)
    made.setCentralWidget(inside)
    for keys in (QKeySequence.StandardKey.Cancel, QKeySequence.StandardKey.Close):
        QShortcut(QKeySequence(keys), made, made.close)
    made.resize(_USUAL.boundedTo(parent.screen().availableSize() - _FRAME))
    return made
