"""The running program: which session the window shows, and how everything ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from app.checks.check import CheckResult
from app.cli.exit_codes import ExitCode, exit_code_of
from app.cli.options import Options
from app.clouds import Cloud
from app.errors import Trouble
from app.identity import broker
from app.log.defects import place_of
from app.log.exchange import Exchange
from app.log.log import Log
from app.problems import Problem, problem_of
from app.problems.program import ended_before as program_problem
from app.problems.program import is_own
from app.report.support import for_support
from app.setup.connection import Connection, connect
from app.setup.journey import Journey
from app.setup.moments import moments
from app.setup.preferences import LANGUAGE, PREFERENCES_NAME, Preferences
from app.setup.state import SetupState, StepId
from app.text import Text, text
from ui.awake import Awake
from ui.beside.beside import Beside, OfTheSession
from ui.beside.language_card import language_card
from ui.browser import open_calendar_file, opener, report_opener
from ui.creation_watch import CreationWatch
from ui.notification import Notification
from ui.practice import Practice
from ui.scope import Scope
from ui.session import Session
from ui.speech import QtWords, language_at_start, spoken
from ui.turns import in_a_turn_of_its_own
from ui.window import Window
from ui.window_place import note_place
from ui.without_loss import close_without_loss

_CONNECTING = text("One moment")
_STARTING_PRACTICE = text("Starting the demo company")
_PATIENCE = 1.0
"""Seconds that work has to end in when the window closes."""


class Program:
    """One window with one session at a time."""

    def __init__(
        self, options: Options, log: Log, window: Window | None = None, *, ended_before: bool = False
    ) -> None:
        """`ended_before` says that the program before this one came to a sudden end, which is told."""
        self._options, self._log = options, log
        self._news = program_problem() if ended_before else None
        self._practice = Practice(options.state_folder / "practice", options.pace, options.port)
        self._closing = asyncio.get_running_loop().create_future()
        self._page, self._lasting = Scope(self.report), Scope(self.report)
        self._connection: Connection | None = None
        self._session: Session | None = None
        self._exit_code = ExitCode.DONE
        self._place = (StepId.WELCOME, "")
        self._told: SetupState | None = None
        self._preferences = Preferences(options.state_folder / PREFERENCES_NAME)
        self._language = language_at_start(options, self._preferences)
        self._qt_words = QtWords()
        self._qt_words.become(self._language.tag)
        self.window = window or Window()
        self._beside = Beside(
            self.window,
            self._say,
            log,
            options.state_folder,
            OfTheSession(self._results, self._choices),
            self._lasting,
            self.ask_to_close,
        )
        self._watch = CreationWatch(self._say, Awake(), Notification(self.window))
        self.window.furnish(self._language, self.ask_to_close)

    async def run(self) -> int:
        """Shows the window until it is closed, ends everything that was begun, and gives the exit code."""
        if self._options.demo:
            self._practise()
        else:
            self._lasting.spawn(self._begin(self._chosen, _CONNECTING))
        self.window.show()
        await self._closing
        self._watch.close()
        self._beside.close()
        note_place(self._options.state_folder, self.window.place())
        self.window.hide()
        await self._page.close(_PATIENCE)
        await self._lasting.close(_PATIENCE)
        if self._connection is not None:
            self._connection.close()
        await self._practice.close()
        # Left to the garbage collector, it would perhaps be destroyed in another thread.
        delete(self.window)
        return self._exit_code

    def close(self) -> None:
        """Lets `run` come to its end."""
        if not self._closing.done():
            self._closing.set_result(None)

    def ask_to_close(self) -> None:
        """Closes, unless something would be lost by it: then the person is asked, and asked once."""
        asked = self.window.asked
        if self._session is None or (asked is not None and asked.place is None):
            self.close()
        else:
            close_without_loss(self._session, self.close)

    def report(self, trouble: Exception) -> None:
        """Tells of something that no page foresaw."""
        problem = problem_of(trouble)
        if is_own(problem):
            self._log.add(f"defect {place_of(trouble)}")
        self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        self._log.add(f"told {for_support(problem)}")
        self.window.tell(problem)

    async def _begin(self, find: Callable[[], Awaitable[Cloud]], meanwhile: Text) -> None:
        """Changes to a session with the cloud that `find` gives; without one the present session stays."""
        self.window.wait(meanwhile)
        try:
            cloud = await find()
            connection = await asyncio.to_thread(
                connect, cloud, self._options.client_id, self._options.state_folder, self._say, self._note
            )
        except Trouble as trouble:
            if self._session is None:
                self._exit_code = exit_code_of(problem_of(trouble))
            else:
                self.window.begin(self._session)
            self.report(trouble)
            return
        if self._connection is not None:
            self._connection.close()
        self._connection = connection
        self._session, self._told = self._new_session(connection), None
        self._log.add(f"session cloud {cloud.id}")
        self.window.begin(self._session)
        if self._news is not None:
            self._tell(self._news)
            self._news = None
        await self._session.journey.start()
        await self._session.journey.unfinished.look()
        await self._session.journey.news.look(self._options.tells_of_versions)

    def _new_session(self, connection: Connection) -> Session:
        open_page = opener(connection.cloud, self._tell)

        def show(state: SetupState) -> None:
            # Work of a session that was left may still come to its end.
            if self._connection is connection:
                self._show(state)

        return Session(
            journey=Journey(connection, show, SetupState(alphabet=self._language.tag), open_page),
            cloud=connection.cloud,
            page=self._page,
            lasting=self._lasting,
            open_page=open_page,
            open_report=report_opener(self._tell),
            open_calendar_file=open_calendar_file,
            language=self._language,
            speak=self._speak,
            practise=self._practise,
            come_forward=self.window.come_forward,
            desk=self._beside.desk,
            ask=self.window.ask,
            window_handle=self._window_handle if broker.is_there() else None,
            later=in_a_turn_of_its_own,
        )

    def _window_handle(self) -> int:
        return int(self.window.winId())

    def _show(self, state: SetupState) -> None:
        """Shows the new state. Another page ends the work of the one before and begins its own."""
        self.window.show_state(state)
        for line in moments(self._told, state):
            self._log.add(line)
        self._told = state
        self._watch.follow(state)
        if self._session is None or state.place == self._place:
            return
        self._place = state.place
        self._page.cancel()
        if state.update is not None:
            # What could not be kept at first is tried again, without a word.
            self._lasting.spawn(self._session.journey.choices.keep())
        # What Microsoft has been asked to create goes on, whatever page is shown.
        scope = self._lasting if state.step is StepId.CREATE else self._page
        scope.spawn(self._session.journey.arrive())

    def _note(self, exchange: Exchange) -> None:
        self._log.add(str(exchange))

    def _choices(self) -> tuple[QWidget, ...]:
        return (language_card(self._session),) if self._session is not None else ()

    def _results(self) -> tuple[CheckResult, ...]:
        return self._session.journey.state.readiness if self._session is not None else ()

    async def _chosen(self) -> Cloud:
        return await asyncio.to_thread(self._options.cloud)

    def _practise(self) -> None:
        self._lasting.spawn(self._begin(self._practice.cloud, _STARTING_PRACTICE))

    def _speak(self, tag: str) -> None:
        """Changes to another language while everything goes on, and keeps that for the next start."""
        self._language = spoken(tag)
        self._qt_words.become(tag)
        self._lasting.spawn(asyncio.to_thread(self._preferences.remember, LANGUAGE, tag))
        if self._session is not None:
            self._session = replace(self._session, language=self._language)
            self.window.speak(self._session)
            self._lasting.spawn(self._session.journey.arranging.in_alphabet_of(tag))
        self._beside.speak()

    def _say(self, message: Text) -> str:
        return self._language.say(message)
