"""What is shown while a person signs in elsewhere: in the browser, or with a code on any device."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from app.identity.accounts import SIGN_IN_TIME, DeviceCode
from app.text import Text, text
from ui.leads_to import Link
from ui.pages.time_left import TimeLeft
from ui.qr_code import QrCode
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, buttons, column, copy, copyable, frame, row, words


class BrowserWaiting:
    """Waiting for the browser; it can be opened again, and one can stop or change to a code at any time."""

    def __init__(self, session: Session, by_code: Callable[[], None]) -> None:
        self._session = session
        self._address = ""
        say = session.say
        self._doing = words("", "heading")
        hint = text("Go on in your browser. Its window may be behind this one, or the page may be closed.")
        self._hint = words(say(hint))
        self._left = TimeLeft(say)
        self._again = Link(session, text("Open the browser again"), name="open-again")
        again = self._again.button
        copy_link = button(say(text("Copy the link")), lambda: copy(self._address), name="copy-link")
        instead = button(say(text("Use a code instead")), by_code, name="use-code-now")
        stop = button(say(text("Cancel")), session.page.cancel, name="cancel-sign-in")
        self._once_open = (self._hint, self._left.label, again, copy_link, instead)
        for one in self._once_open:
            one.hide()
        ways = buttons(again, copy_link, instead, stop)
        inside = column(self._doing, self._hint, busy(), self._left.label, ways, gap=int(1.5 * SPACE))
        self.widget: QFrame = frame("accent", inside)
        self.widget.setObjectName("waiting-for-browser")

    def render(self, doing: Text | None, address: str) -> None:
        """Shows what is waited for; None hides it. `address` is the page, once it is known."""
        self.widget.setVisible(doing is not None)
        self._doing.setText(self._session.say(doing) if doing else "")
        if address == self._address:
            return
        self._address = address
        self._again.lead_to(address)
        for one in self._once_open:
            one.setVisible(bool(address))
        if address:
            self._left.start(SIGN_IN_TIME)
        else:
            self._left.stop()


class CodeWaiting:
    """The code to type, large, and where to type it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: DeviceCode | None = None
        say = session.say
        self._where, self._code = words(""), copyable("", "code")
        self._code.setObjectName("device-code")
        self._left = TimeLeft(say)
        self._picture = QrCode()
        copy_code = button(say(text("Copy the code")), lambda: copy(self._code.text()), name="copy-code")
        self._page = Link(session, text("Open the page here"), name="open-code-page")
        stop = button(say(text("Cancel")), session.page.cancel, name="cancel-code")
        camera = words(say(text("With a phone: point its camera at this picture to open the page.")), "muted")
        self.widget: QFrame = frame(
            "accent",
            column(
                words(say(text("Enter this code on any device")), "heading"),
                self._where,
                self._code,
                busy(),
                self._left.label,
                buttons(copy_code, self._page.button, stop),
                row(self._picture, camera, gap=2 * SPACE, widest=1),
                gap=int(1.5 * SPACE),
            ),
        )
        self.widget.setObjectName("waiting-for-code")

    def render(self, code: DeviceCode | None) -> None:
        """Shows the code; None hides it."""
        self.widget.setVisible(code is not None)
        if code == self._shown:
            return
        self._shown = code
        self._page.lead_to(code.address if code is not None else "")
        if code is None:
            self._left.stop()
            return
        say = self._session.say
        self._where.setText(say(text("Go to {address} and type:", address=code.address)))
        self._code.setText(code.code)
        self._code.setAccessibleName(" ".join(code.code))
        self._picture.encode(code.address, say(text("QR code of {address}", address=code.address)))
        self._left.start(code.seconds)
        announce(self.widget, f"{self._where.text()} {' '.join(code.code)}")
