"""What the computer does for a creation besides showing it: it stays awake, and tells when it is over."""

from __future__ import annotations

from app.problems import Problem
from app.services.websites import Website
from app.setup.state import SetupState, StepId
from app.text import text
from ui.awake import Awake
from ui.notification import Notification
from ui.session import Say


class CreationWatch:
    """Follows the states of a session."""

    def __init__(self, say: Say, awake: Awake, notification: Notification) -> None:
        self._say, self._awake, self._notification = say, awake, notification
        self._works = False
        self._site: Website | None = None

    def follow(self, state: SetupState) -> None:
        """Takes a new state."""
        activity = state.activity_of(StepId.CREATE)
        by_hand = state.course.by_hand
        works = activity.doing is not None or (by_hand is not None and by_hand.watching)
        self._awake.keep(on=works)
        if self._works and not works and state.site is None and activity.problem is not None:
            self._tell_problem(activity.problem)
        if state.site is not None and state.site != self._site and self._works:
            self._tell_finished(state.site)
        self._works, self._site = works, state.site

    def close(self) -> None:
        """Lets go of everything."""
        self._awake.close()
        self._notification.close()

    def _tell_finished(self, site: Website) -> None:
        message = text("{name} can be opened now.", name=site.name)
        self._notification.show(self._say(text("Your portal is there")), self._say(message))

    def _tell_problem(self, problem: Problem) -> None:
        self._notification.show(self._say(text("Your portal needs you")), self._say(problem.what))
