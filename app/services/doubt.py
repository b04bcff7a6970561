"""Whether a request that changes something may have been taken although its answer does not say so. Pure."""

from __future__ import annotations

from app.errors import ConnectionLost, ReplyTrouble, ServiceRefused, TimedOut, Trouble

_ANSWER_LOST = (ConnectionLost, TimedOut, ReplyTrouble)
_SAYS_NOTHING = frozenset({408, 425, 499})
"""Statuses below 500 with which something on the way gives up waiting; the service may go on."""


def leaves_in_doubt(trouble: Trouble) -> bool:
    """Whether nobody here knows if the request was taken: only a plain refusal (4xx) says that it was not."""
    if isinstance(trouble, ServiceRefused):
        is_refusal = 400 <= trouble.status < 500 and trouble.status not in _SAYS_NOTHING
        return not is_refusal
    return isinstance(trouble, _ANSWER_LOST)
