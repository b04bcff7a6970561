"""Cards one below the other, made anew only when what they show has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from app.provisioning.journal import Creation
from app.setup.begun_before import account_of
from app.setup.state import SetupState
from ui.tokens import SPACE
from ui.widgets import clear, column, group

Thing = TypeVar("Thing")


class CardList(Generic[Thing]):
    """A card for each thing, by `make`; nothing is seen of it while there is none."""

    def __init__(self, make: Callable[[Thing], QWidget]) -> None:
        self._make = make
        self._shown: tuple[Thing, ...] = ()
        self._cards = column(gap=SPACE)
        self.widget: QWidget = group(self._cards)
        self.widget.hide()

    def show(self, things: tuple[Thing, ...]) -> None:
        """Shows these."""
        if things == self._shown:
            return
        self._shown = things
        clear(self._cards)
        for one in things:
            self._cards.addWidget(self._make(one))
        self.widget.setVisible(bool(things))


def of_known_accounts(creations: tuple[Creation, ...], state: SetupState) -> tuple[Creation, ...]:
    """Those that can be gone on with at once: the others need a sign-in first."""
    return tuple(one for one in creations if account_of(one.place, state.saved_accounts) is not None)
