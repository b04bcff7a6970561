"""That the portal is kept as the template made it, for later updates; and what came in the way of that."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.aftercare_state import Deed
from app.setup.baseline import Baseline
from app.setup.state import SetupState
from app.text import Text, plural, text
from ui.aftercare.deed_line import DeedLine
from ui.aftercare.fold import Fold
from ui.session import Session
from ui.widgets import announce, button, buttons, column, words

_TITLE = text("Ready for updates")
_ABOUT = text(
    "Microsoft improves the template of the portal from time to time. This program keeps a new portal as it "
    "was made, so that it can later tell those improvements from your own changes."
)
_SHORT = text("Keep a copy of the portal as it is now, to compare with later.")
_KEPT = text("A copy of the portal as it is now is kept on this computer.")


class BaselineCard:
    """Shows how the keeping goes, after a portal was made."""

    def __init__(self, session: Session) -> None:
        say = session.say
        self._session, self._was_kept = session, False
        self._keep = button(say(text("Keep a copy now")), self._keep_now, name="keep-copy")
        self._deed = DeedLine(session, "baseline", session.journey.baseline.try_again)
        inside = column(words(say(_ABOUT), "muted"), buttons(self._keep), self._deed.widget)
        self._fold = Fold(session, "baseline", "information", _TITLE, _SHORT, inside)
        self.widget: QWidget = self._fold.widget

    def render(self, state: SetupState) -> None:
        """Shows it while there is a portal."""
        self.widget.setVisible(state.portal is not None)
        self._keep.setEnabled(not state.baseline.is_working)
        problem = None if state.baseline.is_working else state.baseline.problem
        self._deed.render(Deed(problem=problem))
        self._fold.unfold_for(problem)
        self._tell(state.baseline)

    def _keep_now(self) -> None:
        self._session.page.spawn(self._session.journey.baseline.keep_now())

    def _tell(self, baseline: Baseline) -> None:
        """Says how it goes, also while it is folded away."""
        is_kept = baseline.kept is not None and not baseline.is_working
        self._fold.tell(_doing(baseline) if baseline.is_working else _KEPT if is_kept else _SHORT)
        if is_kept and not self._was_kept:
            announce(self.widget, self._session.say(_KEPT))
        self._was_kept = is_kept


def _doing(baseline: Baseline) -> Text:
    return plural(
        "Keeping the portal as it is: {read} of {count} record",
        "Keeping the portal as it is: {read} of {count} records",
        baseline.known,
        read=baseline.read,
    )
