"""Starts Qt with asyncio on top of it, shows the window, and leaves nothing behind."""

from __future__ import annotations

import asyncio
from contextlib import closing

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.cli.options import Options
from app.log.log import Log
from app.threads import DaemonExecutor
from app.version import VERSION
from ui.defects import telling_defects
from ui.last_words import LastWords
from ui.one_window import listening
from ui.opening import Opening
from ui.program import Program
from ui.qt_messages import noting_qt
from ui.signals import closing_on_signals
from ui.steadiness import steady
from ui.theme import dress
from ui.window import Window


def run_window(options: Options, opening: Opening | None = None) -> int:
    """Shows the window until it is closed, and gives the exit code. `opening` has the window already."""
    opening = opening or Opening(options.state_folder, str(options))
    application = prepared(opening.application)
    log, last_words = Log(), LastWords(options.state_folder)
    log.add(f"start {VERSION}")
    ended = last_words.listen()
    for line in ended.splitlines():
        log.add(f"before {line}")
    with (
        closing(last_words),
        listening(opening.one_window, opening.window.come_forward),
        noting_qt(log, lambda why: last_words.write(why, log)),
        asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
    ):
        return runner.run(session(options, log, opening.window, ended_before=bool(ended)))


def prepared(application: QApplication) -> QApplication:
    """The Qt application, named and dressed; the window and not Qt decides when it ends."""
    application.setApplicationName("Customer Portal Setup")
    application.setDesktopFileName("customer-portal-setup")
    application.setQuitOnLastWindowClosed(False)
    # All icons are the program's own, or Qt's. Looking through a desktop's for one took a tenth of a second.
    QIcon.setThemeSearchPaths([":/icons"])
    dress(application)
    return application


async def session(
    options: Options, log: Log | None = None, window: Window | None = None, *, ended_before: bool = False
) -> int:
    """One run of the program on a loop of Qt's. Gives the exit code.

    `ended_before` says that the run before this one came to a sudden end.
    """
    workers = DaemonExecutor()
    workers.make_ready()
    asyncio.get_running_loop().set_default_executor(workers)
    log = log or Log()
    program = Program(options, log, window, ended_before=ended_before)
    with (
        steady(),
        closing_on_signals(program.close),
        telling_defects(log, program.report, program.close),
    ):
        return await program.run()
