"""A button that saves a report where the person wants it, and then shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.report.document import Document
from app.report.writing import Kind
from app.text import Text, text
from ui.printing import printed_meanwhile
from ui.save_dialog import documents_folder
from ui.session import Session
from ui.widgets import announce, button

_CAPTION = text("Save the report")
_KINDS = {Kind.HTML: text("Web page"), Kind.PDF: text("PDF")}


class SaveReport:
    """`made` gives the report as things stand when the button is pressed; `caption` is what that says."""

    def __init__(
        self,
        session: Session,
        made: Callable[[], Document],
        caption: Text = _CAPTION,
        name: str = "save-report",
    ) -> None:
        self._session, self._made, self._caption = session, made, caption
        self.button: QPushButton = button(session.say(caption), self._ask_where, name=name)

    def _ask_where(self) -> None:
        """Asks in a dialog that holds nothing up: checks and creations go on behind it."""
        say, document = self._session.say, self._made()
        dialog = QFileDialog(self.button.window(), say(self._caption))
        dialog.setObjectName("where-to-save")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {f"{say(words)} (*{kind.value})": kind for kind, words in _KINDS.items()}
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(Kind.HTML.value)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen].value))
        dialog.setDirectory(documents_folder())
        dialog.selectFile(document.file_name)
        dialog.fileSelected.connect(
            lambda name: self._save(document, _complete(Path(name), filters[dialog.selectedNameFilter()]))
        )
        dialog.open()

    def _save(self, document: Document, file: Path) -> None:
        self._session.page.spawn(self._saved(document, file))

    async def _saved(self, document: Document, file: Path) -> None:
        session = self._session
        await session.journey.reports.save(document, file, printed_meanwhile, session.language)
        announce(self.button, session.say(text("Saved: {file}", file=file.name)))
        self._session.open_report(file)


def _complete(file: Path, kind: Kind) -> Path:
    """The file with the ending of a report, also where the person wrote another or none."""
    known = file.suffix.lower() in {one.value for one in Kind}
    return file if known else file.with_name(file.name + kind.value)
