"""A problem as people see it: what happened, what to do, who can do it; the details folded away."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton

from app.problems import HELPERS, Problem
from app.text import text
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import (
    announce,
    button,
    buttons,
    clear,
    column,
    copy,
    copyable,
    frame,
    group,
    with_icon,
    words,
)

_SHOW = text("Show details")
_HIDE = text("Hide details")
_COPY = text("Copy details")


class ProblemCard:
    """Shows a problem, or nothing. `actions` stand below its words, such as "Try again"."""

    def __init__(self, say: Say, *actions: QPushButton) -> None:
        self._say = say
        self._problem: Problem | None = None
        self._what, self._remedy, self._helper = words("", "strong"), words(""), words("", "muted")
        self._details = column(gap=SPACE // 2)
        self._fold = group(column(self._details, buttons(button(say(_COPY), self._copy, "quiet"))))
        self._unfold = button(say(_SHOW), self._turn, "quiet", name="details")
        ways = buttons(*actions, self._unfold)
        said = column(self._what, self._remedy, self._helper, ways, self._fold, gap=SPACE // 2)
        self.widget: QFrame = frame("attention", with_icon("attention", "attention", said, 22))
        self.widget.setObjectName("problem")
        self.widget.hide()

    def render(self, problem: Problem | None) -> None:
        """Shows `problem`; None hides the card."""
        if problem == self._problem:
            return
        self._problem = problem
        self.widget.setVisible(problem is not None)
        if problem is None:
            return
        self._what.setText(self._say(problem.what))
        self._remedy.setText(self._say(problem.remedy))
        self._helper.setText(self._say(HELPERS[problem.helper]))
        clear(self._details)
        for name, value in _details(problem):
            self._details.addWidget(copyable(f"{name}: {value}", "small"))
        self._fold.hide()
        self._unfold.setText(self._say(_SHOW))
        announce(self.widget, f"{self._what.text()} {self._remedy.text()}")

    def _turn(self) -> None:
        shown = self._fold.isVisibleTo(self.widget)
        self._fold.setVisible(not shown)
        self._unfold.setText(self._say(_SHOW if shown else _HIDE))

    def _copy(self) -> None:
        if self._problem is not None:
            copy("\n".join(f"{name}: {value}" for name, value in _details(self._problem)))


def _details(problem: Problem) -> tuple[tuple[str, str], ...]:
    return (("code", problem.code), *problem.details)
