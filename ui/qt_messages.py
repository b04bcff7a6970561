"""What Qt has to say goes into the log, and where it always went."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.log.log import Log

_WORDS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


@contextmanager
def noting_qt(log: Log, end: Callable[[str], None]) -> Iterator[None]:
    """Notes Qt's messages until the block ends. `end` is called right before Qt ends the program."""

    def note(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        if kind not in _WORDS:
            return
        log.add(f"qt {_WORDS[kind]}: {message}")
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")
        if kind is QtMsgType.QtFatalMsg:
            end("Qt ended the program")

    before = qInstallMessageHandler(note)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
