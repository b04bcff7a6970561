"""The first page: whom this is for, what one needs, and work that was begun before."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.setup.state import SetupState
from app.text import text
from ui.aftercare.removals import Removals
from ui.illustration import Illustration
from ui.leads_to import help_button
from ui.pages.new_version import NewVersion
from ui.pages.page import page_frame
from ui.pages.portals import Portals
from ui.pages.unfinished import Unfinished
from ui.reflow_layout import Reflow, reflow
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, frame, with_icon, words

_TITLE = text("Open a portal for your customers")
_LEAD = text(
    "This program sets up the Customer Portal of Dynamics 365 Supply Chain Management: a web site where your "
    "business customers place orders and follow them."
)
_FOR = (
    text("You sell to other companies and run Dynamics 365 Supply Chain Management."),
    text("You are leaving the self-service portal of AX 2012."),
    text("You have a Customer Portal already: it can be taken over, brought back and looked after."),
)
_NOT_FOR = (
    text("You want a web shop for consumers: choose Dynamics 365 Commerce instead."),
    text("You want a second Customer Portal in the same environment: there can be only one."),
)
_SIDE_BY_SIDE = Reflow(narrowest=320, share=0.5, gap=2 * SPACE)
_NEEDED = (
    ("account", text("A work account that is System Administrator of the Dataverse environment.")),
    ("people", text("Someone who may start the dual-write table maps, if they are not running.")),
    ("clock", text("Ten minutes of yours. Then Microsoft builds the portal, which can take half an hour.")),
)
_DRAWING = QSize(140, 60)


class WelcomePage:
    """Shows what to know before one starts."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        drawing = Illustration("open-for-customers", _DRAWING, leads=True)
        page = page_frame(say(_TITLE), say(_LEAD), drawing=drawing)
        self.widget: QWidget = page.widget
        self._new_version = NewVersion(session)
        page.body.addWidget(self._new_version.widget)
        self._unfinished = Unfinished(session)
        self._removals = Removals(session)
        page.body.addWidget(self._unfinished.widget)
        self._portals = Portals(session)
        page.body.addWidget(self._removals.widget)
        page.body.addWidget(self._portals.widget)
        suits = _list(say(text("This is for you if")), "yes", "ready", [say(one) for one in _FOR])
        other = _list(say(text("Choose something else if")), "no", "muted", [say(one) for one in _NOT_FOR])
        other.addWidget(buttons(self._commerce()))
        page.body.addWidget(reflow(frame("card", suits), frame("card", other), _SIDE_BY_SIDE))
        needed = column(words(say(text("What you need")), "heading"), gap=int(1.5 * SPACE))
        for icon, content in _NEEDED:
            needed.addLayout(with_icon(icon, "accent", words(say(content))))
        page.body.addWidget(frame("card", needed))
        self._practice = self._practice_card()
        page.body.addWidget(self._practice)

    def render(self, state: SetupState) -> None:
        """Shows the portals that are known here, being created, removed, or finished, and a new version."""
        self._new_version.render(state)
        self._portals.render(state)
        self._unfinished.render(state)
        self._removals.render(state)

    def first_focus(self) -> QWidget | None:
        """The button of the portal that the person comes back from, or else the step's own button."""
        return self._portals.pressed()

    def _commerce(self) -> QWidget:
        return help_button(self._session, text("About Commerce"), "commerce", name="commerce")

    def _practice_card(self) -> QFrame:
        say = self._session.say
        about = text(
            "Walk through everything with a demo company inside this program. Nothing reaches Microsoft, "
            "and nothing can break."
        )
        start = button(say(text("Practise with a demo company")), self._session.practise, name="practise")
        said = column(words(say(text("Try it first")), "heading"), words(say(about)), buttons(start))
        card = frame("card", with_icon("practice", "accent", said, 24))
        card.setVisible(not self._session.cloud.is_local)
        return card


def _list(title: str, icon: str, colour: str, items: list[str]) -> QVBoxLayout:
    made = column(words(title, "heading"), gap=int(1.5 * SPACE))
    for item in items:
        made.addLayout(with_icon(icon, colour, words(item), 18))
    made.addStretch(1)
    return made
