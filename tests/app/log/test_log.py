from __future__ import annotations

import threading
from datetime import UTC, datetime

from app.log.log import Log

_NOON = datetime(2026, 11, 21, 12, 0, 0, 5000, tzinfo=UTC)


def _log(most: int = 3) -> Log:
    return Log(most, now=lambda: _NOON)


def test_the_oldest_lines_go_first() -> None:
    log = _log()
    for number in range(5):
        log.add(f"line {number}")
    assert [line.what for line in log.after(0)] == ["line 2", "line 3", "line 4"]


def test_a_reader_gets_only_what_is_new() -> None:
    log = _log()
    log.add("one")
    last = log.after(0)[-1].number
    log.add("two")
    assert [line.what for line in log.after(last)] == ["two"]


def test_a_line_is_shown_with_its_time() -> None:
    log = _log()
    log.add("signed in")
    assert str(log) == "2026-11-21 12:00:00.005Z signed in\n"


def test_no_secret_gets_into_it() -> None:
    log = _log()
    log.add("Bearer eyJhbGciOiJSUzI1NiJ9.abc.def")
    assert "eyJ" not in str(log)


def test_lines_of_all_threads_are_there() -> None:
    log = _log(most=1000)

    def add_many() -> None:
        for _ in range(100):
            log.add("x")

    threads = [threading.Thread(target=add_many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line.number for line in log.after(0)] == list(range(1, 401))
