"""The way by hand: why the program cannot do it, what to do in Power Pages, and that the program looks on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.catalogues import screen_words
from app.provisioning.by_hand import steps_by_hand
from app.provisioning.plan import wanted
from app.setup.course import ByHand
from app.setup.state import SetupState
from app.text import NOTHING, Text, text
from ui.leads_to import Link
from ui.pages.problem_details import ProblemDetails
from ui.returning import Returning
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, buttons, clear, column, copyable, frame, row, words

_TITLE = text("Make it by hand: this program shows you how")
_THEN = text(
    "This program looks for the new portal meanwhile and goes on by itself when it appears. It does not "
    "ask for another one. If you close this window, check the environment again at the next start: the "
    "portal is found there, and you can take it over."
)
_AGAIN = text(
    "If an administrator changes what stands in the way, go back and let the program try once more."
)

_ENGLISH = text(
    "Some words in quotation marks are those of the English screen. Power Pages may show them in your "
    "language."
)


class ByHandCard:
    """Shows the steps to be done by hand, or nothing where that is not needed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._is_elsewhere = False
        self._shown: tuple[ByHand | None, tuple[Text, ...]] = (None, ())
        say = session.say
        self._why, self._helps = words("", "strong"), words("", "muted")
        self._steps = column(gap=SPACE)
        self._screen = screen_words(session.language.tag)
        english = words(say(_ENGLISH), "muted")
        english.setObjectName("english-screen")
        english.setVisible(not self._screen.are_known)
        caption = text("Open Power Pages")
        self._open = Link(session, caption, look="primary", name="make-by-hand", opened=self._begin)
        self._now = button(say(text("It is made: look now")), self._look, name="look-by-hand")
        self._looking = words("", "strong")
        self._looking.setObjectName("looking")
        self._busy = busy()
        self._details = ProblemDetails(say)
        inside = column(
            words(say(_TITLE), "heading"),
            self._why,
            self._helps,
            self._steps,
            english,
            buttons(self._open.button, self._now),
            self._looking,
            self._busy,
            words(say(_THEN), "muted"),
            words(say(_AGAIN), "muted"),
            self._details.widget,
            gap=int(1.5 * SPACE),
        )
        self.widget: QWidget = frame("card", inside)
        self.widget.setObjectName("by-hand")
        self.widget.hide()
        Returning(self.widget, self._look_again)

    def render(self, state: SetupState) -> None:
        """Shows the way by hand of a state."""
        by_hand = state.course.by_hand
        self.widget.setVisible(by_hand is not None)
        if by_hand is None:
            self._shown = (None, ())
            return
        request = wanted(state.course.way, state.request)
        steps = steps_by_hand(state.course.way, request, self._screen)
        if (by_hand, steps) == self._shown:
            return
        is_new = self._shown[0] is None
        self._shown = (by_hand, steps)
        self._render(by_hand, steps)
        if is_new:
            announce(self.widget, f"{self._why.text()} {self._session.say(_TITLE)}")

    def _render(self, by_hand: ByHand, steps: tuple[Text, ...]) -> None:
        say = self._session.say
        self._open.lead_to(by_hand.page)
        self._why.setText(say(by_hand.why))
        self._helps.setText(say(text("So the portal has to be made in Power Pages itself.")))
        clear(self._steps)
        for number, step in enumerate(steps, start=1):
            count = words(f"{number}.", "strong")
            count.setWordWrap(False)
            self._steps.addLayout(row(count, copyable(say(step)), gap=int(1.5 * SPACE), widest=1))
        self._busy.setVisible(by_hand.watching)
        self._looking.setVisible(by_hand.watching)
        waits = text("Looking for the new portal")
        hindered = text("{hindrance} The program keeps trying.", hindrance=by_hand.hindrance or NOTHING)
        self._looking.setText(say(hindered if by_hand.hindrance else waits))
        self._details.render(by_hand.reason)

    def _begin(self) -> None:
        self._is_elsewhere = True
        self._look()

    def _look_again(self) -> None:
        """Whoever comes back from Power Pages need not wait for the next look."""
        if self._is_elsewhere:
            self._is_elsewhere = False
            self._look()

    def _look(self) -> None:
        self._session.lasting.spawn(self._session.journey.by_hand.watch())
