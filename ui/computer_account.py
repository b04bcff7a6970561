"""The offer to sign in with the account that Windows knows, where only a managed computer is let in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from app.problems import Problem
from app.problems.managed_device import wants_managed_device
from app.text import text
from ui.session import Session
from ui.widgets import button


class ComputerAccountButton:
    """Shown where it can help. `sign_in` gets the handle of the window that Windows puts its own above."""

    def __init__(self, session: Session, sign_in: Callable[[int], None], name: str) -> None:
        self._handle, self._sign_in = session.window_handle, sign_in
        caption = session.say(text("Use the account of this computer"))
        self.widget: QPushButton = button(caption, self._press, name=name)
        self.widget.hide()

    def render(self, problem: Problem | None) -> None:
        """Offers it for `problem`, or not."""
        self.widget.setVisible(self._handle is not None and wants_managed_device(problem))

    def _press(self) -> None:
        if self._handle is not None:
            self._sign_in(self._handle())
