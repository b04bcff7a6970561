"""A signal from the system closes the window as its own button does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier


@contextmanager
def closing_on_signals(close: Callable[[], None]) -> Iterator[None]:
    """Calls `close` when the system asks the program to end.

    Qt's loop runs no Python while nothing happens, so the signal is written to a socket that Qt listens to.
    """
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setblocking(False)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: _take(ours, close))
    wakeup = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    before = {number: signal.signal(number, _noted) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup)
        notifier.setEnabled(False)
        ours.close()
        theirs.close()


def _take(ours: socket.socket, close: Callable[[], None]) -> None:
    ours.recv(4096)
    close()


def _noted(_number: int, _frame: object) -> None:
    """Keeps the signal from its usual effect."""
