"""Whether the portal answers to its visitors, in words."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.site_answers import Answer, SiteAnswer
from app.text import Text, text

_NOT_YET: Mapping[Answer, Text] = {
    Answer.STARTING: text("it is still starting"),
    Answer.NAME_UNKNOWN: text("its address is not yet known on the network"),
    Answer.CERTIFICATE: text("its certificate is not valid yet, or your network looks into the traffic"),
    Answer.UNREACHED: text("this computer could not reach it"),
}


def answer_words(last: SiteAnswer | None, *, waits: bool) -> Text:
    """What the last look found; None where none has come to its end. `waits` says that another follows."""
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
