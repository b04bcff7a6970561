"""A portal of an earlier start: that it is being looked for, or that it is no longer there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.aftercare_state import Act
from app.setup.state import SetupState
from app.text import Text, text
from ui.aftercare.deed_line import DeedLine
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, button, buttons, column, frame, group, with_icon, words


class LookingFor:
    """Shows it until the portal is found."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say, back = session.say, session.journey.coming_back
        self._title, self._gone = words("", "heading"), words("")
        self._gone.setObjectName("portal-gone")
        self._look = DeedLine(session, "looking-for", session.journey.arrive)
        ways = buttons(
            button(
                say(text("See what is in the environment")),
                back.check_environment,
                "primary",
                name="check-place",
            ),
            button(say(text("Do not show it any more")), self._forget, name="forget-portal"),
        )
        self._end = group(column(self._gone, ways, gap=SPACE))
        leave = button(say(text("Back to the first page")), back.leave, "quiet", name="leave-portal")
        self._leave = buttons(leave)
        inside = column(self._title, self._look.widget, self._end, self._leave, gap=SPACE)
        self.widget: QWidget = frame("card", with_icon("search", "accent", inside, 22))

    def render(self, state: SetupState) -> None:
        """Shows how the looking goes."""
        portals = state.portals
        wanted = portals.wanted
        self.widget.setVisible(wanted is not None and state.site is None)
        if wanted is None:
            return
        say, place = self._session.say, wanted.place.environment_name
        self._title.setText(say(text("{name} in {environment}", name=wanted.name, environment=place)))
        deed = state.aftercare.deed(Act.LOOK)
        self._look.render(deed)
        self._leave.setVisible(deed.doing is None)
        self._end.setVisible(portals.is_gone)
        gone = say(_gone(wanted.name, place)) if portals.is_gone else ""
        if gone and gone != self._gone.text():
            announce(self.widget, gone)
        self._gone.setText(gone)

    def _forget(self) -> None:
        self._session.lasting.spawn(self._session.journey.coming_back.forget())


def _gone(name: str, environment: str) -> Text:
    return text(
        "{name} is no longer there: Microsoft lists no such site in {environment}. Somebody has deleted it, "
        "or its trial has ended. What it left in Dataverse may still be there, and can then be brought back.",
        name=name,
        environment=environment,
    )
