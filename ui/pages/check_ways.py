"""What can be done about a readiness check: buttons, made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from app.checks.check import CheckResult
from app.text import Text, text
from ui.flow_layout import FlowLayout
from ui.leads_to import Link
from ui.session import Session
from ui.widgets import announce, button, copy

_COPY, _COPIED = text("Copy a message"), text("Message copied")


class CheckWays:
    """The ways of one check. `opened` hears that the person has gone to its page."""

    def __init__(self, session: Session, check_id: str, opened: Callable[[], None]) -> None:
        self._session, self._id, self._opened = session, check_id, opened
        self._shown: CheckResult | None = None
        self._made: dict[str, QPushButton] = {}
        self._inside = FlowLayout()
        self.widget = QWidget()
        self.widget.setLayout(self._inside)

    def render(self, result: CheckResult) -> None:
        """Shows what can be done about a result."""
        if result == self._shown:
            return
        self._shown = result
        finding = result.finding
        page = finding.remedy.page if finding and finding.remedy else ""
        if not self._made:
            self._make()
        self._made["mend"].setVisible(result.check.mend is not None and result.waits)
        self._made["open"].setVisible(bool(page))
        self._page.lead_to(page)
        self._made["message"].setText(self._session.say(_COPY))
        self._made["message"].setVisible(self._message() is not None)
        self._made["confirm"].setVisible(result.confirmed() != result and not result.decided)
        for one in self._made.values():
            one.setAccessibleName(f"{one.text()}: {self._session.say(result.check.title)}")

    def _make(self) -> None:
        self._page = Link(self._session, text("Open the page"), name=f"open-{self._id}", opened=self._opened)
        self._made = {
            "mend": self._way("mend", text("Put it right with this program"), self._put_right),
            "open": self._page.button,
            "message": self._way("message", _COPY, self._copy_message),
            "confirm": self._way("confirm", text("I have looked: it is all right"), self._take_word),
            "again": self._way("again", text("Check again"), self._check),
        }
        for one in self._made.values():
            self._inside.addWidget(one)

    def _way(self, name: str, caption: Text, act: Callable[[], None]) -> QPushButton:
        return button(self._session.say(caption), act, name=f"{name}-{self._id}")

    def _message(self) -> Text | None:
        """What to send to whoever can help, where that is somebody else."""
        return self._session.journey.reports.message(self._shown) if self._shown else None

    def _copy_message(self) -> None:
        message = self._message()
        if message is not None:
            copy(self._session.say(message))
            self._made["message"].setText(self._session.say(_COPIED))
            announce(self.widget, self._session.say(text("The message is copied.")))

    def _put_right(self) -> None:
        self._session.journey.mending.open(self._id)

    def _take_word(self) -> None:
        self._session.journey.checks.confirm(self._id)

    def _check(self) -> None:
        self._session.page.spawn(self._session.journey.checks.check_one(self._id))
