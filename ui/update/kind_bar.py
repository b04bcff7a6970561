"""What a kind is for, and taking the same side for everything that clashes in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from app.setup.update_state import UpdateState
from app.text import Text, text
from app.update.kinds import kind_of
from app.update.merge.choice import Take
from app.update.view.kind_words import about_kind
from app.update.view.standing import Standing
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, group, words


class KindBar:
    """The kind that the person is in. `take` hears of its table and of the side, None for one by one."""

    def __init__(self, session: Session, take: Callable[[str, Take | None], None]) -> None:
        say = session.say
        self._session, self._table = session, ""
        self._caption = words("", "small")

        def made(caption: Text, side: Take | None, name: str) -> QPushButton:
            return button(say(caption), lambda: take(self._table, side), "quiet", name=name)

        self._all = made(text("All from Microsoft"), Take.THEIRS, "kind-theirs")
        self._mine = made(text("All mine"), Take.OURS, "kind-ours")
        self._one = made(text("One by one"), None, "kind-none")
        self.widget: QWidget = group(
            column(self._caption, buttons(self._all, self._mine, self._one), gap=SPACE // 2)
        )
        self.widget.hide()

    def become(self, table: str) -> None:
        """Takes another kind."""
        self._table = table

    def stand(self, update: UpdateState) -> None:
        """Shows what can be taken in it."""
        if not self._table and update.looked_at is not None:
            self._table = update.looked_at.table
        board, comparison = update.board, update.comparison
        if board is None or comparison is None or self._table not in board.tallies:
            self.widget.hide()
            return
        say = self._session.say
        waiting = board.tallies[self._table][Standing.OPEN]
        chosen = any(one.table == self._table for one in update.choices)
        about = about_kind(self._table)
        kind = kind_of(self._table)
        caption = text("{kind}: {about}", kind=kind, about=about) if about else kind
        self._caption.setText(say(caption))
        for one in (self._all, self._mine, self._one):
            one.setAccessibleDescription(self._caption.text())
        self._all.setVisible(waiting > 0)
        self._mine.setVisible(waiting > 0)
        self._one.setVisible(chosen)
        self.widget.show()
