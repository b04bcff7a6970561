"""The setup report: everything about the portal in one file, to keep or to pass on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState
from app.text import text
from ui.aftercare.fold import Fold
from ui.save_report import SaveReport
from ui.session import Session
from ui.widgets import buttons, column, words

_TITLE = text("Keep a report")
_ABOUT = text(
    "What was made, where and by whom, what that rests on, and what to do next: for your files, and for "
    "whoever looks after the portal."
)
_SHORT = text("What was made, for your files, as HTML, PDF or JSON.")
_AGAIN = text(
    "The readiness checks were not made since this program was started, so the report has no evidence of "
    "them."
)


class ReportCard:
    """Offers the report while there is a portal."""

    def __init__(self, session: Session) -> None:
        say, made = session.say, session.journey.reports.setup
        save = SaveReport(session, made, text("Save the setup report"), "save-setup-report")
        self._again = words(say(_AGAIN), "small")
        said = column(words(say(_ABOUT), "muted"), self._again, buttons(save.button))
        self.widget: QWidget = Fold(session, "report", "information", _TITLE, _SHORT, said).widget

    def render(self, state: SetupState) -> None:
        """Shows it, and what the report cannot have."""
        self.widget.setVisible(state.portal is not None)
        self._again.setVisible(not state.readiness)
