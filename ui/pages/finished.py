"""The end of the way: the portal is there; a card for each thing to know of it and to do with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState
from app.text import Text, text
from ui.aftercare.baseline_card import BaselineCard
from ui.aftercare.card import Card, MakeCard
from ui.aftercare.facts import Facts
from ui.aftercare.hero import Hero
from ui.aftercare.looking_for import LookingFor
from ui.aftercare.more import More
from ui.aftercare.next_steps import NextSteps
from ui.aftercare.production import Production
from ui.aftercare.removal_progress import RemovalProgress
from ui.aftercare.report_card import ReportCard
from ui.aftercare.site_check import SiteCheck
from ui.aftercare.update_card import UpdateCard
from ui.aftercare.visibility import Visibility
from ui.laid_out_once import laid_out_once
from ui.pages.customers_card import CustomersCard
from ui.pages.hand_over_card import HandOverCard
from ui.pages.page import page_frame
from ui.pages.web_roles_card import WebRolesCard
from ui.session import Session

_TITLE = text("Your portal is ready")
_CARDS: tuple[MakeCard, ...] = (
    RemovalProgress,
    LookingFor,
    Facts,
    HandOverCard,
    NextSteps,
    WebRolesCard,
    CustomersCard,
    UpdateCard,
    ReportCard,
    BaselineCard,
    SiteCheck,
    Visibility,
    Production,
    More,
)
"""What stands below the portal itself, in its order."""


class FinishedPage:
    """Shows the portal and the cards below it."""

    def __init__(self, session: Session) -> None:
        page = page_frame(session.say(_TITLE), "")
        self.widget: QWidget = page.widget
        self._session, self._title, self._body = session, page.title, page.body
        self._state: SetupState | None = None
        self._hero = Hero(session)
        self._cards: list[Card] = []
        self._add(self._hero)
        self._to_come = list(_CARDS)
        session.later(self.widget, self._make_next)

    def render(self, state: SetupState) -> None:
        """Shows every card."""
        self._state = state
        for card in self._cards:
            card.render(state)
        self._title.setText(self._session.say(_title(state)))

    def first_focus(self) -> QWidget | None:
        """The button that opens the portal."""
        return self._hero.open

    def _make_next(self) -> None:
        """Makes the next card; all of them in one go would hold the window up."""
        made = self._to_come.pop(0)(self._session)
        self._session.later(self.widget, lambda: self._take_in(made))

    def _take_in(self, made: Card) -> None:
        self._add(made)
        if self._to_come:
            self._session.later(self.widget, self._make_next)

    def _add(self, card: Card) -> None:
        with laid_out_once(self.widget):
            self._body.addWidget(card.widget)
            self._cards.append(card)
            if self._state is not None:
                card.render(self._state)


def _title(state: SetupState) -> Text:
    if state.aftercare.is_removed:
        return text("Your portal is removed")
    there = state.portal is not None
    return _TITLE if there else text("Your portal")
