"""The end of the way: the portal is there; how to open it, and what to do next."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.catalogues import help_page
from app.services.websites import Website
from app.setup.state import SetupState
from app.text import Text, plural, text
from ui.pages.customers_card import CustomersCard
from ui.pages.hand_over_card import HandOverCard
from ui.pages.page import page_frame
from ui.pages.web_roles_card import WebRolesCard
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, copyable, frame, row, separator, with_icon, words

_TITLE = text("Your portal is ready")
_NEXT = (
    (
        "people",
        text("Let your customers in"),
        text("Customers cannot register themselves: each needs a contact and an invitation."),
        "user_administration",
    ),
    (
        "account",
        text("Give people their web roles"),
        text("A web role decides what a person may see and order."),
        "site_roles",
    ),
    (
        "clock",
        text("Turn the trial into a production site"),
        text("A trial site closes at the end of its time. Site administration can convert it."),
        "site_lifecycle",
    ),
)


class FinishedPage:
    """Shows the portal and the ways on from here."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        page = page_frame(say(_TITLE), "")
        self.widget: QWidget = page.widget
        self._name, self._address = words("", "heading"), copyable("", "address")
        self._open = button(say(text("Open the portal")), self._open_portal, "primary", name="open-portal")
        self._edit = button(say(text("Edit it")), self._open_editor, name="edit-portal")
        ways = buttons(
            self._open,
            self._edit,
            button(say(text("Your apps")), self._open_apps, name="open-apps"),
            button(say(text("Site administration")), self._open_administration, name="open-administration"),
        )
        hero = column(self._name, self._address, gap=SPACE // 2)
        hero.addSpacing(SPACE)
        hero.addWidget(ways)
        page.body.addWidget(frame("ready", with_icon("celebrate", "ready", hero, 36), 3 * SPACE))
        self._terms = words("")
        self._terms_card = frame("card", with_icon("lock", "accent", self._terms))
        page.body.addWidget(self._terms_card)
        then = column(words(say(text("What to do next")), "heading"), gap=int(1.5 * SPACE))
        for place, (icon, title, about, topic) in enumerate(_NEXT):
            if place:
                then.addWidget(separator())
            then.addLayout(self._next(icon, title, about, topic))
        page.body.addWidget(frame("card", then))
        self._cards = (WebRolesCard(session), CustomersCard(session), HandOverCard(session))
        for card in self._cards:
            page.body.addWidget(card.widget)

    def render(self, state: SetupState) -> None:
        """Shows the portal."""
        for card in self._cards:
            card.render(state)
        site = state.site
        if site is None:
            return
        say = self._session.say
        self._name.setText(site.name)
        self._address.setText(site.address)
        self._edit.setVisible(bool(site.record))
        terms = " ".join(say(one) for one in _terms(site))
        self._terms.setText(terms)
        self._terms_card.setVisible(bool(terms))

    def first_focus(self) -> QWidget | None:
        """The button that opens the portal."""
        return self._open

    def _next(self, icon: str, title: Text, about: Text, topic: str) -> QHBoxLayout:
        say = self._session.say
        how = button(
            say(text("Read how")),
            lambda: self._session.open_page(help_page(topic)),
            "quiet",
            says=say(text("Read how: {title}", title=title)),
        )
        said = column(words(say(title), "strong"), words(say(about), "muted"), gap=SPACE // 4)
        line = row(said, how, widest=0)
        return with_icon(icon, "accent", line, 22)

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


def _terms(site: Website) -> tuple[Text, ...]:
    """Who can see the site, and for how long it stands."""
    found = []
    if site.is_private:
        found.append(text("The portal is private: only you and the people you name can see it."))
    if site.trial_days is not None:
        found.append(
            plural(
                "It is a trial that ends in {count} day.",
                "It is a trial that ends in {count} days.",
                site.trial_days,
            )
        )
    return tuple(found)
