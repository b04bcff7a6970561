"""That the portal is kept as the template made it, for later updates; and what came in the way of that."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.aftercare_state import Deed
from app.setup.baseline import Baseline
from app.setup.state import SetupState
from app.text import Text, plural, text
from ui.aftercare.deed_line import DeedLine
from ui.session import Session
from ui.widgets import button, buttons, column, frame, with_icon, words

_TITLE = text("Ready for updates")
_ABOUT = text(
    "Microsoft improves the template of the portal from time to time. This program keeps a new portal as it "
    "was made, so that it can later tell those improvements from your own changes."
)
_KEPT = text("A copy of the portal as it is now is kept on this computer.")


class BaselineCard:
    """Shows how the keeping goes, after a portal was made."""

    def __init__(self, session: Session) -> None:
        say = session.say
        self._session = session
        self._keep = button(say(text("Keep a copy now")), self._keep_now, name="keep-copy")
        self._deed = DeedLine(session, "baseline", session.journey.baseline.try_again)
        said = column(words(say(_TITLE), "heading"), words(say(_ABOUT), "muted"))
        said.addWidget(buttons(self._keep))
        said.addWidget(self._deed.widget)
        self.widget: QWidget = frame("card", with_icon("information", "accent", said, 22))

    def render(self, state: SetupState) -> None:
        """Shows it while there is a portal."""
        self.widget.setVisible(state.site is not None and state.aftercare.shows_portal)
        self._keep.setEnabled(not state.baseline.is_working)
        self._deed.render(_deed(state.baseline))

    def _keep_now(self) -> None:
        self._session.page.spawn(self._session.journey.baseline.keep_now())


def _deed(baseline: Baseline) -> Deed:
    if baseline.is_working:
        return Deed(doing=_doing(baseline))
    if baseline.problem is not None:
        return Deed(problem=baseline.problem)
    return Deed(outcome=_KEPT) if baseline.kept else Deed()


def _doing(baseline: Baseline) -> Text:
    return plural(
        "Keeping the portal as it is: {read} of {count} record",
        "Keeping the portal as it is: {read} of {count} records",
        baseline.known,
        read=baseline.read,
    )
