"""Where a person is in the window: the keyboard, what was typed and unfolded, and how far was scrolled.

A window that is made anew, in another language, is put back there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QWidget

from ui.turns import in_a_turn_of_its_own

UNFOLDED = "unfolded"
"""What a button that unfolds something has as a property while it is unfolded."""


@dataclass(frozen=True)
class KeptPlace:
    """`typed` has the words of each field by its name; `focus` is the name of what has the keyboard.

    `unfolded` are the names of the buttons that have unfolded something.
    """

    typed: Mapping[str, str]
    unfolded: tuple[str, ...]
    focus: str
    scrolled: int

    def put_back(self, whole: QWidget) -> None:
        """Makes it so in a window that was made anew."""
        for field in whole.findChildren(QLineEdit):
            typed = self.typed.get(field.objectName(), "")
            if typed and field.text() != typed:
                field.setText(typed)
        for turn in whole.findChildren(QAbstractButton):
            if turn.objectName() in self.unfolded and not turn.property(UNFOLDED):
                turn.click()
        before = whole.findChild(QWidget, self.focus) if self.focus else None
        if before is not None and before.isEnabled():
            before.setFocus()
        area = _scroll_area(whole)
        if area is not None:
            # The page has its height once it is laid out.
            in_a_turn_of_its_own(area, lambda: area.verticalScrollBar().setValue(self.scrolled))


def place_in(whole: QWidget) -> KeptPlace:
    """Where the person is now."""
    fields = whole.findChildren(QLineEdit)
    turns = whole.findChildren(QAbstractButton)
    area = _scroll_area(whole)
    focus: QWidget | None = whole.window().focusWidget()
    return KeptPlace(
        typed={one.objectName(): one.text() for one in fields if one.objectName()},
        unfolded=tuple(one.objectName() for one in turns if one.property(UNFOLDED)),
        focus=focus.objectName() if focus is not None else "",
        scrolled=area.verticalScrollBar().value() if area is not None else 0,
    )


def _scroll_area(whole: QWidget) -> QScrollArea | None:
    return next((one for one in whole.findChildren(QScrollArea) if one.isVisible()), None)
