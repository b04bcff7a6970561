"""The small parts that pages are made of. Every text is shown as it is, never as markup."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.flow_layout import FlowLayout
from ui.icons import Icon
from ui.measures import giving_way
from ui.ringed_button import RingedButton
from ui.tokens import SPACE
from ui.turns import in_a_turn_of_its_own

Box = TypeVar("Box", bound=QBoxLayout)
_LONGEST_LINE = 40
"""Characters of the usual size."""


def words(content: str, look: str = "") -> QLabel:
    """A label that wraps. `look` names its style in the style sheet."""
    label = QLabel(content)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label


def copyable(content: str, look: str = "") -> QLabel:
    """A label whose text can be marked and copied."""
    label = words(content, look)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def button(
    caption: str, press: Callable[[], None], look: str = "", *, name: str = "", says: str = ""
) -> QPushButton:
    """A button. `name` is its object name; `says` is for screen readers where the caption is not enough."""
    made = RingedButton(in_lines(caption))
    made.setProperty("look", look)
    made.setObjectName(name)
    made.setAutoDefault(True)
    made.setAccessibleName(says or caption)
    made.clicked.connect(lambda _checked=False: press())
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def in_lines(caption: str) -> str:
    """A button's caption, in several lines where one would be wider than a narrow window."""
    return "\n".join(wrap(caption, giving_way(_LONGEST_LINE))).replace("&", "&&")


def column(*parts: QWidget | QBoxLayout, gap: int = SPACE, margin: int = 0) -> QVBoxLayout:
    """Parts one below the other."""
    return _box(QVBoxLayout(), parts, gap, margin)


def row(*parts: QWidget | QBoxLayout, gap: int = SPACE, widest: int | None = None) -> QHBoxLayout:
    """Parts side by side; the part at the place `widest` takes the room that is left."""
    made = _box(QHBoxLayout(), parts, gap, 0)
    if widest is not None:
        made.setStretch(widest, 1)
    return made


def buttons(*made: QWidget) -> QWidget:
    """Buttons side by side, in as many lines as the width asks for."""
    place = QWidget()
    place.setLayout(FlowLayout(*made))
    return place


def frame(look: str, inside: QBoxLayout, margin: int = 2 * SPACE) -> QFrame:
    """A frame of the style sheet's look around a layout."""
    made = QFrame()
    made.setProperty("look", look)
    inside.setContentsMargins(margin, margin, margin, margin)
    made.setLayout(inside)
    return made


def group(inside: QBoxLayout) -> QWidget:
    """A layout as one widget, to be shown and hidden together."""
    made = QWidget()
    inside.setContentsMargins(0, 0, 0, 0)
    made.setLayout(inside)
    return made


def with_icon(icon: str, colour: str, beside: QWidget | QBoxLayout, size: int = 20) -> QHBoxLayout:
    """Something with an icon before it, level with its first line."""
    line = QHBoxLayout()
    line.setSpacing(int(1.5 * SPACE))
    line.addWidget(Icon(icon, colour, size), 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(beside, QWidget):
        line.addWidget(beside, 1)
    else:
        line.addLayout(beside, 1)
    return line


def busy() -> QProgressBar:
    """A bar that says that something is going on, without saying how far it is.

    Where the system wants little to move, the words beside it say so alone.
    """
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setProperty("look", "" if may_move(bar.style()) else "still")
    bar.setTextVisible(False)
    return bar


def may_move(style: QStyle) -> bool:
    """Whether the system lets things move that need not; a style takes no time for it where it does not."""
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def separator() -> QFrame:
    """A thin line."""
    line = QFrame()
    line.setProperty("look", "line")
    return line


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Sets a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear(layout: QBoxLayout) -> None:
    """Takes everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)


def reveal(part: QWidget) -> None:
    """Scrolls the page to a part that has just been shown, once it has its place."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        area = above
        in_a_turn_of_its_own(area, lambda: area.ensureWidgetVisible(part, 0, SPACE))


def announce(place: QWidget, message: str) -> None:
    """Has a screen reader say something that appeared without being asked for.

    Nothing is said where the place is gone: a page is made anew when the language changes.
    """
    if message and isValid(place):
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(place, message))


def copy(content: str) -> None:
    """Puts text on the clipboard."""
    QGuiApplication.clipboard().setText(content)


def _box(box: Box, parts: tuple[QWidget | QBoxLayout, ...], gap: int, margin: int) -> Box:
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(gap)
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box
