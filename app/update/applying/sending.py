"""Sending what is due, batch after batch; each is written down before it is sent, and so is its answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from app.errors import (
    Forbidden,
    NetworkTrouble,
    NotSignedIn,
    ServiceRefused,
    SignInTrouble,
    Throttled,
    Trouble,
    UnreadableReply,
)
from app.services.batch_reply import SetAnswer
from app.services.doubt import leaves_in_doubt
from app.update.applying.batches import BatchLimits, ChangeSet, batches
from app.update.applying.ledger import Ledger
from app.update.applying.portal import Portal
from app.update.applying.progress import Progress, Stage, Tell
from app.update.applying.reasons import Reason, Stop
from app.update.applying.run import RunFile
from app.update.applying.standing import Due
from app.update.live.captured import Captured

_ALONE = BatchLimits(operations=1)


@dataclass(frozen=True)
class Patience:
    """How often is waited, and for how many seconds where the service does not say.

    `waits` are those that the service asks for in a row, `longest` is the most seconds of one: whoever asks
    for more is told of instead, and the run is gone on with later. `doubts` are answers in a row that were
    lost; the wait after one is doubled for the next.
    """

    waits: int = 20
    wait: float = 10.0
    longest: float = 3600.0
    doubts: int = 4
    doubt: float = 5.0


@dataclass(frozen=True)
class Sender:
    """Sends to one website. `sleep` waits for seconds."""

    portal: Portal
    tell: Tell
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    patience: Patience = field(default_factory=Patience)
    limits: BatchLimits = field(default_factory=BatchLimits)

    def prepared(self, due: Sequence[Due], reading: Captured, ledger: Ledger) -> list[ChangeSet]:
        """The writes of what is due; what was answered too often, or cannot be written, is stopped."""
        sets: list[ChangeSet] = []
        for one in due:
            if not ledger.may_be_sent(one.key):
                continue
            try:
                operations = self.portal.write(reading, one.now, one.wanted)
            except ValueError as why:
                ledger.stopped[one.key] = Stop(Reason.REFUSED, "", str(why))
                continue
            if operations:
                sets.append(ChangeSet(one.key, operations))
            else:
                ledger.stopped[one.key] = Stop(Reason.OTHERWISE)
        return sets

    async def send(self, sets: Sequence[ChangeSet], file: RunFile, ledger: Ledger) -> Trouble | None:
        """Sends the change sets in their order.

        Gives what kept the rest from being sent: then what the website holds has to be read.

        Raises:
            Forbidden, NotSignedIn, SignInTrouble: the person may not do this, or is not signed in any more.
            Throttled: the service asked to wait too often, or for too long.
            RunNotWritten: what is sent cannot be written down.
        """
        done = 0
        self.tell(Progress(Stage.WRITING, 0, len(sets)))
        limits = _ALONE if ledger.alone else self.limits
        for batch in await asyncio.to_thread(lambda: list(batches(sets, limits))):
            await asyncio.to_thread(file.asked, [one.key for one in batch])
            try:
                answers = await self._answers(batch)
            except (SignInTrouble, Forbidden, NotSignedIn, Throttled):
                raise
            except Trouble as trouble:
                if is_in_doubt(trouble) or not isinstance(trouble, ServiceRefused):
                    return trouble
                if len(batch) > 1:
                    ledger.alone = True
                    return trouble
                answers = (SetAnswer(trouble),)
            await _note(batch, answers, file, ledger)
            trouble_met = await self._met(answers)
            if trouble_met is not None:
                return trouble_met
            done += len(batch)
            self.tell(Progress(Stage.WRITING, done, len(sets)))
        return None

    async def _met(self, answers: Sequence[SetAnswer]) -> Trouble | None:
        """What in the answers keeps the rest from being sent."""
        if not all(answer.is_known for answer in answers):
            return UnreadableReply("")
        put_off = [answer for answer in answers if answer.wait is not None]
        if not put_off:
            return None
        longest = max(put_off, key=lambda answer: answer.wait or 0.0)
        if longest.refused is not None and (longest.wait or 0.0) > self.patience.longest:
            raise longest.refused
        await self._wait(longest.wait or 0.0)
        return longest.refused

    async def _answers(self, batch: Sequence[ChangeSet]) -> tuple[SetAnswer, ...]:
        """What a batch is answered, once the service takes it."""
        for _ in range(self.patience.waits):
            try:
                return await self.portal.send([one.operations for one in batch])
            except Throttled as throttled:
                if throttled.wait > self.patience.longest:
                    raise
                # It was turned away at the door, so it may be sent again.
                await self._wait(throttled.wait)
        return await self.portal.send([one.operations for one in batch])

    async def _wait(self, asked: float) -> None:
        seconds = asked or self.patience.wait
        self.tell(Progress(Stage.PUT_OFF, seconds=seconds))
        await self.sleep(seconds)


def is_in_doubt(trouble: Trouble) -> bool:
    """Whether what was sent may be under way at the service, or the network may come back."""
    return leaves_in_doubt(trouble) or isinstance(trouble, NetworkTrouble)


async def _note(
    batch: Sequence[ChangeSet], answers: Sequence[SetAnswer], file: RunFile, ledger: Ledger
) -> None:
    for one, answer in zip(batch, answers, strict=True):
        ledger.note(one.key, answer)
    keys = [one.key for one in batch]
    refused = {key: ledger.stopped[key] for key in keys if key in ledger.stopped}
    written = [one.key for one, answer in zip(batch, answers, strict=True) if answer.is_done]
    await asyncio.to_thread(file.answered, written, refused)
