"""How an act goes: that it runs, what became of it, or what came in its way."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.problems import Problem
from app.setup.aftercare_state import Deed
from app.setup.state import Activity
from app.text import text
from ui.leads_to import leads_to_sign_in
from ui.pages.try_again import Work
from ui.problem_card import ProblemCard
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, column, frame, group, with_icon, words


class DeedLine:
    """Shows a deed, or nothing. `name` tells its parts from those of other acts.

    With `again`, the act is no change, so it can be done once more from here.
    """

    def __init__(self, session: Session, name: str, again: Work | None = None) -> None:
        self._session, self._work = session, again
        self._name = name
        self._problem: Problem | None = None
        self._is_made = False
        self._inside = column()
        self.widget: QWidget = group(self._inside)
        self.widget.hide()

    def render(self, deed: Deed) -> None:
        """Shows how it goes."""
        if deed != Deed() and not self._is_made:
            self._make()
        if self._is_made:
            self._render(deed)
        self.widget.setVisible(deed != Deed())

    def _make(self) -> None:
        """Makes what is shown, once there is an act to tell of."""
        say, name = self._session.say, self._name
        self._is_made = True
        self._doing, self._outcome = words("", "muted"), words("")
        self._outcome.setObjectName(f"outcome-{name}")
        self._running = group(column(self._doing, busy(), gap=SPACE // 2))
        self._ended = frame("accent", with_icon("information", "accent", self._outcome), int(1.5 * SPACE))
        self._sign_in = button(say(text("Sign in again")), self._sign_in_again, name=f"sign-in-again-{name}")
        leads_to_sign_in(self._sign_in, self._session)
        self._again = button(say(text("Look again")), self._do_again, name=f"again-{name}")
        self._card = ProblemCard(say, self._again, self._sign_in)
        for part in (self._running, self._ended, self._card.widget):
            self._inside.addWidget(part)

    def _render(self, deed: Deed) -> None:
        say = self._session.say
        self._problem = deed.problem
        self._running.setVisible(deed.doing is not None)
        self._doing.setText(say(deed.doing) if deed.doing else "")
        outcome = say(deed.outcome) if deed.outcome else ""
        if outcome and outcome != self._outcome.text():
            announce(self.widget, outcome)
        self._outcome.setText(outcome)
        self._ended.setVisible(bool(outcome))
        self._card.render(deed.problem)
        signs_in = Activity(problem=deed.problem).needs_sign_in
        self._sign_in.setVisible(signs_in)
        self._again.setVisible(self._work is not None and not signs_in)

    def _do_again(self) -> None:
        if self._work is not None:
            self._session.page.spawn(self._work())

    def _sign_in_again(self) -> None:
        self._session.page.spawn(self._signed_in_again())

    async def _signed_in_again(self) -> None:
        wish = self._problem.wish if self._problem else None
        await self._session.journey.people.sign_in_again(self._session.open_page, wish)
        self._session.come_forward()
        if self._work is not None:
            await self._work()
