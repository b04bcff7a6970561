"""One table map while the maps are started: its turn, its name on the screen, and whether it runs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.catalogues import RequiredMap
from app.checks.check import CheckResult, Verdict
from app.text import Text, text
from ui.icons import Icon
from ui.reflow_layout import with_button
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, button, buttons, column, group, restyle, row, words

_MARKS = {
    Verdict.READY: ("ready", "ready", text("Running")),
    Verdict.NOT_READY: ("attention", "attention", text("Not running yet")),
    Verdict.COULD_NOT_CHECK: ("unsure", "unsure", text("Could not read")),
    Verdict.CONFIRMED_BY_YOU: ("confirmed", "accent", text("Confirmed by you")),
}
_LOOKING = ("running", "muted", text("Looking"))


class MapRow:
    """Shows one map. What could not be read can be confirmed here."""

    def __init__(self, session: Session, wanted: RequiredMap) -> None:
        self._session, self._id = session, ""
        self._shown: CheckResult | None = None
        say = session.say
        entities = " / ".join(pair.entity for pair in wanted.pairs)
        self._icon = Icon("running", "muted", 22)
        title = text("{turn}. {name}", turn=wanted.turn, name=wanted.title)
        self._title, self._state = words(say(title), "strong"), words("", "strong")
        self._state.setObjectName(f"map-{wanted.id}")
        self._state.setWordWrap(False)
        on_screen = words(say(text("On the screen: {entities}", entities=entities)), "muted")
        self._summary = words("")
        self._turn = words(say(text("This one is next.")), "strong")
        self._confirm = button(
            say(text("I looked: it says Running")),
            self._take_word,
            name=f"confirm-map-{wanted.id}",
            says=say(text("{name}: {word}", name=text("I looked: it says Running"), word=wanted.title)),
        )
        self._ways = buttons(self._confirm)
        head = with_button(self._title, self._state)
        said = column(head, on_screen, self._summary, self._turn, self._ways, gap=SPACE // 2)
        said.setContentsMargins(0, SPACE, 2 * SPACE, SPACE)
        mark = column(self._icon)
        mark.setContentsMargins(2 * SPACE, SPACE + 2, 0, 0)
        mark.addStretch(1)
        self.widget: QWidget = group(column(row(mark, said, gap=int(1.5 * SPACE), widest=1), gap=0))

    def render(self, result: CheckResult, *, is_next: bool) -> None:
        """Shows the map as it was found last; a change is told to screen readers.

        `is_next` says that it is this one's turn to be started.
        """
        self._turn.setVisible(is_next)
        if result == self._shown:
            return
        before, self._shown, self._id = self._shown, result, result.check.id
        say, finding = self._session.say, result.finding
        icon, colour, word = _LOOKING if finding is None else _MARKS[finding.verdict]
        self._icon.become(icon, colour)
        self._state.setText(say(word))
        restyle(self._state, "tone", colour)
        self._summary.setText(say(_said(result)))
        self._summary.setVisible(finding is not None and finding.verdict is not Verdict.READY)
        self._ways.setVisible(result.confirmed() != result)
        if before is not None and finding is not None and _verdict(before) is not finding.verdict:
            announce(self.widget, f"{self._title.text()}: {self._state.text()}")

    def _take_word(self) -> None:
        self._session.journey.checks.confirm(self._id)
        self._session.journey.mending.look_now()


def _said(result: CheckResult) -> Text:
    finding = result.finding
    if finding is None:
        return result.check.purpose
    if finding.problem is not None and finding.verdict is Verdict.COULD_NOT_CHECK:
        return text("{summary} {reason}", summary=finding.summary, reason=finding.problem.what)
    return finding.summary


def _verdict(result: CheckResult) -> Verdict | None:
    return result.finding.verdict if result.finding else None
