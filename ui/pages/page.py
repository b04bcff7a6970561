"""What a page is: something that shows a state, in the frame that all pages share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.setup.state import SetupState
from ui.illustration import Illustration, WithIllustration
from ui.measures import giving_way, in_proportion
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import column, row, words

WIDEST = 760
"""Pixels of text of the usual size beyond which lines would be too long to read."""

_BESIDE_DRAWING = 620
"""Pixels of width that a title and a paragraph with a drawing beside them need."""


class Page(Protocol):
    """A page of one step."""

    @property
    def widget(self) -> QWidget:
        """What is shown."""
        ...

    def render(self, state: SetupState) -> None:
        """Shows `state`. Called for every new state while the page is there."""
        ...

    def first_focus(self) -> QWidget | None:
        """What the keyboard starts with; None gives it to the step's own button."""
        ...


HELP_PLACE = "help-place"
"""The name of the widget that the page's help is put into: below the first paragraph, on every page."""

MakePage = Callable[[Session], Page]


@dataclass(frozen=True)
class PageFrame:
    """The frame of a page: its heading `title` and first paragraph are there, `body` takes the rest."""

    widget: QWidget
    body: QVBoxLayout
    title: QLabel


def page_frame(
    title: str,
    lead: str,
    *,
    fills: bool = False,
    widest: int = WIDEST,
    margin: int = 4 * SPACE,
    drawing: Illustration | None = None,
) -> PageFrame:
    """A frame with title and first paragraph, which scrolls. A body that `fills` takes all the room.

    `widest` is how wide it becomes, and `margin` what is free above it, in pixels. A `drawing` stands beside
    the title and the first paragraph where there is room.
    """
    body = column(gap=2 * SPACE)
    heading = words(title, "title")
    head = column(heading, gap=SPACE)
    if lead:
        head.addWidget(words(lead, "muted"))
    content = column(head if drawing is None else _illustrated(head, drawing), gap=SPACE)
    help_place = QWidget()
    help_place.setObjectName(HELP_PLACE)
    content.addWidget(help_place)
    content.addSpacing(SPACE)
    content.addLayout(body, 1 if fills else 0)
    if not fills:
        content.addStretch(1)
    inner = _centred(content, widest, margin)
    area = QScrollArea()
    area.setAccessibleName(title)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return PageFrame(area, body, heading)


def _illustrated(head: QVBoxLayout, drawing: Illustration) -> QWidget:
    head.addStretch(1)
    line = row(head, drawing, gap=2 * SPACE, widest=0)
    return WithIllustration(line, drawing, _BESIDE_DRAWING)


def _centred(content: QVBoxLayout, widest: int, margin: int) -> QWidget:
    column_of_text = QWidget()
    column_of_text.setMaximumWidth(in_proportion(widest))
    column_of_text.setLayout(content)
    whole = QWidget()
    whole.setProperty("look", "page")
    outer = QHBoxLayout(whole)
    beside = giving_way(4 * SPACE)
    outer.setContentsMargins(beside, margin, beside, min(margin, 3 * SPACE))
    outer.addWidget(column_of_text, 1)
    return whole
