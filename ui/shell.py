"""What the window holds during a session: rail, notices, page and buttons, all drawn from one state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.problems import Problem
from app.problems.program import is_own
from app.setup import flow
from app.setup.page_help import mending_help, page_help, update_help
from app.setup.state import SetupState, StepId
from app.setup.update_state import UpdateView
from app.text import text
from ui.banner import Banner
from ui.fitting_area import FittingArea
from ui.focus import Focus
from ui.footer import Footer
from ui.kept_place import KeptPlace
from ui.laid_out_once import laid_out_once
from ui.language_menu import LanguageMenu
from ui.pages.all_pages import page_of
from ui.pages.page import Page
from ui.pages.page_help import PageHelpCard, put_into
from ui.problem_card import ProblemCard
from ui.proof_card import ProofCard
from ui.rail import Rail
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, button, column, group


class Shell:
    """One session's pages with everything around them. `close` is for the button that closes the window.

    `kept` is where the person was before the window was made anew.
    """

    def __init__(self, session: Session, close: Callable[[], None], kept: KeptPlace | None = None) -> None:
        self._session, self._kept = session, kept
        self._wanted: tuple[StepId, str] | None = None
        self._shown: tuple[StepId, str] | None = None
        self._focus = Focus()
        say, journey = session.say, session.journey
        self._rail = Rail(say, journey.go, LanguageMenu(session))
        self._banner = Banner(say, session.cloud)
        self._footer = Footer(say, journey.back, journey.forward, close, *self._beside())
        dismiss = button(say(text("Close this notice")), lambda: self.tell(None), "quiet", name="dismiss")
        self._support = button(say(text("Log and support file")), session.desk.show_log, name="show-log")
        self._problem = ProblemCard(say, self._support, dismiss)
        self._pages: dict[tuple[StepId, str], Page] = {}
        self._help: dict[tuple[StepId, str], PageHelpCard] = {}
        self._ready: set[tuple[StepId, str]] = set()
        self._is_preparing = False
        self._stack = QStackedWidget()
        # Something has to be shown, and of a page nothing before it is drawn.
        self._stack.addWidget(QWidget())
        self._notice = _inset(self._problem.widget)
        self._proof = ProofCard(session)
        self._asked = _inset(self._proof.widget)
        self.widget: QWidget = self._arranged()
        self.tell(None)

    def render(self, state: SetupState) -> None:
        """Shows `state`. The page of another step than before gets the keyboard."""
        if self._wanted not in (None, state.place):
            # What was told belongs to the page that is left.
            self.tell(None)
        self._wanted = state.place
        if self._is_here(state.place):
            self._draw(state)
            return
        # What was pressed is answered now; the page follows in a moment.
        self._footer.render(state)
        if not self._is_preparing:
            self._prepare_later()

    def _prepare(self) -> None:
        """Makes the page of a place, takes it in and shows it: together they would hold the window up."""
        state = self._session.journey.state
        self._is_preparing = False
        if self._is_here(state.place):
            self._draw(state)
            return
        self._take_a_turn(state)
        self._prepare_later()

    def _take_a_turn(self, state: SetupState) -> None:
        page = self._pages.get(state.place)
        if page is None:
            self._pages[state.place] = page_of(state.place)(self._session)
        elif state.place not in self._help:
            card = self._help[state.place] = self._help_card(state)
            put_into(page.widget, card)
        elif self._stack.indexOf(page.widget) < 0:
            self._stack.addWidget(page.widget)
        else:
            page.render(state)
            self._ready.add(state.place)

    def _prepare_later(self) -> None:
        self._is_preparing = True
        self._session.later(self.widget, self._prepare)

    def _is_here(self, place: tuple[StepId, str]) -> bool:
        return place in self._ready

    def _draw(self, state: SetupState) -> None:
        page = self._pages[state.place]
        with self._focus.kept(page.widget):
            with laid_out_once(page.widget):
                page.render(state)
            self._rail.render(state)
            # The steps of the setup lie behind; what is compared side by side needs the room.
            self._rail.widget.setVisible(state.update is None)
            self._footer.render(state)
            self._banner.render(state)
            is_back = self._proof.render(state.proof)
            self._asked.setVisible(state.proof is not None)
        if is_back:
            self._session.come_forward()
        if state.place != self._shown:
            self._shown = state.place
            self._stack.setCurrentWidget(page.widget)
            self._focus.begin(page.widget, page.first_focus(), self._footer.forward)
            announce(self.widget, self._session.say(flow.step_of(state).title))
            if self._kept is not None:
                self._kept.put_back(self.widget)
                self._kept = None

    def go_on(self) -> None:
        """Gives the keyboard to the step's own button, if it can be pressed."""
        place = self._session.journey.state.place
        if self._is_here(place):
            page = self._pages[place]
            self._focus.begin(page.widget, self._footer.forward, page.first_focus())

    def fit(self, width: int) -> None:
        """Fits a window so many pixels wide."""
        self._rail.fit(width)

    def tell(self, problem: Problem | None) -> None:
        """Shows a problem that belongs to no page; None takes it away."""
        self._problem.render(problem)
        self._support.setVisible(problem is not None and is_own(problem))
        self._notice.setVisible(problem is not None)

    def _help_card(self, state: SetupState) -> PageHelpCard:
        if state.update is None:
            help_here = page_help(state.step) if state.mending is None else mending_help()
            return PageHelpCard(self._session, help_here)
        begins = state.update.view is UpdateView.SIDES
        return PageHelpCard(self._session, update_help(), on_request=not begins)

    def help(self) -> None:
        """Explains the words of the page that is shown."""
        place = self._session.journey.state.place
        if self._is_here(place):
            self._help[place].open()

    def back(self) -> None:
        """Goes a step back, if that is possible."""
        self._footer.back.click()

    def _beside(self) -> tuple[QWidget, ...]:
        say, show = self._session.say, self._session.desk.show_menu
        asking = button(say(text("Help")), self.help, "quiet", name="ask-help")
        if show is None:
            return (asking,)
        menu = button(say(text("Menu")), lambda: show(menu), "quiet", name="menu")
        return asking, menu

    def press_forward(self) -> bool:
        """Presses the step's own button. Says whether it could be pressed."""
        could = self._footer.forward.isEnabled() and self._footer.forward.isVisible()
        self._footer.forward.click()
        return could

    def _arranged(self) -> QWidget:
        right = column(self._notice, self._asked, self._stack, gap=0)
        right.setStretch(2, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail.widget)
        middle.addLayout(right, 1)
        whole = column(self._banner.widget, middle, self._footer.widget, gap=0)
        whole.setStretch(1, 1)
        return group(whole)


def _inset(card: QWidget) -> QWidget:
    inside = column(card)
    made = group(inside)
    inside.setContentsMargins(4 * SPACE, 2 * SPACE, 4 * SPACE, 0)
    return FittingArea(made)
