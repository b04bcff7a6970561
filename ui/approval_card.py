"""Where an administrator has to approve the program: what that means, and the message that asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from app.text import Text, text
from ui.leads_to import Link
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, copy, frame, with_icon, words

_TITLE = text("Ask an administrator to approve this program")
_MEANING = text(
    "Your organisation decides which programs may work in your name. Send this message to whoever looks "
    "after Microsoft 365 there. Nothing is lost meanwhile: you may close this window and come back."
)
_LINES = 7


class ApprovalCard:
    """Shows what to send to whom.

    `again` asks Microsoft once more; `caption` is what that is called. `opened` is called with the page.
    """

    def __init__(
        self,
        session: Session,
        again: Callable[[], None],
        caption: Text,
        opened: Callable[[], None] = lambda: None,
    ) -> None:
        self._session, self._opened = session, opened
        self._again, self._caption = again, caption
        self._message: QPlainTextEdit | None = None
        self._inside = column()
        self.widget: QFrame = frame("accent", self._inside)
        self.widget.setObjectName("approval")
        self.widget.hide()

    def render(self, *, needed: bool) -> None:
        """Shows the message of the person's organisation, or nothing."""
        self.widget.setVisible(needed)
        if not needed:
            return
        request = self._session.journey.people.approval()
        message = self._session.say(request.message)
        field = self._message or self._filled()
        self._open.lead_to(request.page)
        if message != field.toPlainText():
            field.setPlainText(message)

    def _filled(self) -> QPlainTextEdit:
        """Makes what the card holds, which most people never see, and gives the field for the message."""
        say = self._session.say
        self._message = _message_field(say(text("Message to an administrator")))
        copy_message = button(say(text("Copy the message")), self._copy, name="copy-message")
        caption = text("Open the approval page")
        self._open = Link(self._session, caption, name="open-approval", opened=self._opened)
        once_more = button(say(self._caption), self._again, name="approval-again")
        said = column(
            words(say(_TITLE), "heading"),
            words(say(_MEANING)),
            self._message,
            words(say(text("Only an administrator can use the approval page.")), "muted"),
            buttons(copy_message, self._open.button, once_more),
            gap=int(1.5 * SPACE),
        )
        self._inside.addLayout(with_icon("people", "accent", said, 24))
        return self._message

    def _copy(self) -> None:
        if self._message is not None:
            copy(self._message.toPlainText())


def _message_field(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setObjectName("approval-message")
    field.setAccessibleName(name)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    reach = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    field.setTextInteractionFlags(reach)
    field.setFixedHeight(_LINES * field.fontMetrics().lineSpacing() + 2 * SPACE)
    return field
