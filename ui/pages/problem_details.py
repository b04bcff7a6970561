"""What support needs to know of a problem, folded away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.problems import Problem
from app.text import text
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import button, buttons, clear, column, copy, copyable, group

_SHOW, _HIDE, _COPY = text("Show details"), text("Hide details"), text("Copy details")


class ProblemDetails:
    """The codes of a problem, to be unfolded and copied."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._lines: tuple[str, ...] = ()
        self._list = column(gap=SPACE // 2)
        self._fold = group(column(self._list, buttons(button(say(_COPY), self._copy, "quiet"))))
        self._fold.hide()
        self._turn = button(say(_SHOW), self._fold_or_unfold, "quiet", name="reason-details")
        self.widget: QWidget = group(column(buttons(self._turn), self._fold, gap=SPACE // 2))

    def render(self, problem: Problem) -> None:
        """Takes the details of a problem."""
        pairs = (("code", problem.code), *problem.details)
        lines = tuple(f"{name}: {value}" for name, value in pairs)
        if lines == self._lines:
            return
        self._lines = lines
        clear(self._list)
        for line in lines:
            self._list.addWidget(copyable(line, "small"))

    def _fold_or_unfold(self) -> None:
        shown = self._fold.isVisibleTo(self.widget)
        self._fold.setVisible(not shown)
        self._turn.setText(self._say(_SHOW if shown else _HIDE))

    def _copy(self) -> None:
        copy("\n".join(self._lines))
