"""What Microsoft changed, what the person changed, and what clashes: looked at and chosen, one by one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState
from app.setup.update_state import UpdateState
from app.text import Text, plural, text
from app.update.merge.choice import Take
from app.update.merge.decision import Place
from app.update.view.comparison import Comparison
from app.update.view.standing import Board, Standing
from ui.environment_search import WayDown
from ui.pages.page import page_frame
from ui.problem_card import ProblemCard
from ui.session import Session
from ui.tokens import SPACE
from ui.update.again_notice import AgainNotice
from ui.update.beside import beside
from ui.update.finding import Finding, Shown
from ui.update.foot import with_foot
from ui.update.kind_bar import KindBar
from ui.update.panel import Panel
from ui.update.state_line import StateLine
from ui.update.tree_view import Tree
from ui.widgets import announce, button, column, frame, group, with_icon, words

_TITLE = text("What changed, and what clashes")
_NO_BASELINE = text(
    "How the template was when your portal was made is not known. So you choose wherever the two differ."
)
_WIDEST = 1600


class DifferencesPage:
    """The tree on one side, the record on the other."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._comparison: Comparison | None = None
        self._board: Board | None = None
        say = session.say
        page = page_frame(say(_TITLE), "", fills=True, widest=_WIDEST, margin=2 * SPACE)
        self._counts = words("")
        self._counts.setObjectName("counts")
        self._no_baseline = frame(
            "unsure", with_icon("information", "unsure", words(say(_NO_BASELINE))), SPACE
        )
        self._again = AgainNotice(session)
        page.body.setSpacing(SPACE)
        self._not_kept = ProblemCard(say)
        self._line = StateLine(session, "differences")
        self._tree = Tree(say, say(text("What differs, by kind")), self._look_at, self._pass_kind)
        self._finding = Finding(session, self._narrow)
        WayDown(self._finding.field, self._tree.view)
        self._kind = KindBar(session, self._take_kind)
        self._panel = Panel(session, chooses=True)
        self._none = words(say(text("Nothing fits what you typed.")), "muted")
        left = column(self._finding.widget, self._none, self._tree.view, self._kind.widget, gap=SPACE)
        left.setStretch(2, 1)
        split = beside(group(left), self._panel.widget)
        told = (self._again.widget, self._not_kept.widget, self._line.widget)
        for part in (self._counts, self._no_baseline, *told):
            page.body.addWidget(part)
        page.body.addWidget(split, 1)
        self.widget: QWidget = self._with_foot(page.widget)

    def render(self, state: SetupState) -> None:
        """Shows the comparison and how it stands."""
        update = state.update
        if update is None or update.comparison is None or update.board is None:
            return
        if update.comparison is not self._comparison:
            self._comparison, self._board = update.comparison, update.board
            self._finding.tell()
            self._no_baseline.setVisible(not update.comparison.has_baseline)
        self._again.render(update.kept)
        self._not_kept.render(update.kept.problem)
        self._board = update.board
        self._tree.stand(update.board)
        self._tree.go_to(update.looked_at)
        self._panel.render(update)
        self._line.render(update)
        self._kind.stand(update)
        self._render_counts(update)

    def first_focus(self) -> QWidget | None:
        """The tree."""
        return self._tree.view

    def _with_foot(self, page: QWidget) -> QWidget:
        say, journey = self._session.say, self._session.journey
        self._back = button(say(text("Back")), journey.updating.back, name="update-back")
        self._next_open = button(say(text("Next to choose")), self._go_to_open, name="next-open")
        self._review = button(
            say(text("See what will be changed")), self._see, "primary", name="update-review"
        )
        return with_foot(page, self._back, self._next_open, self._review)

    def _render_counts(self, update: UpdateState) -> None:
        board = update.board
        if board is None:
            return
        say, waiting = self._session.say, board.count(Standing.OPEN)
        self._counts.setText(say(_counts(board)))
        self._next_open.setVisible(waiting > 0)
        self._review.setEnabled(update.doing is None)

    def _narrow(self, shown: Shown, wanted: str) -> None:
        comparison, board = self._comparison, self._board
        if comparison is None or board is None:
            return
        kinds = self._finding.rows(comparison, board, shown, wanted)
        self._tree.model.fill(comparison, board, kinds)
        self._tree.open_kinds()
        self._none.setVisible(not self._tree.model.counts)
        update = self._session.journey.state.update
        self._tree.go_to(update.looked_at if update else None, again=True)

    def _look_at(self, place: Place) -> None:
        session = self._session
        session.page.spawn(session.journey.updating.look_at(place, session.say))

    def _pass_kind(self, table: str) -> None:
        self._kind.become(table)
        update = self._session.journey.state.update
        if update is not None:
            self._kind.stand(update)

    def _take_kind(self, table: str, take: Take | None) -> None:
        # A choice is kept also when the person goes on at once.
        self._session.lasting.spawn(self._taken(table, take))

    async def _taken(self, table: str, take: Take | None) -> None:
        await self._session.journey.updating.choose_kind(table, take)
        await self._session.journey.choices.keep()

    def _go_to_open(self) -> None:
        comparison, board = self._comparison, self._board
        update = self._session.journey.state.update
        if comparison is None or board is None or update is None:
            return
        place = next_open(comparison, board, update.looked_at)
        if place is not None:
            self._finding.clear()
            self._look_at(place)

    def _see(self) -> None:
        self._session.page.spawn(self._session.journey.updating.review(self._session.say))
        announce(self.widget, self._counts.text())


def next_open(comparison: Comparison, board: Board, after: Place | None) -> Place | None:
    """The next record that waits for a choice, from the first one again after the last."""
    rows = [row for kind in comparison.kinds for row in kind.rows]
    here = comparison.rows.get(after) if after else None
    begin = rows.index(here) + 1 if here is not None else 0
    turned = (*rows[begin:], *rows[:begin])
    return next(
        (comparison.decisions[row].place for row in turned if board.standings[row] is Standing.OPEN), None
    )


def _counts(board: Board) -> Text:
    if not board.standings:
        return text("Your portal has everything that Microsoft’s template has. There is nothing to do.")
    changed = plural(
        "{count} part of your portal will change.",
        "{count} parts of your portal will change.",
        board.count(Standing.CHANGED),
    )
    waiting = plural(
        "{count} waits for your choice.", "{count} wait for your choice.", board.count(Standing.OPEN)
    )
    stays = plural("{count} stays as it is.", "{count} stay as they are.", board.count(Standing.STAYS))
    return text("{changed} {waiting} {stays}", changed=changed, waiting=waiting, stays=stays)
