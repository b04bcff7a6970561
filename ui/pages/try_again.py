"""A problem in a step's own work, which can be done again, after signing in again where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWidgets import QFrame

from app.setup.state import Activity
from app.text import Text, text
from ui.problem_card import ProblemCard
from ui.scope import Scope
from ui.session import Session
from ui.widgets import button

Work = Callable[[], Coroutine[Any, Any, None]]


class TryAgain:
    """Shows the problem of a step. `work` is done again in `scope`; `caption` is what that is called."""

    def __init__(self, session: Session, work: Work, scope: Scope, caption: Text) -> None:
        self._session, self._work, self._scope = session, work, scope
        say = session.say
        self._again = button(say(caption), self._do_again, name="try-again")
        self._sign_in = button(say(text("Sign in again")), self._sign_in_first, name="sign-in-again")
        self._card = ProblemCard(say, self._again, self._sign_in)
        self.widget: QFrame = self._card.widget

    def render(self, activity: Activity) -> None:
        """Shows what came in the way, if anything did."""
        self._card.render(activity.problem)
        self._again.setVisible(not activity.needs_sign_in)
        self._sign_in.setVisible(activity.needs_sign_in)

    def _do_again(self) -> None:
        self._scope.spawn(self._work())

    def _sign_in_first(self) -> None:
        self._scope.spawn(self._signed_in_again())

    async def _signed_in_again(self) -> None:
        journey = self._session.journey
        await journey.sign_in_again(self._session.open_page)
        self._session.come_forward()
        if journey.state.activity.problem is None:
            await self._work()
