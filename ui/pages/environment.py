"""Choosing the environment from a list that can be searched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from app.services.environments import Environment
from app.setup.state import SetupState, StepId
from app.text import text
from ui.environment_list import EnvironmentFilter, EnvironmentLines, EnvironmentList
from ui.pages.page import page_frame
from ui.pages.try_again import TryAgain
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, column, group, row, with_icon, words

_TITLE = text("Choose the environment")
_LEAD = text(
    "The portal lives in the Dataverse environment that is linked to the Finance and Operations of your "
    "supply chain."
)
_ABSENT = text(
    "Yours is not here? You may be signed in to another organisation, or not be a member of that environment."
)
_DEFAULT = text(
    "This is the default environment, which everyone in your organisation can use. Microsoft advises against "
    "a site in it."
)


class EnvironmentPage:
    """Shows the environments; those that cannot be used say why."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._picks = True
        say = session.say
        page = page_frame(say(_TITLE), say(_LEAD), fills=True)
        self.widget: QWidget = page.widget
        self._model = EnvironmentList(say, self.widget)
        self._filter = EnvironmentFilter(self._model)
        reload = session.journey.environments.load
        self._problem = TryAgain(session, reload, session.page, text("Try again"))
        self._doing = words("", "muted")
        self._waiting = group(column(self._doing, busy(), gap=SPACE))
        self._search = self._search_field()
        self._list = self._list_view()
        self._none = words(say(text("No environment fits what you typed.")), "muted")
        self._default = group(with_icon("information", "unsure", words(say(_DEFAULT))))
        absent = row(
            words(say(_ABSENT), "muted"),
            button(say(text("Read again")), self._reload, "quiet"),
        )
        absent.setStretch(0, 1)
        self._found = group(
            column(self._search, self._none, self._list, self._default, absent, gap=int(1.5 * SPACE))
        )
        page.body.addWidget(self._problem.widget)
        page.body.addWidget(self._waiting)
        page.body.addWidget(self._found, 1)
        self._room = group(column())
        page.body.addWidget(self._room, 1)

    def render(self, state: SetupState) -> None:
        """Shows the list, or that it is being read."""
        activity = state.activity_of(StepId.ENVIRONMENT)
        self._problem.render(activity)
        self._waiting.setVisible(activity.doing is not None)
        self._doing.setText(self._session.say(activity.doing) if activity.doing else "")
        shown = state.environments is not None and activity.doing is None
        self._found.setVisible(shown)
        self._room.setVisible(not shown)
        with self._unasked():
            filled = self._model.fill(state.environments or ())
            self._place(state.environment)
        if filled and state.environments is not None:
            self._tell_count(len(state.environments))
        self._default.setVisible(state.environment is not None and state.environment.is_default)
        self._none.setVisible(self._filter.rowCount() == 0)

    def first_focus(self) -> QWidget | None:
        """The search field."""
        return self._search

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("search")
        caption = self._session.say(text("Search by name, region or address"))
        field.setPlaceholderText(caption)
        field.setAccessibleName(caption)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._narrow)
        return field

    def _list_view(self) -> QListView:
        view = QListView()
        view.setObjectName("environments")
        view.setAccessibleName(self._session.say(text("Environments")))
        view.setModel(self._filter)
        view.setItemDelegate(EnvironmentLines(view))
        view.setUniformItemSizes(True)
        view.setMinimumHeight(96)
        # The current line moves already when the keyboard arrives; only a marked one has been picked.
        view.selectionModel().selectionChanged.connect(self._picked)
        return view

    def _narrow(self, wanted: str) -> None:
        with self._unasked():
            self._filter.narrow(wanted)
            self._place(self._session.journey.state.environment)
        self._none.setVisible(self._filter.rowCount() == 0)

    def _place(self, environment: Environment | None) -> None:
        place = self._filter.place_of(environment)
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
        environment = self._filter.environment_at(places[0]) if places else None
        if environment is not None and self._picks:
            self._session.journey.environments.choose(environment)

    def _reload(self) -> None:
        self._session.page.spawn(self._session.journey.environments.load())

    def _tell_count(self, count: int) -> None:
        announce(self._list, self._session.say(text("{count} environments were found.", count=count)))
