"""What was learnt of each record while a run is carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.errors import Conflict, NotFound, ServiceDown, ServiceRefused, Throttled
from app.services.batch_reply import SetAnswer
from app.update.applying.reasons import Reason, Stop
from app.update.applying.step import Key

MOST_TRIES = 4
"""Answers to one record. What was turned away because it changed is read before it is sent again."""

_PASSING = (Conflict, NotFound, Throttled, ServiceDown)


class Ledger:
    """`written` were said to be done, `stopped` are not sent again.

    `landed` counts what was said to be done since this was made. `alone` is set once a whole batch was turned
    away: from then on each record is in a batch of its own, so that the one at fault shows.
    """

    def __init__(self, written: Iterable[Key]) -> None:
        self.written = set(written)
        self.stopped: dict[Key, Stop] = {}
        self.landed = 0
        self.alone = False
        self._answers: Counter[Key] = Counter()
        self._last: dict[Key, Stop] = {}

    def may_be_sent(self, key: Key) -> bool:
        """Whether a record is to be sent once more; after too many answers it is stopped."""
        if self._answers[key] < MOST_TRIES:
            return True
        self.stopped[key] = self._last.get(key, Stop(Reason.OTHERWISE))
        return False

    def note(self, key: Key, answer: SetAnswer) -> None:
        """Takes note of an answer; a refusal that can pass leaves it to the next look at the website."""
        if answer.is_known and answer.wait is None:
            self._answers[key] += 1
        if answer.is_done:
            self.written.add(key)
            self.landed += 1
            self._last.pop(key, None)
        elif answer.refused is not None:
            self._refuse(key, answer.refused)

    def _refuse(self, key: Key, refused: ServiceRefused) -> None:
        stop = Stop(Reason.REFUSED, refused.code, refused.message)
        if isinstance(refused, _PASSING):
            self._last[key] = stop
        else:
            self.stopped[key] = stop

    def why(self, key: Key, stop: Stop) -> Stop:
        """Why a record is not as it was to be, given what a look at the website says."""
        if stop.reason is Reason.CHANGED and key in self.written:
            return Stop(Reason.OTHERWISE)
        return stop
