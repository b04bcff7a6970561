"""A problem in a step's own work, which can be done again, after signing in again where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWidgets import QWidget

from app.problems import SignInWish
from app.problems.approval import needs_approval
from app.setup.state import Activity
from app.text import Text, text
from ui.approval_card import ApprovalCard
from ui.computer_account import ComputerAccountButton
from ui.problem_card import ProblemCard
from ui.scope import Scope
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, column, group

Work = Callable[[], Coroutine[Any, Any, None]]


class TryAgain:
    """Shows the problem of a step. `work` is done again in `scope`; `caption` is what that is called."""

    def __init__(self, session: Session, work: Work, scope: Scope, caption: Text) -> None:
        self._session, self._work, self._scope = session, work, scope
        self._wish: SignInWish | None = None
        say = session.say
        self._again = button(say(caption), self._do_again, name="try-again")
        self._sign_in = button(say(text("Sign in again")), self._sign_in_first, name="sign-in-again")
        self._computer = ComputerAccountButton(session, self._sign_in_with_computer, "computer-again")
        self._card = ProblemCard(say, self._again, self._sign_in, self._computer.widget)
        self._approval = ApprovalCard(session, self._do_again, text("Check again"))
        self.widget: QWidget = group(column(self._card.widget, self._approval.widget, gap=2 * SPACE))
        self.widget.hide()

    def render(self, activity: Activity, wish: SignInWish | None = None) -> None:
        """Shows what came in the way, if anything did. `wish` says what a new sign-in has to be for."""
        self._wish = wish
        approval = needs_approval(activity.problem)
        self.widget.setVisible(activity.problem is not None)
        self._card.render(activity.problem)
        self._approval.render(needed=approval)
        self._again.setVisible(not activity.needs_sign_in and not approval)
        self._sign_in.setVisible(activity.needs_sign_in)
        self._computer.render(activity.problem)

    def name(self, caption: Text) -> None:
        """Calls the button that does it again otherwise."""
        self._again.setText(self._session.say(caption).replace("&", "&&"))
        self._again.setAccessibleName(self._session.say(caption))

    def _do_again(self) -> None:
        self._scope.spawn(self._asked_anew())

    def _sign_in_first(self) -> None:
        people, open_page = self._session.journey.people, self._session.open_page
        self._scope.spawn(self._then_done_again(people.sign_in_again(open_page, self._wish)))

    def _sign_in_with_computer(self, window: int) -> None:
        people, open_page = self._session.journey.people, self._session.open_page
        self._scope.spawn(
            self._then_done_again(people.sign_in_again_with_computer(window, open_page, self._wish))
        )

    async def _asked_anew(self) -> None:
        self._session.journey.people.forget_refusals()
        await self._work()

    async def _then_done_again(self, signing_in: Coroutine[Any, Any, None]) -> None:
        await signing_in
        self._session.come_forward()
        if self._session.journey.state.activity.problem is None:
            await self._work()
