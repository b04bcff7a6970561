"""Making sure before something is changed: in place, by a second button or by typing the portal's name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from app.text import Text, text
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, frame, group, reveal, words


class SecondButton:
    """A button that shows what it would do, and does it once that is confirmed."""

    def __init__(
        self, session: Session, name: str, caption: Text, meaning: Text, press: Callable[[], None]
    ) -> None:
        say = session.say
        self._press = press
        self._ask = button(say(caption), self._unfold, name=name)
        self._yes = button(say(text("Yes, do it")), self._do, "primary", name=f"{name}-yes")
        self._no = button(say(text("Leave it as it is")), self._fold, name=f"{name}-no")
        self._meaning = frame(
            "unsure", column(words(say(meaning)), buttons(self._yes, self._no)), int(1.5 * SPACE)
        )
        self._meaning.hide()
        self.widget: QWidget = group(column(buttons(self._ask), self._meaning))

    def render(self, *, offered: bool, can: bool) -> None:
        """Offers the button; it can be pressed unless something else is under way."""
        self.widget.setVisible(offered)
        for one in (self._ask, self._yes):
            one.setEnabled(can)
        if not offered:
            self._fold()

    def _unfold(self) -> None:
        self._meaning.show()
        reveal(self._meaning)
        self._no.setFocus()

    def _fold(self) -> None:
        self._meaning.hide()

    def _do(self) -> None:
        self._fold()
        self._press()


class TypedName:
    """A button that can be pressed once the portal's name is typed."""

    def __init__(self, session: Session, name: str, caption: Text, press: Callable[[], None]) -> None:
        self._session, self._press = session, press
        self._wanted, self._can = "", False
        self._label = words("", "strong")
        self._field = QLineEdit()
        self._field.setObjectName(f"{name}-typed")
        self._field.textChanged.connect(lambda _typed: self._fit())
        self._label.setBuddy(self._field)
        self._do = button(session.say(caption), self._go, "primary", name=name)
        self.widget: QWidget = group(column(self._label, self._field, buttons(self._do), gap=SPACE // 2))

    def render(self, wanted: str, *, can: bool) -> None:
        """Asks for the name `wanted`."""
        self._wanted, self._can = wanted, can
        words_ = self._session.say(text("To confirm, type the name of the portal: {name}", name=wanted))
        self._label.setText(words_)
        self._field.setAccessibleName(words_)
        self._fit()

    def _fit(self) -> None:
        typed = self._field.text().strip()
        self._do.setEnabled(self._can and bool(typed) and typed == self._wanted.strip())

    def _go(self) -> None:
        self._field.clear()
        self._press()
