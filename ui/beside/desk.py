"""What a session's pages can reach beside the setup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Desk:
    """`show_log` shows what the program has done; `show_menu` opens the menu beside a button.

    `show_menu` is None where the system has a menu bar for it, as macOS has.
    """

    show_log: Callable[[], None]
    show_menu: Callable[[QWidget], None] | None = None
