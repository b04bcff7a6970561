"""What keeps the interpreter from holding up the window while it is shown.

Python looks for garbage in whichever thread has just made enough of it, and everything stands still for as
long: over all that the program consists of, that takes up to a tenth of a second. Here it is done in the
window's own thread, where widgets may be destroyed, in small portions; the large one waits for a moment in
which the person is in another program.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

_TURN = 0.001
"""Seconds that a worker may keep the interpreter from the window's thread; Python's own 5 ms, from several
workers in a row, are more than a frame."""
_LOOK = 100
"""Milliseconds between two looks at how much garbage there may be."""
_MOST = 100
"""Portions after which all is looked through, also under the eyes of the person: minutes of work."""


@contextmanager
def steady() -> Iterator[None]:
    """The interpreter as a window needs it, until the block ends. What is there already is taken to stay."""
    turn = sys.getswitchinterval()
    timer = QTimer()
    timer.timeout.connect(_tidy)
    sys.setswitchinterval(_TURN)
    gc.disable()
    gc.freeze()
    timer.start(_LOOK)
    try:
        yield
    finally:
        timer.stop()
        gc.unfreeze()
        gc.enable()
        sys.setswitchinterval(turn)


def _tidy() -> None:
    generation = portion_due(gc.get_count(), gc.get_threshold(), is_watched=_is_watched())
    if generation is not None:
        gc.collect(generation)


def portion_due(count: tuple[int, int, int], most: tuple[int, int, int], *, is_watched: bool) -> int | None:
    """What is to be looked through: the youngest (0), what outlived that (1), everything (2), or nothing."""
    if count[2] > (_MOST if is_watched else most[2]):
        return 2
    if count[0] <= most[0]:
        return None
    return 1 if count[1] > most[1] else 0


def _is_watched() -> bool:
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
