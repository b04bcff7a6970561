"""The buttons below the page, in the order of the platform, and why one cannot go on yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.setup import flow
from app.setup.state import SetupState
from app.setup.steps import STEPS
from app.text import text
from ui.beside.button_order import closes_last
from ui.reflow_layout import Reflow, reflow
from ui.session import Say
from ui.single_presses import SinglePresses
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, frame, group, row, words

_CLOSE = text("Close")
_BACK = text("Back")


class Footer:
    """Back, the step's own button and Close. It passes on what was pressed.

    `beside` stands at the other end.
    """

    def __init__(
        self,
        say: Say,
        back: Callable[[], None],
        forward: Callable[[], None],
        close: Callable[[], None],
        *beside: QWidget,
    ) -> None:
        self._say = say
        self.back = button(say(_BACK), back, name="back")
        self.forward = button("", forward, "primary", name="forward")
        self.close = button(say(_CLOSE), close, name="close")
        for one in (self.back, self.forward):
            SinglePresses(one)
        self._reason = words("", "muted")
        self._reason.setObjectName("reason")
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        ways = _in_order(self.back, self.forward, self.close)
        gap = int(1.5 * SPACE)
        told = group(row(*beside, self._reason, gap=gap, widest=len(beside)))
        line = column(reflow(told, buttons(*ways), Reflow(0, gap=gap)))
        self.widget: QFrame = frame("footer", line, gap)

    def render(self, state: SetupState) -> None:
        """Shows where one can go from here."""
        step = flow.step_of(state)
        last = step is STEPS[-1]
        obstacle = flow.obstacle(state)
        self.back.setVisible(not last)
        self.back.setEnabled(flow.can_go_back(state))
        caption = self._say(step.forward(state))
        self.forward.setVisible(not last)
        self.forward.setText(caption)
        self.forward.setAccessibleName(caption)
        self.forward.setEnabled(obstacle is None)
        reason = self._say(obstacle) if obstacle else ""
        self._reason.setText(reason)
        self.forward.setAccessibleDescription(reason)


def _in_order(back: QPushButton, forward: QPushButton, close: QPushButton) -> tuple[QPushButton, ...]:
    """Windows has Cancel at the end; macOS and GNOME have the main button there."""
    return (back, forward, close) if closes_last() else (close, back, forward)
