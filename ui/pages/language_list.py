"""The languages that a portal can have here, each in its own name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from app.catalogues import PortalLanguage, portal_languages
from app.text import text
from ui.choices import mark, on_choice
from ui.session import Say
from ui.tokens import SPACE

_COLUMNS = 3


class LanguageList:
    """Languages to choose one from. `choose` gets the LCID of the chosen one."""

    def __init__(self, say: Say, choose: Callable[[int], None]) -> None:
        self._choose = choose
        self._offered: tuple[int, ...] = ()
        self._buttons: dict[int, QRadioButton] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(0)
        self.widget = QWidget()
        self._group = QButtonGroup(self.widget)
        self.widget.setObjectName("languages")
        self.widget.setAccessibleName(say(text("Language")))
        self.widget.setLayout(self._grid)

    def render(self, offered: tuple[int, ...], chosen: int | None) -> None:
        """Shows the languages on offer and which one is chosen."""
        if offered != self._offered:
            self._fill(offered)
        # An exclusive group does not let go of its last choice.
        self._group.setExclusive(False)
        for language, choice in self._buttons.items():
            mark(choice, chosen=language == chosen)
        self._group.setExclusive(True)
        self.widget.setVisible(bool(offered))

    def _fill(self, offered: tuple[int, ...]) -> None:
        self._offered = offered
        for choice in self._buttons.values():
            self._grid.removeWidget(choice)
            self._group.removeButton(choice)
            choice.deleteLater()
        known = [one for one in portal_languages() if one.id in offered]
        self._buttons = {one.id: self._button(one) for one in known}
        for place, choice in enumerate(self._buttons.values()):
            self._grid.addWidget(choice, place // _COLUMNS, place % _COLUMNS)

    def _button(self, language: PortalLanguage) -> QRadioButton:
        choice = QRadioButton(language.name)
        choice.setObjectName(f"language-{language.id}")
        on_choice(choice, lambda: self._choose(language.id))
        self._group.addButton(choice)
        return choice
