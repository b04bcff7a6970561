"""What can be ticked or chosen, heard of whoever does it: assistive programs turn it without a click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractButton


def on_choice(choice: QAbstractButton, chosen: Callable[[], None]) -> None:
    """Has `chosen` called when the choice is made; not when it is only shown as made by `mark`."""
    choice.toggled.connect(lambda is_chosen: chosen() if is_chosen else None)


def mark(choice: QAbstractButton, *, chosen: bool) -> None:
    """Shows a choice as made or not."""
    with QSignalBlocker(choice):
        choice.setChecked(chosen)
