"""From trial to production: what has to be so, and the step itself, which has no way back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.aftercare.conversion import Condition, can_be_asked, conditions
from app.setup.aftercare_state import Act
from app.setup.state import SetupState
from app.text import text
from ui.aftercare.confirmations import TypedName
from ui.aftercare.deed_line import DeedLine
from ui.aftercare.fold import Fold
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import clear, column, group, with_icon, words

_MARKS = {True: ("ready", "ready"), False: ("attention", "attention"), None: ("unsure", "unsure")}
_TRIAL = text("The portal is a trial. As a production site it has no end.")
_PRODUCTION = text("The portal is a production site.")
_UNKNOWN = text("Microsoft does not tell whether the portal is a trial.")
_MEANING = text(
    "A production site cannot become a trial again, and it uses up the capacity that your organisation pays "
    "for. Microsoft decides by the conditions above; what is marked with a question mark could not be told."
)


class Production:
    """Shows the conditions, and lets the portal be converted."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: tuple[Condition, ...] = ()
        self._conditions = column(gap=SPACE)
        self._typed = TypedName(session, "convert", text("Convert to production"), self._convert)
        self._deed = DeedLine(session, "conversion")
        self._step = group(
            column(
                words(session.say(text("What has to be so")), "strong"),
                self._conditions,
                words(session.say(_MEANING)),
                self._typed.widget,
                gap=int(1.5 * SPACE),
            )
        )
        inside = column(self._step, self._deed.widget)
        title = text("From trial to production")
        self._fold = Fold(session, "production", "clock", title, _UNKNOWN, inside)
        self.widget: QWidget = self._fold.widget

    def render(self, state: SetupState) -> None:
        """Shows how it stands with the conversion."""
        site, aftercare = state.portal, state.aftercare
        self.widget.setVisible(site is not None)
        if site is None:
            return
        found = conditions(state.environment, state.readiness)
        if found != self._shown:
            self._shown = found
            clear(self._conditions)
            for one in found:
                icon, colour = _MARKS[one.is_met]
                self._conditions.addLayout(with_icon(icon, colour, words(self._session.say(one.words)), 18))
        self._fold.tell(_PRODUCTION if site.is_production else _TRIAL if site.is_trial else _UNKNOWN)
        self._step.setVisible(not site.is_production)
        self._typed.render(site.name, can=can_be_asked(found) and not aftercare.is_changing)
        self._deed.render(aftercare.deed(Act.CONVERSION))

    def _convert(self) -> None:
        self._session.lasting.spawn(self._session.journey.portal.convert())
