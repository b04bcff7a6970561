"""Requests that the practice tenant holds until a test lets them go, and those that it is at work on."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

import pytest
from werkzeug import Request

from app.demo.server.fault_effects import Reply
from app.demo.server.origin import Origin
from app.demo.state import State

_SECONDS = 120.0
"""Far more than any request takes: the limit of one that hangs."""


@dataclass
class Held:
    """The requests that wait: `arrived` is set with the first of them."""

    arrived: threading.Event = field(default_factory=threading.Event)
    _open: threading.Event = field(default_factory=threading.Event)

    def let_go(self) -> None:
        """Let those that wait, and all later ones, be answered."""
        self._open.set()

    def wait(self) -> None:
        """Wait as a request does."""
        self.arrived.set()
        self._open.wait(_SECONDS)


@contextmanager
def holding(origin: str, method: str = "*", path: str = "*") -> Iterator[Held]:
    """Hold requests of a kind before anything is done with them, until the end of the block at the latest.

    `origin` is the name of one, `method` and `path` are globs. For the program it is a service that is slow,
    for exactly as long as the test wants.
    """
    held = Held()
    handled = Origin._handled

    def waiting(self: Origin, request: Request, *known: object) -> object:
        kinds = (self.name, origin), (request.method, method), (request.path, path)
        if all(fnmatchcase(one, kind) for one, kind in kinds):
            held.wait()
        return handled(self, request, *known)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Origin, "_handled", waiting)
        try:
            yield held
        finally:
            held.let_go()


class AtWork:
    """How many requests each practice tenant, known by its state, is answering."""

    def __init__(self) -> None:
        self._counts: Counter[State] = Counter()
        self._changed = threading.Condition()

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count from now on, until the block ends."""
        answer = Origin.answer

        def counted(origin: Origin, request: Request) -> Reply:
            state = origin._surroundings.state
            self._add(state, 1)
            try:
                return answer(origin, request)
            finally:
                self._add(state, -1)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Origin, "answer", counted)
            yield

    def none_left(self, state: State) -> bool:
        """Wait until a tenant answers nothing any more, and say whether it came to that."""
        with self._changed:
            return self._changed.wait_for(lambda: self._counts[state] == 0, _SECONDS)

    def _add(self, state: State, number: int) -> None:
        with self._changed:
            self._counts[state] += number
            self._changed.notify_all()
