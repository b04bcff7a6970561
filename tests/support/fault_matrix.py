"""One service call and one fault of the practice tenant: what the person sees, and how often it was sent."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from practice_world import Practice
from request_log import RequestLog
from service_call import ServiceCall, Surroundings, surroundings

from app.demo.faults import FaultName
from app.errors import Trouble
from app.problems import Problem, problem_of

ANSWERED = "answered"
FAULTS: dict[FaultName, float] = {
    "throttled": 1,
    "unavailable": 0,
    "forbidden": 0,
    "server-problem": 0,
    "bad-gateway": 0,
    "cut-body": 0,
    "slow-bytes": 0.0001,
    "malformed-json": 0,
    "html-instead": 0,
    "expired-token": 0,
    "claims-challenge": 1,
    "foreign-next-link": 0,
    "foreign-operation": 0,
    "never-finishes": 0,
    "lost-reply": 0,
    "delay": 0.01,
    "refuse-connection": 0,
}
"""Every fault that the practice tenant knows, with its value."""
PASSING = frozenset({"throttled", "unavailable", "server-problem", "bad-gateway", "cut-body", "lost-reply"})
"""Faults after which a question is asked again."""
AT_THE_DOOR = frozenset({"expired-token", "claims-challenge"})
"""Faults that turn a request away before it does anything, so that a change may be sent again."""
UNMISTAKABLE = frozenset({"forbidden", "html-instead", "claims-challenge"})
"""Faults that nothing can take for an answer, however often they happen."""
HARMLESS = frozenset({"delay", "slow-bytes"})


@dataclass(frozen=True)
class Cell:
    """What came of a call while a fault happened `once` or every time.

    `seen` is the problem's code, or ANSWERED; `sent` how many requests of the call's kind arrived; `more` how
    many of those went beyond what the call needs without any fault.
    """

    call: ServiceCall
    fault: FaultName
    once: bool
    seen: str
    sent: int
    more: int


@dataclass
class Matrix:
    """Makes cells at one practice tenant; keeps the problems that people saw."""

    practice: Practice
    log: RequestLog
    problems: dict[str, Problem] = field(default_factory=dict)
    _needed: dict[str, int] = field(default_factory=dict)

    def cell(self, call: ServiceCall, fault: FaultName, *, once: bool) -> Cell:
        """Make one cell, in a company that is newly founded."""
        if call.name not in self._needed:
            seen, self._needed[call.name] = self._asked(call, None, once=False)
            assert seen == ANSWERED, call.name
        seen, sent = self._asked(call, fault, once=once)
        return Cell(call, fault, once, seen, sent, sent - self._needed[call.name])

    def _asked(self, call: ServiceCall, fault: FaultName | None, *, once: bool) -> tuple[str, int]:
        around = surroundings(self.practice, call.scenario)
        if fault is not None:
            if fault == "refuse-connection":
                # Only a new connection can be refused.
                around.company.http._session.close()
            value = FAULTS[fault]
            times = 1 if once else None
            method = "*" if fault == "refuse-connection" else call.method
            self.practice.fault(fault, call.origin, method=method, value=value, times=times)
        self.log.clear()
        seen = asyncio.run(self._outcome(call, around))
        sent = self.log.count(call.method, origin=call.origin)
        self.practice.reset()
        return seen, sent

    async def _outcome(self, call: ServiceCall, around: Surroundings) -> str:
        try:
            await call.ask(around)
        except Trouble as trouble:
            problem = problem_of(trouble)
            self.problems[problem.code] = problem
            return problem.code
        return ANSWERED


def faulty(cell: Cell) -> list[str]:
    """Say what of a cell is not as it has to be."""
    told: list[str] = []
    if cell.call.changes:
        most = 1 if cell.fault in AT_THE_DOOR else 0
        if cell.more > most:
            told.append(f"sent {cell.more} times more than once")
    else:
        if cell.more > 3 * max(1, cell.sent - cell.more):
            told.append(f"asked {cell.more} times more")
        if cell.once and cell.fault in PASSING and cell.seen != ANSWERED:
            told.append(f"gave up with {cell.seen}")
    if cell.fault in UNMISTAKABLE and cell.seen == ANSWERED:
        told.append("takes it for an answer")
    if cell.fault in HARMLESS and cell.seen != ANSWERED:
        told.append(f"did not wait: {cell.seen}")
    if cell.seen == "PROGRAM-1":
        told.append("is taken for a defect")
    return [f"{cell.call.name}, {cell.fault}, {'once' if cell.once else 'always'}: {one}" for one in told]
