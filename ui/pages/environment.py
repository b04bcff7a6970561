"""Choosing the environment from a list that can be searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from PySide6.QtCore import QItemSelection
from PySide6.QtWidgets import QListView, QWidget

from app.services.environments import Environment
from app.setup.environment_index import Order
from app.setup.environment_remarks import remarks_on
from app.setup.state import SetupState, StepId
from app.text import text
from ui.environment_lines import EnvironmentLines
from ui.environment_list import EnvironmentList
from ui.environment_search import WayDown, order_choice, search_field
from ui.pages.environment_absent import AbsentEnvironment
from ui.pages.page import page_frame
from ui.pages.try_again import TryAgain
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, buttons, column, frame, group, row, with_icon, words

_TITLE = text("Choose the environment")
_LEAD = text(
    "The portal lives in the Dataverse environment that is linked to the Finance and Operations of your "
    "supply chain."
)
_NONE = text("Microsoft shows no environment to your account.")
_NONE_FITS = text("No environment fits what you typed.")


class EnvironmentPage:
    """Shows the environments; those that cannot be used say why."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._picks = True
        say = session.say
        page = page_frame(say(_TITLE), say(_LEAD), fills=True)
        self.widget: QWidget = page.widget
        self._model = EnvironmentList(say, self.widget)
        reload = session.journey.environments.load
        self._problem = TryAgain(session, reload, session.page, text("Try again"))
        self._doing = words("", "muted")
        self._waiting = group(column(self._doing, busy(), gap=SPACE))
        self._search = search_field(say, self._narrow)
        self._list = self._list_view()
        WayDown(self._search, self._list)
        self._none = words("", "muted")
        self._gap = words("")
        self._gap_card = frame("unsure", with_icon("information", "unsure", self._gap), int(1.5 * SPACE))
        self._remarks = words("")
        self._remarks_line = group(with_icon("information", "unsure", self._remarks))
        self._found = self._list_part()
        self._absent: AbsentEnvironment | None = None
        self._absent_inside = column()
        self._absent_place = group(self._absent_inside)
        for part in (self._problem.widget, self._waiting):
            page.body.addWidget(part)
        page.body.addWidget(self._found, 1)
        page.body.addWidget(self._absent_place)
        self._room = group(column())
        page.body.addWidget(self._room, 1)

    def render(self, state: SetupState) -> None:
        """Shows the list as far as it is read, and what is in the way of it."""
        activity = state.activity_of(StepId.ENVIRONMENT)
        self._problem.render(activity)
        self._waiting.setVisible(activity.doing is not None)
        self._doing.setText(self._session.say(activity.doing) if activity.doing else "")
        is_known, is_absent = state.environments is not None, state.listing.lookup is not None
        self._found.setVisible(is_known and not is_absent)
        self._room.setVisible(not is_known or is_absent)
        if is_absent or self._absent is not None:
            self._explanation().render(state)
        self._absent_place.setVisible(is_absent)
        where = self._list.verticalScrollBar().value()
        with self._unasked():
            filled = self._model.fill(state.listing.index, state.listing.last)
            self._place(state.environment)
        if filled and where:
            # The list has grown under the eyes of someone who has moved on in it.
            self._list.doItemsLayout()
            self._list.verticalScrollBar().setValue(where)
        if filled and is_known and not state.listing.is_reading:
            self._tell_count(len(state.environments or ()))
        self._render_words(state)

    def first_focus(self) -> QWidget | None:
        """The search field."""
        is_absent = self._session.journey.state.listing.lookup is not None
        return self._explanation().first_focus() if is_absent else self._search

    def _explanation(self) -> AbsentEnvironment:
        """What is shown to those who miss one, made when the first of them asks."""
        if self._absent is None:
            self._absent = AbsentEnvironment(self._session, self._return_to_list, self._reload)
            self._absent_inside.addWidget(self._absent.widget)
        return self._absent

    def _list_part(self) -> QWidget:
        say = self._session.say
        below = buttons(
            button(say(text("Mine is not listed")), self._explain_absence, "quiet", name="not-listed"),
            button(say(text("Read again")), self._reload, "quiet", name="read-again"),
        )
        above = row(self._search, order_choice(say, self._arrange), widest=0)
        return group(
            column(above, self._gap_card, self._none, self._list, self._remarks_line, below, gap=SPACE)
        )

    def _list_view(self) -> QListView:
        view = QListView()
        view.setObjectName("environments")
        view.setAccessibleName(self._session.say(text("Environments")))
        view.setModel(self._model)
        view.setItemDelegate(EnvironmentLines(view))
        view.setUniformItemSizes(True)
        view.setMinimumHeight(96)
        # The current line moves already when the keyboard arrives; only a marked one has been picked.
        view.selectionModel().selectionChanged.connect(self._picked)
        return view

    def _render_words(self, state: SetupState) -> None:
        say, gap, chosen = self._session.say, state.listing.gap, state.environment
        self._gap.setText(say(gap) if gap else "")
        self._gap_card.setVisible(gap is not None)
        remarks = remarks_on(chosen, datetime.now(UTC)) if chosen else ()
        self._remarks.setText(" ".join(say(one) for one in remarks))
        self._remarks_line.setVisible(bool(remarks))
        self._none.setText(say(_NONE_FITS if state.environments else _NONE))
        self._none.setVisible(self._model.count == 0 and not state.listing.is_reading)

    def _narrow(self, wanted: str) -> None:
        self._change(lambda: self._model.narrow(wanted))

    def _arrange(self, order: Order) -> None:
        self._change(lambda: self._model.arrange(order))

    def _change(self, act: Callable[[], None]) -> None:
        with self._unasked():
            act()
            self._place(self._session.journey.state.environment)
        self._none.setVisible(self._model.count == 0)

    def _place(self, environment: Environment | None) -> None:
        place = self._model.place_of(environment)
        if place != self._list.currentIndex():
            self._list.setCurrentIndex(place)

    @contextmanager
    def _unasked(self) -> Iterator[None]:
        """While the list moves its mark by itself, as it does when the marked line goes away."""
        self._picks = False
        yield
        self._picks = True

    def _picked(self, marked: QItemSelection) -> None:
        places = marked.indexes()
        environment = self._model.environment_at(places[0].row()) if places else None
        if environment is not None and self._picks:
            self._session.journey.environments.choose(environment)

    def _explain_absence(self) -> None:
        self._session.journey.environments.begin_lookup()
        self._explanation().first_focus().setFocus()

    def _return_to_list(self) -> None:
        self._session.journey.environments.end_lookup()
        self._search.setFocus()

    def _reload(self) -> None:
        self._session.journey.environments.end_lookup()
        self._session.page.spawn(self._session.journey.environments.load())

    def _tell_count(self, count: int) -> None:
        announce(self._list, self._session.say(text("{count} environments were found.", count=count)))
