"""The portal itself: its name and address, and the ways to open it and to work on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState
from app.text import text
from ui.aftercare.answer_line import AnswerLine
from ui.leads_to import leads_to
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, copyable, frame, with_icon, words


class Hero:
    """Shows the portal; `open` is the button that opens it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        self._name, self._address = words("", "heading"), copyable("", "address")
        self.open = button(say(text("Open the portal")), self._open_portal, "primary", name="open-portal")
        self._edit = button(say(text("Edit it")), self._open_editor, name="edit-portal")
        ways = buttons(
            self.open,
            self._edit,
            button(say(text("Your apps")), self._open_apps, name="open-apps"),
            button(say(text("Site administration")), self._open_administration, name="open-administration"),
        )
        self._answer = AnswerLine(session)
        inside = column(self._name, self._address, gap=SPACE // 2)
        inside.addSpacing(SPACE)
        inside.addWidget(ways)
        inside.addSpacing(SPACE // 2)
        inside.addWidget(self._answer.widget)
        self.widget: QWidget = frame("ready", with_icon("celebrate", "ready", inside, 36), 3 * SPACE)

    def render(self, state: SetupState) -> None:
        """Shows the portal, if there is one."""
        site = state.site
        self.widget.setVisible(site is not None and state.aftercare.shows_portal)
        if site is None:
            return
        self._answer.render(state.aftercare)
        self._name.setText(site.name)
        self._address.setText(site.address)
        self._edit.setVisible(bool(site.record))
        leads_to(self.open, site.address, self._session.say)

    def _open_portal(self) -> None:
        site = self._session.journey.state.site
        if site is not None:
            self._session.open_page(site.address)

    def _open_editor(self) -> None:
        state = self._session.journey.state
        if state.site is not None and state.environment is not None:
            address = self._session.cloud.page(
                "edit_site", environment=state.environment.id, website_record=state.site.record
            )
            self._session.open_page(address)

    def _open_apps(self) -> None:
        environment = self._session.journey.state.environment
        if environment is not None:
            self._session.open_page(self._session.cloud.page("apps", environment=environment.id))

    def _open_administration(self) -> None:
        self._session.open_page(self._session.cloud.page("site_administration"))
