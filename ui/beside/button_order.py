"""The order of buttons: where each platform has the one that does it, and the one that lets it be."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QStyle


def closes_last() -> bool:
    """Whether the button that closes is the last, as on Windows; macOS and GNOME have the main one there."""
    order = QApplication.style().styleHint(QStyle.StyleHint.SH_DialogButtonLayout)
    return bool(order == QDialogButtonBox.ButtonLayout.WinLayout.value)


def in_order(close: QPushButton, *others: QPushButton) -> tuple[QPushButton, ...]:
    """The buttons as the platform has them; `others` begin with the main one."""
    return (*others, close) if closes_last() else (close, *reversed(others))
