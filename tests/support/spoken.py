"""What a screen reader gets to know of the parts of a window."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

_SAY_NOTHING = ("NoRole", "Client", "Pane", "Grouping", "Window")
_LEAST = 24
"""Pixels that a target has in both directions, by WCAG 2.2, 2.5.8."""


def spoken_faults(found: list[QWidget]) -> list[str]:
    """What is wrong with the names and roles of what the keyboard comes to."""
    return [f"{one.objectName() or type(one).__name__}: {fault}" for one in found for fault in _faults(one)]


def size_faults(window: QWidget) -> list[str]:
    """What is too small to be met with a shaking hand."""
    return [
        f"{one.objectName()}: {one.width()} x {one.height()} is too small"
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and min(one.width(), one.height()) < _LEAST
    ]


def _faults(widget: QWidget) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name).strip()
    faults = []
    if not name:
        faults.append("no name")
    if interface.role().name in _SAY_NOTHING:
        faults.append(f"its role is {interface.role().name}")
    # Whoever speaks to the computer says what is written on the button (WCAG 2.2, 2.5.3).
    caption = widget.text().replace("&&", "&") if isinstance(widget, QAbstractButton) else ""
    if caption.split("\n")[0].casefold() not in name.casefold():
        faults.append(f"is called {name!r} and not {caption!r}")
    if isinstance(widget, QAbstractButton) and interface.text(QAccessible.Text.Description).strip() == name:
        faults.append("its description says the name again")
    return faults
