"""What is shown while a person signs in elsewhere: in the browser, or with a code on any device."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from app.identity.accounts import DeviceCode
from app.text import Text, plural, text
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, buttons, column, copy, copyable, frame, words


class BrowserWaiting:
    """Waiting for the browser; it can be opened again, and one can stop at any time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._address = ""
        say = session.say
        self._doing = words("", "heading")
        hint = text("The browser window may be behind this one. This program waits five minutes for it.")
        self._again = button(say(text("Open the browser again")), self._open, name="open-again")
        self._copy = button(say(text("Copy the link")), lambda: copy(self._address), name="copy-link")
        stop = button(say(text("Cancel")), session.page.cancel, name="cancel-sign-in")
        self.widget: QFrame = frame(
            "accent",
            column(
                self._doing,
                words(say(hint)),
                busy(),
                buttons(self._again, self._copy, stop),
                gap=int(1.5 * SPACE),
            ),
        )
        self.widget.setObjectName("waiting-for-browser")

    def render(self, doing: Text | None, address: str) -> None:
        """Shows what is waited for; None hides it."""
        self._address = address
        self.widget.setVisible(doing is not None)
        self._doing.setText(self._session.say(doing) if doing else "")
        self._again.setEnabled(bool(address))
        self._copy.setEnabled(bool(address))

    def _open(self) -> None:
        self._session.open_page(self._address)


class CodeWaiting:
    """The code to type, large, and where to type it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: DeviceCode | None = None
        say = session.say
        self._where, self._code = words(""), copyable("", "code")
        self._code.setObjectName("device-code")
        self._time = words("", "muted")
        copy_code = button(say(text("Copy the code")), lambda: copy(self._code.text()), name="copy-code")
        open_page = button(say(text("Open the page here")), self._open, name="open-code-page")
        stop = button(say(text("Cancel")), session.page.cancel, name="cancel-code")
        self.widget: QFrame = frame(
            "accent",
            column(
                words(say(text("Enter this code on any device")), "heading"),
                self._where,
                self._code,
                self._time,
                busy(),
                buttons(copy_code, open_page, stop),
                gap=int(1.5 * SPACE),
            ),
        )
        self.widget.setObjectName("waiting-for-code")

    def render(self, code: DeviceCode | None) -> None:
        """Shows the code; None hides it."""
        self.widget.setVisible(code is not None)
        if code is None or code == self._shown:
            return
        self._shown = code
        say = self._session.say
        self._where.setText(say(text("Go to {address} and type:", address=code.address)))
        self._code.setText(code.code)
        self._code.setAccessibleName(" ".join(code.code))
        minutes = code.seconds // 60
        self._time.setText(say(plural("Good for {count} minute.", "Good for {count} minutes.", minutes)))
        announce(self.widget, f"{self._where.text()} {' '.join(code.code)}")

    def _open(self) -> None:
        if self._shown is not None:
            self._session.open_page(self._shown.address)
