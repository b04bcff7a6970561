"""All that the running program shows beside its window, and how it is reached."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.checks.check import CheckResult
from app.errors import PolicyUnreadable
from app.log.log import Log
from app.policy import Policy, policy_file, read_policy
from app.report.saving import save
from ui.beside.about_window import about_window
from ui.beside.desk import Desk
from ui.beside.licences_window import LicencesWindow
from ui.beside.log_window import LogWindow
from ui.beside.menu import Acts, ProgramMenu
from ui.beside.settings_window import Kept, settings_window
from ui.beside.side_window import SideWindows
from ui.scope import Scope
from ui.session import Say


@dataclass(frozen=True)
class OfTheSession:
    """What the session of now has to show: `results` are the checks as they stand, `choices` the settings."""

    results: Callable[[], tuple[CheckResult, ...]] = tuple
    choices: Callable[[], Sequence[QWidget]] = tuple


class Beside:
    """`work` is where saving and reading goes on; `close` ends the program, as its menu does."""

    def __init__(
        self,
        window: QWidget,
        say: Say,
        log: Log,
        folder: Path,
        session: OfTheSession,
        work: Scope,
        close: Callable[[], None],
    ) -> None:
        self._window, self._say, self._log, self._folder = window, say, log, folder
        self._session, self._work = session, work
        self._windows = SideWindows(window)
        acts = Acts(self.show_about, self.show_licences, self.show_log, self.show_settings, close)
        self._menu = ProgramMenu(window, say, acts)

    @property
    def desk(self) -> Desk:
        """What the pages can reach."""
        return Desk(self.show_log, None if self._menu.bar else self._menu.show_beside)

    def show_log(self) -> None:
        """Shows the log, from which a support file can be saved."""
        self._windows.show(
            "log",
            lambda: LogWindow(self._window, self._say, self._log, self._session.results, self._save).widget,
        )

    def show_licences(self) -> None:
        """Shows the licences of all parts."""
        self._windows.show(
            "licences", lambda: LicencesWindow(self._window, self._say, self._work.spawn).widget
        )

    def show_about(self) -> None:
        """Shows what the program is."""
        self._windows.show("about", lambda: about_window(self._window, self._say, self.show_licences))

    def show_settings(self) -> None:
        """Shows the settings."""
        kept = Kept(self._folder, policy_file(), _policy())
        self._windows.show(
            "settings", lambda: settings_window(self._window, self._say, kept, self._session.choices())
        )

    def speak(self) -> None:
        """Changes to the language of now. What is open closes; settings, where one chooses it, come back."""
        were_open = self._windows.is_open("settings")
        self._windows.close()
        self._menu.speak()
        if were_open:
            self.show_settings()

    def close(self) -> None:
        """Closes everything that is open beside the window."""
        self._windows.close()

    def _save(self, file: Path, content: bytes) -> None:
        self._work.spawn(asyncio.to_thread(save, file, content))


def _policy() -> Policy:
    """What is settled. A file that cannot be used was told of at the start: nobody works without it."""
    try:
        return read_policy(policy_file())
    except PolicyUnreadable:
        return Policy()
