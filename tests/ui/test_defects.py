from __future__ import annotations

import asyncio
import sys
import threading

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.log.log import Log
from ui.defects import telling_defects


class _Told:
    """What came of something that nobody foresaw."""

    def __init__(self) -> None:
        self.log, self.reported, self.closed = Log(), list[Exception](), list[bool]()

    def run(self, application: QApplication, act: str) -> None:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            runner.run(self._way(act))

    async def _way(self, act: str) -> None:
        before = sys.excepthook
        with telling_defects(self.log, self.reported.append, lambda: self.closed.append(True)):
            if act == "slot":
                sys.excepthook(ValueError, ValueError("in a slot"), None)
            elif act == "end":
                sys.excepthook(SystemExit, SystemExit(), None)
            elif act == "loop":
                asyncio.get_running_loop().call_exception_handler({"exception": ValueError("in a task")})
            elif act == "words":
                asyncio.get_running_loop().call_exception_handler({"message": "a task was lost"})
            else:
                thread = threading.Thread(target=lambda: dict[str, int]()["missing"])
                thread.start()
                thread.join()
                while not self.reported:  # noqa: ASYNC110 - it comes from another thread
                    await asyncio.sleep(0.01)
        assert sys.excepthook is before


def test_what_is_raised_anywhere_is_reported(qapp: QApplication) -> None:
    for act, kind in {"slot": ValueError, "loop": ValueError, "thread": KeyError}.items():
        told = _Told()
        told.run(qapp, act)
        assert [type(one) for one in told.reported] == [kind], act
        assert told.closed == []


def test_what_ends_a_program_closes_it(qapp: QApplication) -> None:
    told = _Told()
    told.run(qapp, "end")
    assert (told.reported, told.closed) == ([], [True])
    assert "ended by SystemExit" in str(told.log)


def test_what_the_loop_only_tells_is_noted(qapp: QApplication) -> None:
    told = _Told()
    told.run(qapp, "words")
    assert told.reported == []
    assert "loop a task was lost" in str(told.log)
