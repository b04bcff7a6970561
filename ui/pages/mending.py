"""Putting one check right: where a person does it, what the program can do, and how far that is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.checks.check import Check, CheckResult
from app.checks.mend import Mend
from app.problems import HELPERS
from app.setup.mending_state import MendingState
from app.setup.state import SetupState
from app.text import text
from ui.icons import Icon
from ui.leads_to import Link
from ui.pages.page import page_frame
from ui.problem_card import ProblemCard
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, buttons, column, frame, group, in_lines, row, with_icon, words

_TITLE = text("Put it right")


class MendingPage:
    """Shows one check that is put right."""

    def __init__(self, session: Session) -> None:
        self._session, self._said = session, ""
        say = session.say
        page = page_frame(say(_TITLE), "")
        self.widget: QWidget = page.widget
        self._icon, self._check = Icon("attention", "attention", 24), words("", "heading")
        self._summary = words("")
        self._summary.setObjectName("mending-summary")
        head = row(self._icon, self._check, gap=int(1.5 * SPACE), widest=1)
        page.body.addWidget(frame("card", column(head, self._summary)))
        self._action, self._helper = words(""), words("", "muted")
        self._open = Link(session, text("Open the page"), name="open-mending")
        look = button(say(text("Check again")), self._look, name="look-mending")
        yourself = column(
            words(say(text("Do it yourself")), "strong"),
            self._action,
            self._helper,
            buttons(self._open.button, look),
            gap=SPACE,
        )
        self._yourself = frame("card", yourself)
        page.body.addWidget(self._yourself)
        page.body.addWidget(self._offer())
        self._done = words("", "strong")
        self._done.setObjectName("mending-done")
        page.body.addWidget(self._done)
        self._problem = ProblemCard(say)
        page.body.addWidget(self._problem.widget)
        self._back = button(say(text("Back to the checks")), session.journey.mending.close, name="to-checks")
        page.body.addWidget(buttons(self._back))

    def render(self, state: SetupState) -> None:
        """Shows how far it is."""
        mending = state.mending
        result = next((one for one in state.readiness if one.check.id == state.place[1]), None)
        if mending is None or result is None:
            return
        self._render_result(result)
        if result.finding is not None or mending.doing is not None:
            self._render_offer(result.check, mending, waits=result.waits)
        self._problem.render(mending.problem)
        done = self._session.say(mending.done) if mending.done else ""
        self._done.setText(done)
        # The check that ran afterwards may have found just that, and says so above.
        self._done.setVisible(done not in ("", self._summary.text()))
        self._say_once(result)

    def first_focus(self) -> QWidget | None:
        """The way to the page where it is put right."""
        return self._open.button

    def _offer(self) -> QWidget:
        say = self._session.say
        self._caution, self._progress = words(""), words("")
        self._progress.setObjectName("mending-progress")
        self._agree = button("", self._ask, name="mend")
        self._really = words(say(text("Shall the program do this now? It cannot be undone here.")), "strong")
        self._yes = button(say(text("Yes, do it")), self._perform, "primary", name="mend-yes")
        self._no = button(say(text("No")), self._refuse, name="mend-no")
        self._question = group(column(self._really, buttons(self._yes, self._no), gap=SPACE))
        self._busy = group(column(busy(), self._progress, words(say(_STAY), "muted"), gap=SPACE))
        inside = column(
            words(say(text("Or let this program do it")), "strong"),
            self._caution,
            buttons(self._agree),
            self._question,
            self._busy,
            gap=SPACE,
        )
        self._card = frame("unsure", with_icon("information", "unsure", inside))
        self._question.hide()
        return self._card

    def _render_result(self, result: CheckResult) -> None:
        """While the check runs once more, what was found before stays."""
        say, finding = self._session.say, result.finding
        self._check.setText(say(result.check.title))
        if finding is None:
            self._icon.become("running", "muted")
            return
        look = "attention" if result.waits else "ready"
        self._icon.become(look, look)
        self._summary.setText(say(finding.summary))
        remedy = finding.remedy
        self._yourself.setVisible(remedy is not None)
        page = remedy.page if remedy else ""
        self._open.button.setVisible(bool(page))
        self._open.lead_to(page)
        if remedy is not None:
            self._action.setText(say(remedy.action))
            self._helper.setText(say(HELPERS[remedy.helper]))

    def _render_offer(self, check: Check, mending: MendingState, *, waits: bool) -> None:
        mend: Mend | None = check.mend
        works = mending.doing is not None
        self._card.setVisible(mend is not None and (waits or works))
        if mend is None:
            return
        say = self._session.say
        self._caution.setText(say(mend.caution))
        self._agree.setText(in_lines(say(mend.label)))
        self._agree.setAccessibleName(say(mend.label))
        self._agree.setVisible(not works and self._question.isHidden())
        self._busy.setVisible(works)
        if mending.doing is not None:
            self._question.hide()
            self._progress.setText(say(mending.doing))

    def _say_once(self, result: CheckResult) -> None:
        said = f"{self._check.text()}: {self._summary.text()}"
        if result.finding is not None and said != self._said:
            self._said = said
            announce(self.widget, said)

    def _ask(self) -> None:
        self._question.show()
        self._agree.hide()
        self._no.setFocus()

    def _refuse(self) -> None:
        self._question.hide()
        self._agree.show()
        self._agree.setFocus()

    def _perform(self) -> None:
        # The button goes away: the keyboard must not slip to the next one, which leads off this page.
        self.widget.setFocus()
        self._question.hide()
        self._session.page.spawn(self._session.journey.mending.perform())

    def _look(self) -> None:
        subject = self._session.journey.state.place[1]
        self._session.page.spawn(self._session.journey.checks.check_one(subject))


_STAY = text(
    "Stay on this page until all is done. If you leave it, Microsoft still finishes what was begun, and the "
    "program sees next time where it stands."
)
