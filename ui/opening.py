"""The first thing that is seen: a window, before nearly all of the program is loaded.

Loading the program takes several times as long as showing a window. So the window comes first and the rest is
loaded behind it. Nothing in here, nor in `ui.window` at its top, may load more than Qt's own widgets; reading
even one name of the class `Qt` costs a tenth of the time that there is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ui.one_window import OneWindow
from ui.window import Window

_BEHIND = ("app.cli", "app.setup.journey", "app.setup.connection", "app.report.versions")
"""What is loaded in another thread. It knows nothing of Qt, whose parts belong to the window's thread."""
_IN_PORTIONS = (
    "ui.icons",
    "ui.flow_layout",
    "ui.widgets",
    "ui.theme",
    "ui.session",
    "qasync",
    "ui.pages.page_help",
    "ui.pages.sign_in",
    "ui.pages.environment",
    "ui.pages.readiness",
    "ui.pages.finished",
    "ui.shell",
    "ui.beside.beside",
    "ui.program",
    "ui.start",
)
"""What is loaded in the window's thread, with its events answered in between: none of them takes long, once
those before it are there."""
_PATIENCE = 1.0
"""Seconds that a screen has to show the window; without one of its own it never says so."""


class Opening:
    """Qt's application, and the window in it that waits for the program.

    `folder` has the program's files; `kind` tells this start from others there. `is_first` is False where a
    window of the same start is there already; it has come forward.
    """

    def __init__(self, folder: Path, kind: str) -> None:
        running = QApplication.instance()
        self.application = running if isinstance(running, QApplication) else QApplication([])
        self.one_window = OneWindow(folder, kind)
        self.is_first = self.one_window.claim()
        self.window = Window()

    def show(self, place: bytes = b"") -> None:
        """Shows the window, painted, at the place where it was last."""
        self.window.take_place(place)
        self.window.show()
        end = time.monotonic() + _PATIENCE
        handle = self.window.windowHandle()
        while not handle.isExposed() and time.monotonic() < end:
            self.application.processEvents()
        self.application.processEvents()

    def load(self) -> None:
        """Loads the rest of the program while the window answers.

        Raises:
            ImportError: a part is missing.
        """
        # Only now: text needs fonts, which take the system a while to find.
        from PySide6.QtWidgets import QLabel

        name = self._named(QLabel(self.window.windowTitle(), self.window))
        self._behind(lambda: [import_module(name) for name in _BEHIND])
        for module in _IN_PORTIONS:
            import_module(module)
            self.application.processEvents()
        name.hide()
        name.deleteLater()

    def _named(self, name: QWidget) -> QWidget:
        """The program's name in the middle of the window, in the system's own look."""
        name.adjustSize()
        room, size = self.window.size(), name.size()
        name.move((room.width() - size.width()) // 2, (room.height() - size.height()) // 2)
        name.show()
        return name

    def _behind(self, work: Callable[[], object]) -> None:
        troubles: list[BaseException] = []

        def perform() -> None:
            try:
                work()
            except BaseException as trouble:  # noqa: BLE001 - it belongs to whoever waits
                troubles.append(trouble)

        thread = threading.Thread(target=perform, daemon=True)
        thread.start()
        while thread.is_alive():
            self.application.processEvents()
            thread.join(0.004)
        if troubles:
            raise troubles[0]
