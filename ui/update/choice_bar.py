"""The buttons with which a person chooses at a place: keep mine, take Microsoft's, both, or edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from app.text import Text, text
from app.update.view.ways import Way
from ui.session import Say
from ui.widgets import button, buttons

CAPTIONS: Mapping[Way, Text] = {
    Way.OURS: text("Keep mine"),
    Way.THEIRS: text("Take Microsoft’s"),
    Way.BOTH: text("Both"),
    Way.EDIT: text("Edit"),
}
NEW: Mapping[Way, Text] = {Way.OURS: text("Leave it out"), Way.THEIRS: text("Add it")}
GONE: Mapping[Way, Text] = {Way.OURS: text("Keep mine"), Way.THEIRS: text("Switch it off")}


class ChoiceBar:
    """Offers the ways of one place. `choose` hears of the one that was pressed, None to choose later."""

    def __init__(self, say: Say, choose: Callable[[Way | None], None]) -> None:
        self._say = say
        self._ways = {way: self._button(way, choose) for way in Way}
        self._later = button(say(text("Decide later")), lambda: choose(None), "quiet", name="choose-later")
        self.widget: QWidget = buttons(*self._ways.values(), self._later)

    def render(
        self, ways: Sequence[Way], chosen: Way | None, captions: Mapping[Way, Text], about: str
    ) -> None:
        """Offers `ways`; the one that was `chosen` is pressed. `about` is for screen readers."""
        for way, one in self._ways.items():
            caption = self._say(captions.get(way, CAPTIONS[way]))
            shown = f"✓ {caption}" if way is chosen else caption
            one.setText(shown)
            one.setAccessibleName(shown)
            one.setAccessibleDescription(about)
            one.setChecked(way is chosen)
            one.setVisible(way in ways)
        self._later.setVisible(chosen is not None and bool(ways))
        self.widget.setVisible(bool(ways))

    def _button(self, way: Way, choose: Callable[[Way | None], None]) -> QPushButton:
        made = button(self._say(CAPTIONS[way]), lambda: choose(way), name=f"choose-{way.value}")
        made.setCheckable(True)
        return made
