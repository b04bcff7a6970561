"""Choosing a folder that `pac pages download` made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.text import text
from ui.save_dialog import documents_folder
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, column, group, words

_CAPTION = text("Use a folder instead")
_ABOUT = text("A folder that the Power Platform CLI downloaded: the one in which website.yml is.")


class FolderChoice:
    """A folder that was chosen, and the `button` that asks for one; `use` gets it."""

    def __init__(self, session: Session, name: str, use: Callable[[Path], None]) -> None:
        say = session.say
        self._session, self._use = session, use
        self.button: QPushButton = button(say(_CAPTION), self._ask, name=name)
        self.button.setAccessibleDescription(say(_ABOUT))
        self._chosen = words("", "strong")
        self._chosen.setObjectName(f"{name}-chosen")
        self._about = words(say(_ABOUT), "small")
        self.widget: QWidget = group(column(self._chosen, self._about, gap=SPACE // 2))

    def render(self, folder: Path | None, *, can: bool) -> None:
        """Shows which folder is chosen."""
        self.button.setEnabled(can)
        self._chosen.setVisible(folder is not None)
        self._about.setVisible(folder is None)
        if folder is not None:
            self._chosen.setText(self._session.say(text("✓ The folder {folder}", folder=str(folder))))

    def _ask(self) -> None:
        dialog = QFileDialog(self.button.window(), self._session.say(_CAPTION), documents_folder())
        dialog.setObjectName("which-folder")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._use(Path(name)))
        dialog.open()
