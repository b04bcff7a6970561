"""The portal itself: its name and address, and the ways to open it and to work on it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState
from app.text import text
from ui.aftercare.answer_line import AnswerLine
from ui.icons import Icon
from ui.illustration import Illustration, WithIllustration
from ui.leads_to import Link
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, copyable, frame, row, words

_DRAWING = QSize(104, 104)
_BESIDE_DRAWING = 600
"""Pixels of width in which the ways to the portal stand in one line beside the drawing."""


class Hero:
    """Shows the portal; `open` is the button that opens it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._name, self._address = words("", "heading"), copyable("", "address")
        self._portal = Link(session, text("Open the portal"), look="primary", name="open-portal")
        self.open = self._portal.button
        self._edit = Link(session, text("Edit it"), name="edit-portal")
        self._apps = Link(session, text("Your apps"), name="open-apps")
        leave = session.journey.coming_back.leave
        self._list = button(session.say(text("All your portals")), leave, "quiet", name="all-portals")
        administration = session.cloud.page("site_administration")
        others = (
            self._edit,
            self._apps,
            Link(session, text("Site administration"), administration, name="open-administration"),
        )
        ways = buttons(self.open, *(one.button for one in others), self._list)
        self._answer = AnswerLine(session)
        inside = column(self._name, self._address, gap=SPACE // 2)
        inside.addSpacing(SPACE)
        inside.addWidget(ways)
        inside.addSpacing(SPACE // 2)
        inside.addWidget(self._answer.widget)
        drawing, icon = Illustration("open-portal", _DRAWING), Icon("celebrate", "ready", 36)
        line = row(icon, drawing, inside, gap=2 * SPACE, widest=2)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        said = WithIllustration(line, drawing, _BESIDE_DRAWING, instead=icon)
        self.widget: QWidget = frame("ready", column(said), 3 * SPACE)

    def render(self, state: SetupState) -> None:
        """Shows the portal, if there is one."""
        site = state.portal
        self.widget.setVisible(site is not None)
        if site is None:
            return
        self._answer.render(state.aftercare)
        self._name.setText(site.name)
        self._address.setText(site.address)
        self._edit.button.setVisible(bool(site.record))
        self._list.setVisible(state.portals.wanted is not None)
        self._portal.lead_to(site.address)
        if state.environment is not None:
            page, environment = self._session.cloud.page, state.environment.id
            self._apps.lead_to(page("apps", environment=environment))
            self._edit.lead_to(page("edit_site", environment=environment, website_record=site.record))
