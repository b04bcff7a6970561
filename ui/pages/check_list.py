"""The rows of all checks: what holds the setup back first, then advice, then what is in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from PySide6.QtWidgets import QAbstractButton, QWidget

from app.checks.check import CheckResult
from app.setup.state import SetupState
from app.text import Text, text
from ui.pages.check_row import CheckRow, room_for_verdicts
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import column, frame, group, separator, words

_FIRST = text("To be settled first")
_ADVICE = text("Advice: the setup can go on without it")
_IN_ORDER = text("In order")
_PARTS = (_FIRST, _ADVICE, _IN_ORDER)


class CheckList:
    """Shows a row for each check. `opened` is told when a page of one is opened.

    Rows keep their places while checks run, so that nothing moves under someone who reads.
    """

    def __init__(self, session: Session, opened: Callable[[], None]) -> None:
        self._session, self._opened = session, opened
        self._room = room_for_verdicts(session.say)
        self._state = SetupState()
        self._drawn: dict[str, CheckResult] = {}
        self._is_drawing = False
        self._rows: dict[str, CheckRow] = {}
        self._rules: dict[str, QWidget] = {}
        self._headings = {part: _heading(session.say(part)) for part in _PARTS}
        self._inside = column(*self._headings.values(), gap=0)
        for heading in self._headings.values():
            heading.hide()
        self._arranged: list[QWidget] = []
        self.widget: QWidget = frame("card", self._inside, 0)

    def render(self, state: SetupState) -> None:
        """Shows the checks as far as they are."""
        self._state = state
        if not self._is_drawing:
            self._draw_next()
        shown = {result.check.id for result in state.readiness}
        for check_id, row in self._rows.items():
            row.widget.setVisible(check_id in shown)

    def _draw_next(self) -> None:
        """Draws the next row that is not as it should be; all of them in one go would hold the window up."""
        self._is_drawing = False
        readiness = self._state.readiness
        result = next((one for one in readiness if one != self._drawn.get(one.check.id)), None)
        if result is not None:
            self._is_drawing = True
            self._draw(result)
            self._session.later(self.widget, self._draw_next)
        elif not self._state.checks_are_running:
            self._arrange(readiness)

    def _draw(self, result: CheckResult) -> None:
        if result.check.id not in self._rows:
            self._add(result.check.id)
        self._rows[result.check.id].render(result)
        self._drawn[result.check.id] = result

    def _add(self, check_id: str) -> None:
        row = CheckRow(self._session, check_id, self._room, self._opened)
        self._rules[check_id] = separator()
        row.inside.insertWidget(0, self._rules[check_id])
        self._inside.addWidget(row.widget)
        # Only in its place: what stands nowhere yet would be shown as a window of its own.
        self._rules[check_id].setVisible(bool(self._rows))
        self._rows[check_id] = row

    def _arrange(self, results: Iterable[CheckResult]) -> None:
        parts: dict[Text, list[str]] = {part: [] for part in _PARTS}
        for result in results:
            parts[part_of(result)].append(result.check.id)
        wanted = [one for part in _PARTS for one in (self._headings[part], *self._widgets(parts[part]))]
        if wanted == self._arranged:
            return
        self._arranged = wanted
        has_headings = sum(1 for ids in parts.values() if ids) > 1
        for part, heading in self._headings.items():
            heading.setVisible(has_headings and bool(parts[part]))
        order = [check_id for part in _PARTS for check_id in parts[part]]
        for place, check_id in enumerate(order):
            self._rules[check_id].setVisible(has_headings or place > 0)
        for place, widget in enumerate(wanted):
            self._inside.insertWidget(place, widget)
        _tab_through(self._widgets(order))

    def _widgets(self, ids: Iterable[str]) -> list[QWidget]:
        return [self._rows[check_id].widget for check_id in ids]


def part_of(result: CheckResult) -> Text:
    """The part of the list that a result belongs to, by its heading."""
    if result.holds_back:
        return _FIRST
    return _ADVICE if result.waits else _IN_ORDER


def _heading(content: str) -> QWidget:
    label = words(content, "heading")
    around = column(label)
    made = group(around)
    around.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
    return made


def _tab_through(rows: Iterable[QWidget]) -> None:
    """Lets the Tab key follow the rows as they are shown."""
    stops = [row.findChildren(QAbstractButton) for row in rows]
    if not stops:
        return
    places = {stop: place for place, stop in enumerate(_chain(stops[0][0]))}
    in_order = [stop for row in stops for stop in sorted(row, key=lambda one: places[one])]
    for one, following in pairwise(in_order):
        QWidget.setTabOrder(one, following)


def _chain(start: QWidget) -> Iterator[QWidget]:
    """All widgets of the window in the order in which the Tab key goes through them."""
    one: QWidget | None = start
    while one is not None:
        yield one
        following = one.nextInFocusChain()
        one = following if following is not start else None
