"""Waiting for the portal: the stages, the time, what stands in the way, and that one may leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.provisioning.progress import USUAL_TIME, Progress
from app.setup.state import SetupState, StepId
from app.text import Text, text
from ui.pages.page import page_frame
from ui.pages.stage_list import StageList
from ui.pages.try_again import TryAgain
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, column, frame, with_icon, words

_TITLE = text("Creating your portal")
_SAFE = text(
    "You may close this window, let the computer sleep or lose the network. Microsoft goes on, and this "
    "program finds the portal again at its next start. It never creates a second one."
)


class CreatePage:
    """Shows how far the creation is."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._started: datetime | None = None
        say = session.say
        page = page_frame(say(_TITLE), "")
        self.widget: QWidget = page.widget
        self._problem = TryAgain(
            session, session.journey.creation.create, session.lasting, text("Look again")
        )
        self._what = words("", "heading")
        self._time = words("", "muted")
        self._time.setObjectName("time")
        self._busy = busy()
        self._hindrance = words("")
        self._hindrance_card = frame(
            "unsure", with_icon("unsure", "unsure", self._hindrance), int(1.5 * SPACE)
        )
        self._stages = StageList(say)
        page.body.addWidget(self._problem.widget)
        inside = column(self._what, self._time, self._busy, self._stages.widget, gap=int(1.5 * SPACE))
        page.body.addWidget(frame("card", inside))
        page.body.addWidget(self._hindrance_card)
        self._safe = frame("card", with_icon("information", "accent", words(say(_SAFE))))
        page.body.addWidget(self._safe)
        self._clock = QTimer(self.widget)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tell_time)

    def render(self, state: SetupState) -> None:
        """Shows the stage that is reached."""
        activity, progress = state.activity_of(StepId.CREATE), state.progress
        works = activity.doing is not None
        self._problem.render(activity)
        self._busy.setVisible(works)
        self._what.setText(self._session.say(_headline(state)))
        self._stages.render(progress.stage if progress else None, finished=state.site is not None)
        self._render_hindrance(progress if works else None)
        self._safe.setVisible(works)
        self._run_clock(progress, works)
        if state.site is not None:
            announce(self.widget, self._what.text())

    def first_focus(self) -> QWidget | None:
        """The step's own button, once it can be used."""
        return None

    def _render_hindrance(self, progress: Progress | None) -> None:
        hindrance = progress.hindrance if progress else None
        self._hindrance_card.setVisible(hindrance is not None)
        if hindrance is not None:
            waits = text("{hindrance} The program keeps trying.", hindrance=hindrance)
            self._hindrance.setText(self._session.say(waits))

    def _run_clock(self, progress: Progress | None, works: bool) -> None:
        self._started = progress.started if progress and works else None
        if self._started is None:
            self._clock.stop()
            self._time.setVisible(False)
            return
        self._tell_time()
        self._time.setVisible(True)
        if not self._clock.isActive():
            self._clock.start()

    def _tell_time(self) -> None:
        if self._started is not None:
            passed = max(datetime.now(UTC) - self._started, timedelta())
            self._time.setText(self._session.say(_time(passed)))


def _headline(state: SetupState) -> Text:
    activity = state.activity_of(StepId.CREATE)
    if state.site is not None:
        return text("{name} is there", name=state.site.name)
    if activity.doing is not None:
        return text("{name} is on its way", name=state.request.name)
    return text("{name} is not finished", name=state.request.name)


def _time(passed: timedelta) -> Text:
    minutes, seconds = divmod(int(passed.total_seconds()), 60)
    clock = f"{minutes}:{seconds:02}"
    most = int(USUAL_TIME.total_seconds()) // 60
    if passed > USUAL_TIME:
        return text("Time passed: {clock}. It takes longer than usual; that happens.", clock=clock)
    return text("Time passed: {clock}. It usually takes up to {most} minutes.", clock=clock, most=most)
