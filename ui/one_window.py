"""One window for one set of files: a second start of the same program brings the first window forward.

Starts that differ in their state folder, their cloud or in being practice are different programs and run side
by side, and so do commands without a window. A first window that does not answer never keeps the second one
away.
"""

from __future__ import annotations

import sys
from binascii import crc32
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 3000
"""Milliseconds that a second start waits for the first window to answer."""
_ASKED = b"forward"


class OneWindow:
    """The claim of a start with its files in `folder`; `kind` tells it from other starts there."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder = folder
        mark = crc32(f"{folder.absolute()}\n{kind}".encode())
        self._name = f"customer-portal-setup-{mark:08x}"
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this start is the one to show a window. Otherwise the other window has come forward."""
        lock = QLockFile(str(self._folder / f"{self._name}.lock"))
        # A lock whose program is gone is taken over, however long the program was running.
        lock.setStaleLockTime(0)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            # What cannot be written is told of by whoever needs the folder.
            return True
        if lock.tryLock(0):
            self._lock = lock
            return True
        taken = lock.error() is QLockFile.LockError.LockFailedError
        return not (taken and self._other_came_forward())

    def listen(self, come_forward: Callable[[], None]) -> None:
        """Has the next start of the same program bring this window forward."""
        if self._lock is None:
            return
        try:
            from PySide6.QtNetwork import QLocalServer
        except ImportError:
            # A library of the system is missing: each start has a window of its own then.
            return
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Nobody else has the lock, so what is left of this name belongs to a program that is gone.
        QLocalServer.removeServer(self._name)

        def answer() -> None:
            while (visitor := server.nextPendingConnection()) is not None:
                visitor.write(_ASKED)
                visitor.flush()
                visitor.disconnected.connect(visitor.deleteLater)
                come_forward()

        server.newConnection.connect(answer)
        server.listen(self._name)
        self._server = server

    def release(self) -> None:
        """Lets another start show a window."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _other_came_forward(self) -> bool:
        try:
            from PySide6.QtNetwork import QLocalSocket
        except ImportError:
            return False
        _let_others_come_forward()
        other = QLocalSocket()
        other.connectToServer(self._name)
        if not other.waitForConnected(_PATIENCE):
            return False
        answers = other.bytesAvailable() > 0 or other.waitForReadyRead(_PATIENCE)
        return answers and bytes(other.readAll().data()) == _ASKED


@contextmanager
def listening(claim: OneWindow, come_forward: Callable[[], None]) -> Iterator[None]:
    """Has later starts bring this window forward until the block ends, and then lets another one begin."""
    claim.listen(come_forward)
    try:
        yield
    finally:
        claim.release()


def _let_others_come_forward() -> None:
    """Windows lets only the program that was started last put a window before the others."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
