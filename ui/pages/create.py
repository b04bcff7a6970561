"""Waiting for the portal: the stages, the time, what stands in the way, and that one may leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.provisioning.plan import Adopt, Create, Reactivate, wanted
from app.provisioning.progress import STAGES, USUAL_TIME, Progress
from app.setup import flow
from app.setup.course import ByHand
from app.setup.state import Activity, SetupState, StepId
from app.text import Text, text
from ui.leads_to import Link
from ui.pages.by_hand_card import ByHandCard
from ui.pages.page import page_frame
from ui.pages.stage_list import StageList
from ui.pages.try_again import TryAgain
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, column, frame, with_icon, words

_TITLE = text("Creating your portal")
_LOOK_AGAIN, _KEEP_WAITING, _ASK_AGAIN = text("Look again"), text("Keep waiting"), text("Ask again")
_STALLED = "CREATE-4"
_LOOK_THERE = frozenset({"CREATE-2", "CREATE-3", "CREATE-4"})
"""Problems with which it helps to see in Power Pages how the site is."""

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
        self._title = page.title
        self._problem = TryAgain(session, self._go_on, session.lasting, _LOOK_AGAIN)
        self._open = Link(session, text("Open Power Pages"), name="open-sites")
        self._by_hand = ByHandCard(session)
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
        page.body.addWidget(self._open.button)
        page.body.addWidget(self._by_hand.widget)
        inside = column(self._what, self._time, self._busy, self._stages.widget, gap=int(1.5 * SPACE))
        self._card = frame("card", inside)
        page.body.addWidget(self._card)
        page.body.addWidget(self._hindrance_card)
        self._safe = frame("card", with_icon("information", "accent", words(say(_SAFE))))
        page.body.addWidget(self._safe)
        self._told = ""
        self._clock = QTimer(self.widget)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tell_time)

    def render(self, state: SetupState) -> None:
        """Shows the stage that is reached."""
        activity, progress = state.activity_of(StepId.CREATE), state.progress
        self._title.setText(self._session.say(_title(state)))
        works, by_hand = activity.doing is not None, state.course.by_hand
        self._render_problem(activity, by_hand)
        self._problem.name(_again(state, activity))
        self._by_hand.render(state)
        if state.environment is not None:
            self._open.lead_to(self._session.cloud.page("sites", environment=state.environment.id))
        self._card.setVisible(by_hand is None)
        self._busy.setVisible(works)
        self._what.setText(self._session.say(_headline(state)))
        # What is taken over was asked for by someone else.
        self._stages.widget.setVisible(not isinstance(state.course.way, Adopt))
        self._stages.render(progress.stage if progress else None, finished=state.site is not None)
        self._render_hindrance(progress if works else None)
        self._safe.setVisible(works)
        self._run_clock(progress, works)
        self._announce(progress if works or state.site else None)

    def first_focus(self) -> QWidget | None:
        """The step's own button, once it can be used."""
        return None

    def _render_problem(self, activity: Activity, by_hand: ByHand | None) -> None:
        """Shows what came in the way, unless the way by hand says it and no new sign-in is asked for."""
        told_elsewhere = by_hand is not None and by_hand.reason == activity.problem
        self._problem.render(Activity() if told_elsewhere else activity)
        code = activity.problem.code if activity.problem else ""
        self._open.button.setVisible(code in _LOOK_THERE)

    def _announce(self, progress: Progress | None) -> None:
        """Has screen readers told of every change: how far it is, and what stands in the way."""
        if progress is None:
            return
        said = self._session.say(progress.hindrance or STAGES[progress.stage])
        if said != self._told:
            self._told = said
            announce(self.widget, said)

    async def _go_on(self) -> None:
        journey = self._session.journey
        await (journey.by_hand.watch() if journey.state.course.by_hand else journey.creation.create())

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


def _again(state: SetupState, activity: Activity) -> Text:
    """What doing it again is called: only where nothing is under way, it asks for the portal."""
    if activity.problem is not None and activity.problem.code == _STALLED:
        return _KEEP_WAITING
    asks = state.progress is None and state.course.by_hand is None and flow.is_reviewed(state)
    return _ASK_AGAIN if asks and isinstance(state.course.way, Create | Reactivate) else _LOOK_AGAIN


def _title(state: SetupState) -> Text:
    if state.course.by_hand is not None:
        return text("Make your portal by hand")
    match state.course.way:
        case Adopt():
            return text("Taking over your portal")
        case Reactivate():
            return text("Bringing your portal back")
        case _:
            return _TITLE


def _headline(state: SetupState) -> Text:
    activity = state.activity_of(StepId.CREATE)
    name = wanted(state.course.way, state.request).name
    if state.site is not None:
        return text("{name} is there", name=state.site.name)
    if activity.doing is not None:
        return text("{name} is on its way", name=name)
    return text("{name} is not finished", name=name)


def _time(passed: timedelta) -> Text:
    minutes, seconds = divmod(int(passed.total_seconds()), 60)
    clock = f"{minutes}:{seconds:02}"
    most = int(USUAL_TIME.total_seconds()) // 60
    if passed > USUAL_TIME:
        return text(
            "Time passed: {clock}. It takes longer than usual; that happens, above all where the address "
            "belonged to a site that was deleted lately.",
            clock=clock,
        )
    return text("Time passed: {clock}. It usually takes up to {most} minutes.", clock=clock, most=most)
