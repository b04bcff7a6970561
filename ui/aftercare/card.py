"""What a card of the last page is: something that shows its part of the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState
from ui.session import Session


class Card(Protocol):
    """One card. It hides itself where it has nothing to show."""

    @property
    def widget(self) -> QWidget:
        """What is shown."""
        ...

    def render(self, state: SetupState) -> None:
        """Shows `state`. Called for every new state while the page is there."""
        ...


MakeCard = Callable[[Session], Card]
