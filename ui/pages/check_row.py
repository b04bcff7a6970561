"""One readiness check: a line that tells its verdict, and below it what helps and what it rests on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.checks.check import CheckResult, Evidence, Finding, Verdict
from app.problems import HELPERS
from app.text import Text, text
from ui.icons import Icon
from ui.measures import breakable, in_proportion
from ui.pages.check_ways import CheckWays
from ui.pages.way_choice import WayChoice
from ui.reflow_layout import with_button
from ui.session import Say, Session
from ui.tokens import SPACE
from ui.widgets import announce, button, clear, column, group, restyle, row, words

_MARKS = {
    Verdict.READY: ("ready", "ready", text("Ready")),
    Verdict.NOT_READY: ("attention", "attention", text("Not ready")),
    Verdict.COULD_NOT_CHECK: ("unsure", "unsure", text("Could not check")),
    Verdict.CONFIRMED_BY_YOU: ("confirmed", "accent", text("Confirmed by you")),
}
_RUNNING = ("running", "muted", text("Checking"))
_DECIDED = ("confirmed", "accent", text("Decided by you"))
_ADVICE = ("information", "unsure", text("Advice"))
_WIDEST_VERDICT, _WIDEST_WORD = 126, 130
_SHOW, _HIDE = text("Details"), text("Hide details")


class CheckRow:
    """Shows one check: in one line while all is well, with what helps where it is not; the rest unfolds."""

    def __init__(self, session: Session, check_id: str, room: int, opened: Callable[[], None]) -> None:
        self._session = session
        self._shown: CheckResult | None = None
        self._unfolded = False
        self._said = self._called = ""
        self._helps: list[str] = []
        self._lines: list[QLabel] = []
        say = session.say
        self._icon = Icon("running", "muted", 22)
        self._title, self._verdict = words("", "strong"), _verdict_label(f"verdict-{check_id}", room)
        self._summary = words("")
        self._help, self._evidence = column(gap=SPACE // 2), column(gap=SPACE // 2)
        self._fold = group(self._evidence)
        self._turn = button(say(_SHOW), self._fold_or_unfold, "faint", name=f"details-{check_id}")
        self._ways = CheckWays(session, check_id, opened)
        self._choice = WayChoice(session)
        self.inside: QVBoxLayout = self._arranged()
        self.widget: QWidget = group(self.inside)

    def render(self, result: CheckResult) -> None:
        """Shows the check's result, or that it is running."""
        if result == self._shown:
            return
        self._shown = result
        say, finding = self._session.say, result.finding
        icon, colour, word = _mark(result)
        self._called = say(result.check.title)
        self._icon.become(icon, colour)
        broken = breakable(self._called, self._title.fontMetrics(), in_proportion(_WIDEST_WORD))
        self._title.setText(broken)
        self._title.setAccessibleName(self._called)
        self._verdict.setText(say(word))
        restyle(self._verdict, "tone", colour)
        self._summary.setText(say(finding.summary if finding else result.check.purpose))
        self._choice.render(result)
        self._render_help(finding)
        self._fit(result)
        self._announce(finding)

    def _announce(self, finding: Finding | None) -> None:
        """Has screen readers told what needs attention, once."""
        said = f"{self._called}: {self._verdict.text()}. {self._summary.text()}"
        if said != self._said and finding is not None and finding.verdict is not Verdict.READY:
            announce(self.widget, said)
        self._said = said

    def _arranged(self) -> QVBoxLayout:
        told = group(row(self._turn, self._verdict, gap=SPACE // 2))
        head = with_button(self._title, told, gap=SPACE // 2)
        said = column(
            head,
            self._summary,
            self._help,
            self._choice.widget,
            self._fold,
            self._ways.widget,
            gap=SPACE // 2,
        )
        said.setContentsMargins(0, SPACE, 2 * SPACE, SPACE)
        mark = column(self._icon)
        mark.setContentsMargins(2 * SPACE, SPACE + 2, 0, 0)
        mark.addStretch(1)
        return column(row(mark, said, gap=int(1.5 * SPACE), widest=1), gap=0)

    def _fit(self, result: CheckResult) -> None:
        """Shows as much as the result asks for, or everything once it is unfolded. The rest is not made."""
        finding = result.finding
        helps = finding is not None and finding.verdict is not Verdict.READY
        if helps or self._unfolded:
            self._ways.render(result)
        if self._unfolded:
            self._render_evidence(result)
        self._summary.setVisible(helps or self._unfolded)
        self._ways.widget.setVisible(helps or self._unfolded)
        self._fold.setVisible(self._unfolded)
        self._turn.setText(self._session.say(_HIDE if self._unfolded else _SHOW))
        self._turn.setAccessibleName(f"{self._turn.text()}: {self._called}")

    def _render_help(self, finding: Finding | None) -> None:
        problem, remedy = (finding.problem, finding.remedy) if finding else (None, None)
        lines = [problem.what] if problem else []
        if remedy is not None:
            lines += [remedy.action, HELPERS[remedy.helper]]
        elif problem is not None:
            lines += [problem.remedy, HELPERS[problem.helper]]
        helps = [self._session.say(line) for line in lines]
        if helps == self._helps:
            return
        self._helps = helps
        clear(self._help)
        for place, line in enumerate(helps, start=1):
            self._help.addWidget(words(line, "muted" if place == len(helps) else ""))

    def _render_evidence(self, result: CheckResult) -> None:
        finding = result.finding
        if finding is None:
            return
        lines = [self._session.say(result.check.purpose)]
        lines += [self._session.say(_evidence(evidence)) for evidence in finding.evidence]
        if finding.problem is not None:
            details = (("code", finding.problem.code), *finding.problem.details)
            lines += [f"{name}: {value}" for name, value in details]
        # A new moment in the same sentence must not make what someone reads vanish and come back.
        if len(lines) != len(self._lines):
            clear(self._evidence)
            self._lines = [words("", "small") for _ in lines]
            for label in self._lines:
                self._evidence.addWidget(label)
        for label, line in zip(self._lines, lines, strict=True):
            label.setText(line)

    def _fold_or_unfold(self) -> None:
        self._unfolded = not self._unfolded
        if self._shown is not None:
            self._fit(self._shown)


def room_for_verdicts(say: Say) -> int:
    """Pixels that the longest verdict takes; in some languages, in two lines.

    Asking a font is slow: once will do for all rows.
    """
    label = words("", "strong")
    label.ensurePolished()
    marks = (*_MARKS.values(), _RUNNING, _ADVICE, _DECIDED)
    longest = max(label.fontMetrics().horizontalAdvance(say(word)) for _, _, word in marks) + SPACE
    return min(longest, in_proportion(_WIDEST_VERDICT))


def _verdict_label(name: str, room: int) -> QLabel:
    """A label with room for every verdict, so that the words above each other line up."""
    label = words("", "strong")
    label.setObjectName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setFixedWidth(room)
    return label


def _mark(result: CheckResult) -> tuple[str, str, Text]:
    """Icon, colour and word. What is only advice does not look as if it held the setup back."""
    if result.finding is None:
        return _RUNNING
    if result.decided:
        return _DECIDED
    if result.is_advice:
        return _ADVICE
    return _MARKS[result.finding.verdict]


def _evidence(evidence: Evidence) -> Text:
    time = evidence.asked_at.astimezone().time()
    return text("{source}, {time}: {answer}", source=evidence.source, time=time, answer=evidence.answer)
