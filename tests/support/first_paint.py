"""Run as a program: starts a window and tells how many seconds after `begun` it was painted.

`begun` is the clock's time, in seconds of `time.monotonic`, at which the process was asked for.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent

_PAINT = QEvent.Type.Paint


def _watched(told: Callable[[], None]) -> type[QtWidgets.QApplication]:
    """Qt's application, which tells of the first window that has been painted."""

    class Watched(QtWidgets.QApplication):
        def notify(self, receiver: Any, event: QEvent) -> bool:
            done = super().notify(receiver, event)
            if event.type() == _PAINT and isinstance(receiver, QtWidgets.QWidget) and receiver.isWindow():
                told()
            return done

    return Watched


def _ends_at(begun: float) -> Callable[[], None]:
    def told() -> None:
        sys.stdout.write(f"{time.monotonic() - begun}\n")
        sys.stdout.flush()
        os._exit(0)

    return told


def _empty_window() -> None:
    application = QtWidgets.QApplication([])
    window = QtWidgets.QWidget()
    window.resize(1000, 740)
    window.show()
    application.exec()


def _program(folder: str) -> None:
    from ui.main import main

    main(["--state-folder", folder])


if __name__ == "__main__":
    QtWidgets.QApplication = _watched(_ends_at(float(sys.argv[1])))  # type: ignore[misc]
    if len(sys.argv) > 2:
        _program(sys.argv[2])
    else:
        _empty_window()
