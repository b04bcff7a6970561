"""What the window holds while there is no session, and the keys that it hears: loaded once it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from app.problems import Problem
from app.text import Text, text
from ui.problem_card import ProblemCard
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import busy, button, column, group, words

TITLE = text("Customer Portal Setup")
_Keys = QKeySequence.StandardKey


def waiting(say: Say, message: Text) -> QWidget:
    """Says that something has to be waited for."""
    return _centred(words(say(message), "heading"), busy())


def stopped(say: Say, problem: Problem, close: Callable[[], None]) -> tuple[QWidget, QPushButton]:
    """Says why there can be no session, with the button that closes."""
    heading = words(say(text("This program cannot start yet")), "heading")
    card = ProblemCard(say)
    card.render(problem)
    pressed = button(say(text("Close")), close, "primary", name="close")
    return _centred(heading, card.widget, pressed), pressed


def hear_keys(
    window: QWidget, close: Callable[[], None], back: Callable[[], None], explain: Callable[[], None]
) -> None:
    """Has the platform's standard keys do what people expect of them."""
    for keys, act in ((_Keys.Close, close), (_Keys.Back, back), (_Keys.HelpContents, explain)):
        # The first of the platform's ways: another one for "back" deletes letters in fields.
        for first in QKeySequence.keyBindings(keys)[:1]:
            QShortcut(first, window, act)


def _centred(*parts: QWidget) -> QWidget:
    inside = column(*parts, gap=2 * SPACE)
    inside.insertStretch(0, 1)
    inside.addStretch(1)
    content = group(inside)
    inside.setContentsMargins(12 * SPACE, 0, 12 * SPACE, 0)
    return content
