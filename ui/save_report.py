"""A button that saves a report where the person wants it, and then shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from app.report.document import Document
from app.report.writing import Kind
from app.text import Text, text
from ui.printing import printed_meanwhile
from ui.save_dialog import ask_where_to_save
from ui.session import Session
from ui.widgets import announce, button

_CAPTION = text("Save the report")
_KINDS = {Kind.HTML: text("Web page"), Kind.PDF: text("PDF")}
_FOR_PROGRAMS = {Kind.JSON: text("For other programs")}


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
        offered = {**_KINDS, **(_FOR_PROGRAMS if document.entry else {})}
        kinds = {kind.value: say(words) for kind, words in offered.items()}
        ask_where_to_save(
            self.button,
            say(self._caption),
            document.file_name,
            kinds,
            lambda file: self._save(document, file),
        )

    def _save(self, document: Document, file: Path) -> None:
        self._session.page.spawn(self._saved(document, file))

    async def _saved(self, document: Document, file: Path) -> None:
        session = self._session
        await session.journey.reports.save(document, file, printed_meanwhile, session.language)
        announce(self.button, session.say(text("Saved: {file}", file=file.name)))
        if file.suffix.lower() != Kind.JSON.value:
            self._session.open_report(file)
