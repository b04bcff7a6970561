"""What the program is, and which version: to be read out to whoever helps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from app.report.versions import versions
from app.text import text
from app.version import VERSION
from ui.beside.side_window import side_window
from ui.icons import Icon
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import button, column, copy, copyable, row, words

_NAME = text("Customer Portal Setup")
_WHAT = text(
    "Sets up the Customer Portal of Dynamics 365 Supply Chain Management, and looks after it. This "
    "program is not made by Microsoft."
)
_FREE = text("Free software under the MIT licence. It sends nothing about you or your work to its makers.")


def about_window(parent: QWidget, say: Say, show_licences: Callable[[], None]) -> QWidget:
    """The window."""
    told = versions({"Qt": qVersion() or ""})
    main = ("Python", "Qt", "system")
    lines = "\n".join(f"{name}: {told[name]}" for name in main)
    whole = "\n".join(f"{name}: {value}" for name, value in told.items())
    heading = words(say(_NAME), "title")
    number = copyable(say(text("Version {version}", version=VERSION)), "strong")
    head = row(Icon("portal", "accent", 48), column(heading, number, gap=SPACE // 2), gap=2 * SPACE, widest=1)
    inside = column(head, words(say(_WHAT)), words(say(_FREE)), copyable(lines, "small"), gap=2 * SPACE)
    licences = button(say(text("Licences")), show_licences, name="licences")
    copying = button(say(text("Copy the versions")), lambda: copy(whole), name="copy-versions")
    made = side_window(
        parent, say, text("About Customer Portal Setup"), inside, licences, copying, stretches=False
    )
    made.resize(560, 400)
    return made
