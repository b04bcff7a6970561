"""Starts Qt with asyncio on top of it, shows the window, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.cli.options import Options
from app.threads import DaemonExecutor
from ui.program import Program
from ui.signals import closing_on_signals
from ui.steadiness import steady
from ui.theme import dress


def run_window(options: Options) -> int:
    """Shows the window until it is closed, and gives the exit code."""
    application = prepared(QApplication([]))
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        return runner.run(session(options))


def prepared(application: QApplication) -> QApplication:
    """The Qt application, named and dressed; the window and not Qt decides when it ends."""
    application.setApplicationName("Customer Portal Setup")
    application.setDesktopFileName("customer-portal-setup")
    application.setQuitOnLastWindowClosed(False)
    dress(application)
    return application


async def session(options: Options) -> int:
    """One run of the program on a loop of Qt's. Gives the exit code."""
    workers = DaemonExecutor()
    workers.make_ready()
    asyncio.get_running_loop().set_default_executor(workers)
    program = Program(options)
    before = sys.excepthook
    sys.excepthook = _telling(program)
    try:
        with steady(), closing_on_signals(program.close):
            return await program.run()
    finally:
        sys.excepthook = before


def _telling(program: Program) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What is raised in answer to a click is told in the window, as any other problem."""

    def tell(_kind: type[BaseException], trouble: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(trouble, Exception):
            program.report(trouble)
        else:
            program.close()

    return tell
