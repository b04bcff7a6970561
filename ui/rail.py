"""The list of steps beside the page: where one is, what is done, and where one may go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.setup import flow
from app.setup.flow import Mark, RailEntry
from app.setup.state import SetupState, StepId
from app.setup.steps import STEPS, Step
from app.text import Text, text
from ui.icons import Icon
from ui.language_menu import LanguageMenu
from ui.measures import breakable, in_proportion
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import column, frame, group, restyle, row, with_icon, words

WIDTH = 232
_MARGIN = 2 * SPACE
_MARK = 30
"""Pixels of the widest mark."""
_LINE = 2
"""Pixels of the rail's own edge."""
_BAR = 14
"""Pixels of a bar to scroll with."""
_ROOM = WIDTH - 2 * _MARGIN - 30 - _BAR
"""Pixels for a name beside its icon."""
_ICONS = {
    Mark.DONE: ("step-done", "ready"),
    Mark.CURRENT: ("step-current", "accent"),
    Mark.OPEN: ("step-open", "muted"),
    Mark.LATER: ("step-later", "muted"),
}
_WORDS = {
    Mark.DONE: text("done"),
    Mark.CURRENT: text("you are here"),
    Mark.OPEN: text("visited"),
    Mark.LATER: text("still to come"),
}


class Rail:
    """Shows the steps and, below them, as whom and where, and below those in which language.

    `go` gets the step that was chosen.
    """

    def __init__(self, say: Say, go: Callable[[StepId], None], below: LanguageMenu) -> None:
        self._say, self._below = say, below
        self._steps = {step.id: _StepButton(say(step.title), step.id, go) for step in STEPS}
        self._name = words(say(text("Customer Portal Setup")), "strong")
        head = row(Icon("portal", "accent", 30), self._name, gap=int(1.5 * SPACE), widest=1)
        self._who, self._where = words("", "small"), words("", "small")
        self._who_line = group(with_icon("account", "muted", self._who, 16))
        self._where_line = group(with_icon("environment", "muted", self._where, 16))
        inside = column(head, gap=SPACE // 2)
        inside.addSpacing(2 * SPACE)
        for step in STEPS:
            inside.addWidget(self._steps[step.id])
        inside.addStretch(1)
        inside.addWidget(self._who_line)
        inside.addWidget(self._where_line)
        inside.addWidget(below.widget)
        self.widget: QFrame = frame("rail", column(_scrolling(inside)), 0)
        self.fit(3 * in_proportion(WIDTH))

    def fit(self, window: int) -> None:
        """Takes its part of a window of this width in pixels: for its icons alone, if text is too large."""
        wide = in_proportion(WIDTH)
        is_narrow = window < 3 * wide
        self._below.fit(is_narrow=is_narrow)
        marks = max(in_proportion(_MARK) + 2 * SPACE, self._below.widget.sizeHint().width())
        narrow = marks + 2 * _MARGIN + _LINE + _BAR
        self.widget.setFixedWidth(narrow if is_narrow else wide)
        for part in (self._name, self._who, self._where):
            part.setVisible(not is_narrow)
        for step in self._steps.values():
            step.fit(is_narrow=is_narrow)

    def render(self, state: SetupState) -> None:
        """Shows how the steps stand."""
        for number, entry in enumerate(flow.rail(state), start=1):
            self._steps[entry.step.id].stand(entry, self._spoken(number, entry.step, _WORDS[entry.mark]))
        _show(self._who_line, self._who, state.account.user_name if state.account else "")
        _show(self._where_line, self._where, state.environment.name if state.environment else "")

    def _spoken(self, number: int, step: Step, mark: Text) -> str:
        spoken = text(
            "Step {number} of {count}: {title}, {mark}",
            number=number,
            count=len(STEPS),
            title=step.title,
            mark=mark,
        )
        return self._say(spoken)


class _StepButton(QPushButton):
    """One step: its mark and its title."""

    def __init__(self, title: str, step: StepId, go: Callable[[StepId], None]) -> None:
        super().__init__()
        self.setObjectName(f"step-{step.value}")
        self.setProperty("look", "step")
        # A fixed height would be that of one line, and a title may take two.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = Icon("step-later", "muted", 18)
        self._title: QLabel = words(title)
        self._title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(self._icon, self._title, gap=int(1.5 * SPACE), widest=1)
        inside.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.setLayout(inside)
        self.clicked.connect(lambda: go(step))

    def fit(self, *, is_narrow: bool) -> None:
        """Shows the mark alone where there is no room for the title."""
        self._title.setVisible(not is_narrow)
        self.setToolTip(self._title.text() if is_narrow else "")

    def stand(self, entry: RailEntry, spoken: str) -> None:
        """Shows how the step stands; `spoken` is for screen readers."""
        self._icon.become(*_ICONS[entry.mark])
        current = entry.mark is Mark.CURRENT
        restyle(self, "current", "true" if current else "false")
        restyle(self._title, "look", "strong" if current else "" if entry.reachable else "muted")
        self.setEnabled(entry.reachable)
        self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as its content."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No smaller than its content."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


def _show(line: QWidget, label: QLabel, content: str) -> None:
    label.setText(breakable(content, label.fontMetrics(), in_proportion(_ROOM)))
    label.setAccessibleName(content)
    line.setToolTip(content)
    line.setVisible(bool(content))


def _scrolling(inside: QVBoxLayout) -> QScrollArea:
    """The rail is as high as its content, and scrolls in a window that is not."""
    content = QWidget()
    content.setProperty("look", "page")
    inside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    content.setLayout(inside)
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
