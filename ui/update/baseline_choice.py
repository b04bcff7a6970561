"""Choosing what shows the template as it was when the portal was made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.setup.update_state import UpdateState
from app.text import Text, text
from ui.session import Session
from ui.tokens import SPACE
from ui.update.folder_choice import FolderChoice
from ui.widgets import button, buttons, column, frame, words

_ABOUT = text("By this the program tells what you changed yourself from what Microsoft changed.")
_NONE = text(
    "Nobody kept it. You can go on without it: wherever your portal and the template differ, you choose."
)
_LOOKING = text("The program is looking whether it was kept on this computer.")


class BaselineChoice:
    """Shows what was kept, and offers a folder."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        self._kept = words("")
        self._kept.setObjectName("baseline-kept")
        use = session.journey.updating.use_baseline
        self._folder = FolderChoice(session, "baseline-folder", use)
        self._without = button(
            say(text("Go on without it")), lambda: use(None), "quiet", name="baseline-none"
        )
        heading = words(say(text("The template as it was when your portal was made")), "heading")
        inside = column(
            heading,
            words(say(_ABOUT), "muted"),
            self._kept,
            buttons(self._folder.button, self._without),
            self._folder.widget,
            gap=SPACE,
        )
        self.widget: QWidget = frame("card", inside)

    def render(self, update: UpdateState, *, can: bool) -> None:
        """Shows which one is used."""
        folder = update.baseline if isinstance(update.baseline, Path) else None
        self._kept.setText(self._session.say(_words(update)))
        self._kept.setVisible(folder is None)
        self._folder.render(folder, can=can)
        self._without.setVisible(update.baseline is not None)
        self._without.setEnabled(can)


def _words(update: UpdateState) -> Text:
    note = update.baseline
    if note is None or isinstance(note, Path):
        return _LOOKING if update.baselines is None else _NONE
    return text(
        "✓ Kept on this computer on {day}, with {count} parts.",
        day=note.taken.astimezone().date(),
        count=note.records,
    )
