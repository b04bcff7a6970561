"""Whether the portal answers to its visitors, in a line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.services.site_answers import Answer, SiteAnswer
from app.setup.aftercare_state import Act, Aftercare
from app.text import Text, text
from ui.icons import Icon
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, column, group, row, words

_NOT_YET: Mapping[Answer, Text] = {
    Answer.STARTING: text("it is still starting"),
    Answer.NAME_UNKNOWN: text("its address is not yet known on the network"),
    Answer.CERTIFICATE: text("its certificate is not valid yet, or your network looks into the traffic"),
    Answer.UNREACHED: text("this computer could not reach it"),
}


class AnswerLine:
    """Shows what the portal answers, or that it is being waited for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._icon, self._said = Icon("running", "muted", 18), words("")
        self._said.setObjectName("answer")
        self._busy = busy()
        again = button(session.say(text("Look again")), self._look, "quiet", name="reach-again")
        self._again = again
        line = row(self._icon, self._said, again, widest=1)
        self.widget: QWidget = group(column(line, self._busy, gap=SPACE // 2))

    def render(self, aftercare: Aftercare) -> None:
        """Shows the last look."""
        reach, runs = aftercare.reach, aftercare.deed(Act.REACH).doing is not None
        self.widget.setVisible(reach is not None or runs)
        self._busy.setVisible(runs)
        settled = reach is not None and reach.last.answer.is_settled
        self._again.setVisible(not runs and not settled)
        self._icon.become(*(("ready", "ready") if settled else ("running", "muted") if runs else _UNSURE))
        words_ = self._session.say(_words(reach.last if reach else None, waits=runs))
        if words_ != self._said.text():
            self._said.setText(words_)
            announce(self.widget, words_)

    def _look(self) -> None:
        self._session.page.spawn(self._session.journey.portal.reach())


_UNSURE = ("unsure", "unsure")


def _words(last: SiteAnswer | None, *, waits: bool) -> Text:
    match last:
        case None:
            return text("Looking whether the portal answers.")
        case SiteAnswer(Answer.OPEN):
            return text("The portal answers.")
        case SiteAnswer(Answer.ASKS_TO_SIGN_IN):
            return text("The portal answers, and asks visitors to sign in to your organisation first.")
        case SiteAnswer(Answer.TURNS_AWAY):
            return text(
                "The portal answers, and turns visitors away (HTTP {status}). It may let some networks in.",
                status=last.status,
            )
        case SiteAnswer(Answer.LEADS_ELSEWHERE):
            return text("The portal answers, and leads its visitors to {host}.", host=last.host)
    reason = _NOT_YET[last.answer]
    if waits:
        return text(
            "The portal does not answer yet: {reason}. The first start takes a while; this page looks again.",
            reason=reason,
        )
    return text(
        "The portal does not answer yet: {reason}. Where an address was used before, it can take an hour.",
        reason=reason,
    )
