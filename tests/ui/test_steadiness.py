from __future__ import annotations

import gc
import sys
import threading
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ui.steadiness import portion_due, steady

MOST = (700, 10, 10)


class Knot:
    """Garbage that only a search for it finds."""

    def __init__(self, seen: list[int]) -> None:
        self.itself, self.seen = self, seen

    def __del__(self) -> None:
        self.seen.append(threading.get_ident())


def tie(seen: list[int]) -> None:
    for _ in range(2 * gc.get_threshold()[0]):
        Knot(seen)


def tied_in_a_worker(seen: list[int]) -> bool:
    worker = threading.Thread(target=tie, args=(seen,))
    worker.start()
    worker.join()
    return False


def test_what_a_worker_leaves_is_cleared_away_in_the_window_s_thread(qapp: QApplication, qtbot: Any) -> None:
    seen: list[int] = []
    with steady():
        tied_in_a_worker(seen)
        assert seen == []
        # Widgets of other tests that go away meanwhile lower the count: it takes more garbage then.
        qtbot.waitUntil(lambda: bool(seen) or tied_in_a_worker(seen), timeout=60_000)
    assert set(seen) == {threading.get_ident()}


def test_the_interpreter_is_left_as_it_was(qapp: QApplication) -> None:
    turn = sys.getswitchinterval()
    with steady():
        assert sys.getswitchinterval() < turn
        assert not gc.isenabled()
    assert sys.getswitchinterval() == turn
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize(
    ("count", "is_watched", "portion"),
    [
        ((700, 10, 10), True, None),
        ((701, 10, 10), True, 0),
        ((701, 11, 10), True, 1),
        ((701, 11, 11), True, 1),
        ((0, 0, 11), False, 2),
        ((0, 0, 101), True, 2),
    ],
)
def test_all_is_looked_through_while_nobody_watches(
    count: tuple[int, int, int], is_watched: bool, portion: int | None
) -> None:
    assert portion_due(count, MOST, is_watched=is_watched) == portion
