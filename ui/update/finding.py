"""Finding records in the tree: by their names, and by how they stand."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QLineEdit, QWidget

from app.text import text
from app.update.view.comparison import Comparison
from app.update.view.standing import Board, Standing
from ui.choice_box import ChoiceBox
from ui.environment_search import search_field
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import column, group


class Shown(Enum):
    """Which records the tree has."""

    WORK = "work"
    OPEN = "open"
    ALL = "all"


_WORDS = {
    Shown.WORK: text("What changes or clashes"),
    Shown.OPEN: text("What waits for my choice"),
    Shown.ALL: text("Everything that differs"),
}


class Finding:
    """A search field and a choice; `narrow` hears what is wanted."""

    def __init__(self, session: Session, narrow: Callable[[Shown, str], None]) -> None:
        say = session.say
        self._narrow = narrow
        self.field: QLineEdit = search_field(say, lambda _typed: self.tell(), text("Search by name or kind"))
        self._choice = ChoiceBox()
        self._choice.setObjectName("shown")
        self._choice.setAccessibleName(say(text("Which records are shown")))
        for one, caption in _WORDS.items():
            self._choice.addItem(say(caption), one)
        self._choice.activated.connect(lambda _place: self.tell())
        self.widget: QWidget = group(column(self.field, self._choice, gap=SPACE))

    def rows(
        self, comparison: Comparison, board: Board, shown: Shown, wanted: str
    ) -> list[tuple[str, tuple[int, ...]]]:
        """The rows of each kind that are wanted."""
        standings = board.standings
        found = []
        for kind in comparison.kinds:
            rows = kind.rows if shown is Shown.ALL else kind.work
            if shown is Shown.OPEN:
                rows = tuple(row for row in rows if standings[row] is Standing.OPEN)
            found.append((kind.table, comparison.narrowed(rows, wanted)))
        return found

    def clear(self) -> None:
        """Shows what changes or clashes, whatever its name."""
        if self.field.text() or self._choice.currentIndex():
            self._choice.setCurrentIndex(0)
            self.field.clear()
            self.tell()

    def tell(self) -> None:
        """Narrows to what the field and the choice say."""
        self._narrow(self._choice.currentData(), self.field.text())
