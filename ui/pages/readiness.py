"""The readiness checks: each with its verdict, what it rests on, and the way to put it right."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QWidget

from app.checks.check import CheckResult, Verdict
from app.problems import Problem
from app.problems.approval import needs_approval
from app.problems.managed_device import wants_managed_device
from app.setup.mending import maps_can_start
from app.setup.mending_state import TABLE_MAPS
from app.setup.state import Activity, SetupState, StepId
from app.text import Text, plural, text
from ui.approval_card import ApprovalCard
from ui.icons import Icon
from ui.pages.check_list import CheckList
from ui.pages.page import page_frame
from ui.pages.try_again import TryAgain
from ui.returning import Returning
from ui.save_report import SaveReport
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import (
    announce,
    button,
    buttons,
    column,
    frame,
    restyle,
    row,
    with_icon,
    words,
)

_TITLE = text("Is everything ready?")
_TOGETHER = text(
    "Some table maps do not run. The program shows the order and ticks each map off as soon as it runs."
)
_LEAD = text("These checks only look; they change nothing. Put right what is missing, then check it again.")


class ReadinessPage:
    """Shows a row for each check, and above them how it stands as a whole."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        page = page_frame(say(_TITLE), say(_LEAD))
        self.widget: QWidget = page.widget
        self._icon = Icon("running", "muted", 24)
        self._sum = words("", "heading")
        self._sum.setObjectName("summary")
        self._again = button(say(text("Check all again")), self._check_all, name="check-all")
        self._report = SaveReport(session, session.journey.reports.readiness)
        ways = buttons(self._again, self._report.button)
        mark = column(self._icon)
        mark.addStretch(1)
        line = row(mark, column(self._sum, ways), gap=int(1.5 * SPACE), widest=1)
        self._summary = frame("card", line, int(1.5 * SPACE))
        page.body.addWidget(self._summary)
        self._approval = ApprovalCard(session, self._check_waiting, text("Check again"), self._go_elsewhere)
        self._waits_for_approval = False
        page.body.addWidget(self._approval.widget)
        check_waiting = session.journey.checks.check_waiting
        self._sign_in = TryAgain(session, check_waiting, session.page, text("Check again"))
        page.body.addWidget(self._sign_in.widget)
        self._is_elsewhere = False
        self._looking: asyncio.Task[None] | None = None
        Returning(self.widget, self._look_again)
        self._together = button(
            say(text("Start the table maps together")), self._start_maps, "primary", name="start-maps"
        )
        self._together_card = frame(
            "card",
            with_icon("running", "accent", column(words(say(_TOGETHER)), buttons(self._together), gap=SPACE)),
        )
        page.body.addWidget(self._together_card)
        self._list = CheckList(session, self._go_elsewhere)
        page.body.addWidget(self._list.widget)

    def render(self, state: SetupState) -> None:
        """Shows the checks as far as they are."""
        self._list.render(state)
        self._again.setEnabled(not state.checks_are_running)
        self._report.button.setEnabled(bool(state.readiness) and not state.checks_are_running)
        self._together_card.setVisible(maps_can_start(state))
        self._render_approval(state)
        self._render_sign_in(state)
        self._summarise(state)

    def first_focus(self) -> QWidget | None:
        """The step's own button, or the page while that cannot be pressed."""
        return None

    def _render_approval(self, state: SetupState) -> None:
        """Shows the message as long as a check waits for it, also while the check runs once more."""
        waits = any(_needs_approval(result) for result in state.readiness)
        self._waits_for_approval = waits or (self._waits_for_approval and state.checks_are_running)
        self._approval.render(needed=self._waits_for_approval)

    def _render_sign_in(self, state: SetupState) -> None:
        """Offers to sign in again, for the very service that asked a check for it."""
        activity, problem = state.activity_of(StepId.READINESS), _asks_for_sign_in(state)
        shown = activity if activity.problem else Activity(problem=problem)
        self._sign_in.render(shown, problem.wish if problem else None)

    def _summarise(self, state: SetupState) -> None:
        icon, colour, look, message = _summary(state)
        self._icon.become(icon, colour)
        restyle(self._summary, "look", look)
        said = self._session.say(message)
        if said != self._sum.text():
            self._sum.setText(said)
            if not state.checks_are_running:
                announce(self._summary, said)

    def _start_maps(self) -> None:
        self._session.journey.mending.open(TABLE_MAPS)

    def _check_all(self) -> None:
        self._session.page.spawn(self._session.journey.checks.check_all())

    def _check_waiting(self) -> None:
        self._session.page.spawn(self._session.journey.checks.check_waiting())

    def _go_elsewhere(self) -> None:
        self._is_elsewhere = True

    def _look_again(self) -> None:
        """What was changed on the page of a check is seen when the person comes back from it."""
        looks = self._looking is not None and not self._looking.done()
        if self._is_elsewhere and not looks and not self._session.journey.state.checks_are_running:
            self._looking = self._session.page.spawn(self._session.journey.checks.look_again())


def _needs_approval(result: CheckResult) -> bool:
    return result.finding is not None and result.waits and needs_approval(result.finding.problem)


def _asks_for_sign_in(state: SetupState) -> Problem | None:
    problems = (one.finding.problem for one in state.readiness if one.finding is not None and one.waits)
    return next(
        (one for one in problems if Activity(problem=one).needs_sign_in or wants_managed_device(one)), None
    )


def _summary(state: SetupState) -> tuple[str, str, str, Text]:
    """Icon, colour, look and words for how the checks stand together."""
    total = len(state.readiness)
    found = sum(1 for result in state.readiness if result.finding is not None)
    if found < total or not total:
        return "running", "muted", "card", text("Checking: {found} of {total} done", found=found, total=total)
    waiting = sum(1 for result in state.readiness if result.holds_back)
    if waiting:
        return (
            "attention",
            "attention",
            "attention",
            plural("{count} check needs your attention", "{count} checks need your attention", waiting),
        )
    decided = sum(1 for result in state.readiness if result.decided)
    advice = total - state.count(Verdict.READY) - state.count(Verdict.CONFIRMED_BY_YOU) - decided
    if advice:
        return (
            "ready",
            "ready",
            "ready",
            plural(
                "You can go on; {count} piece of advice is left",
                "You can go on; {count} pieces of advice are left",
                advice,
            ),
        )
    return "ready", "ready", "ready", text("Everything is ready")
