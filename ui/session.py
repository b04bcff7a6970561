"""What every page works with: the journey through one cloud, and the ways to act on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.clouds import Cloud
from app.languages import ENGLISH, Language
from app.setup.journey import Journey
from app.text import Say
from ui.beside.desk import Desk
from ui.browser import OpenPage, OpenReport, may_open
from ui.question import Ask
from ui.scope import Scope
from ui.turns import Later, at_once

__all__ = ["Say", "Session"]


@dataclass(frozen=True)
class Session:
    """One cloud's session.

    Work in `page` ends when the page is left; work in `lasting` goes on, whatever page is shown.
    `open_calendar_file` shows a saved file in whatever program this computer has for calendars.
    `practise` changes to the practice company, `come_forward` brings the window before the browser's.
    Everything is said in `language`; `speak` changes to that of another tag, at once and from then on.
    `desk` is what there is beside the setup. `ask` asks before something is lost. `window_handle` is for
    Windows' own sign-in; None where there is none. `later` is for what a page can do without for a moment.
    """

    journey: Journey
    cloud: Cloud
    page: Scope
    lasting: Scope
    open_page: OpenPage
    open_report: OpenReport
    open_calendar_file: Callable[[Path], None]
    practise: Callable[[], None]
    come_forward: Callable[[], None]
    desk: Desk
    ask: Ask
    window_handle: Callable[[], int] | None = None
    later: Later = at_once
    language: Language = ENGLISH
    speak: Callable[[str], None] = lambda _tag: None

    @property
    def say(self) -> Say:
        """Makes a text a string in the person's language."""
        return self.language.say

    def may_open(self, address: str) -> bool:
        """Whether `open_page` would open an address that a service named."""
        return may_open(self.cloud, address)
