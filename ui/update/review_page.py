"""All that will be changed, before anything is: looked at, saved, and then done or not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.leaving import lost_by_changing
from app.setup.state import SetupState
from app.setup.update_state import UpdateState
from app.text import Text, plural, text
from app.update.merge.decision import Place
from app.update.merge.resolution import Resolved
from ui.pages.page import page_frame
from ui.save_report import SaveReport
from ui.session import Session
from ui.tokens import SPACE
from ui.update.beside import beside
from ui.update.foot import with_foot
from ui.update.outcome_words import remarks_on, rows_of
from ui.update.panel import Panel
from ui.update.state_line import StateLine
from ui.update.tree_view import Tree
from ui.widgets import button, clear, column, frame, group, with_icon, words
from ui.without_loss import without_loss

_TITLE = text("This will be changed")
_SAFE = text(
    "First your portal is kept as it is now, so that all of it can be taken back. Then only what you see "
    "here is changed. At the end the portal restarts, and may not answer for some minutes."
)
_WIDEST = 1600


class ReviewPage:
    """Shows the changes. Nothing was written so far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._outcome: Resolved | None = None
        say = session.say
        page = page_frame(say(_TITLE), "", fills=True, widest=_WIDEST, margin=2 * SPACE)
        self._counts, self._safe = words("", "strong"), words(say(_SAFE), "muted")
        self._counts.setObjectName("review-counts")
        self._remarks = column(gap=SPACE)
        page.body.setSpacing(SPACE)
        self._line = StateLine(session, "review")
        self._tree = Tree(say, say(text("What will be changed, by kind")), self._look_at, lambda _table: None)
        self._panel = Panel(session, chooses=False)
        split = beside(self._tree.view, self._panel.widget)
        self._split, self._room = split, group(column())
        for part in (self._counts, self._safe, group(self._remarks), self._line.widget):
            page.body.addWidget(part)
        page.body.addWidget(split, 1)
        page.body.addWidget(self._room, 1)
        self.widget: QWidget = self._with_foot(page.widget)

    def render(self, state: SetupState) -> None:
        """Shows what the choices come to."""
        update = state.update
        if update is None or update.outcome is None or update.comparison is None:
            return
        if update.outcome is not self._outcome:
            self._outcome = update.outcome
            self._show(update)
        self._tree.go_to(update.looked_at)
        self._panel.render(update)
        self._line.render(update)
        self._apply.setEnabled(bool(update.outcome.changes) and not update.outcome.open)

    def first_focus(self) -> QWidget | None:
        """The list of changes, and no button: what changes the portal takes a step of one's own."""
        return self._tree.view

    def _with_foot(self, page: QWidget) -> QWidget:
        say, journey = self._session.say, self._session.journey
        back = button(say(text("Back")), journey.updating.back, name="update-back")
        save = SaveReport(
            self._session, journey.reports.planned_update, text("Save the list of changes"), "save-plan"
        )
        self._apply = button(say(text("Change my portal")), self._change, "primary", name="update-apply")
        return with_foot(page, back, save.button, self._apply)

    def _show(self, update: UpdateState) -> None:
        outcome, comparison = update.outcome, update.comparison
        if outcome is None or comparison is None:
            return
        say = self._session.say
        self._counts.setText(say(_counts(outcome)))
        self._safe.setVisible(bool(outcome.changes))
        self._split.setVisible(bool(outcome.changes))
        self._room.setVisible(not outcome.changes)
        clear(self._remarks)
        for remark in remarks_on(outcome, comparison):
            line = with_icon("information", "unsure", words(say(remark)))
            self._remarks.addWidget(frame("unsure", line, SPACE))
        kinds = rows_of(outcome, comparison)
        self._tree.model.fill(comparison, None, kinds)
        self._tree.open_kinds()

    def _look_at(self, place: Place) -> None:
        session = self._session
        session.page.spawn(session.journey.updating.look_at(place, session.say))

    def _change(self) -> None:
        without_loss(self._session, lost_by_changing, self._do)

    def _do(self) -> None:
        self._session.journey.choices.leave_texts()
        self._session.lasting.spawn(self._session.journey.changing.apply())


def _counts(outcome: Resolved) -> Text:
    if outcome.open:
        return plural(
            "{count} place still waits for your choice. Go back and choose there first.",
            "{count} places still wait for your choice. Go back and choose there first.",
            len(outcome.open),
        )
    if not outcome.changes:
        return text("By what you chose, nothing will be changed.")
    return plural(
        "{count} part of your portal will be changed. Look at it once more.",
        "{count} parts of your portal will be changed. Look at them once more.",
        len(outcome.changes),
    )
