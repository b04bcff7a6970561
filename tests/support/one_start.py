"""One start of the program that may be killed at any moment: what a process of the campaign does.

Run as a program, this listens on the Unix socket that it is given, and does each start that it is asked for
in a process of its own, copied from this one: a fresh interpreter would take longer than the start itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pickle
import signal
import socketserver
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from keyring_in_memory import KeyringInMemory
from setup_states import whole

from app.calls import Call
from app.clouds import cloud_from_file
from app.http import Http, Reply, Request
from app.identity.accounts import Account, Accounts
from app.identity.memory import AccountMemory
from app.identity.vault import Vault
from app.limits import Limits
from app.provisioning.create import Creator
from app.provisioning.journal import Creation, Event, Journal
from app.provisioning.patience import Patience
from app.provisioning.site_request import SiteRequest
from app.retry import RetryRules
from app.services.environments import Environment
from app.setup import creating
from app.setup.connection import Connection
from app.setup.course import Course
from app.setup.journey import Journey
from app.setup.last_choices import LastChoices
from app.setup.state import SetupState, StepId

_LIMITS = Limits(connect=2, silence=2, total=4)
_PATIENCE = Patience(looks=3, total=600.0)


@dataclass(frozen=True)
class Start:
    """What a start works with.

    `killed_at` counts the moments at which the process can be killed, from 1; 0 lets it live. `later` is how
    many seconds the computer's clock is ahead.
    """

    cloud_file: Path
    folder: Path
    tokens: str
    account: Account
    environment: Environment
    request: SiteRequest
    course: Course
    killed_at: int = 0
    later: float = 0.0


@dataclass
class Danger:
    """Counts the moments of a start, and ends the process at the one that it is given."""

    killed_at: int
    passed: int = 0

    def moment(self) -> None:
        """Lives through a moment, or does not."""
        self.passed += 1
        if self.passed == self.killed_at:
            os.kill(os.getpid(), signal.SIGKILL)


class DangerousHttp(Http):
    """The way out, with a moment before each request and one after its answer."""

    danger: Danger

    def exchange(self, request: Request, call: Call | None = None) -> Reply:
        """Does what the real one does."""
        self.danger.moment()
        reply = super().exchange(request, call)
        self.danger.moment()
        return reply


class DangerousJournal(Journal):
    """The journal, with a moment before each entry and one after it is on the disk."""

    danger: Danger

    def begin(self, *wanted: Any, **more: Any) -> tuple[Creation, bool]:
        """Does what the real one does."""
        self.danger.moment()
        begun = super().begin(*wanted, **more)
        self.danger.moment()
        return begun

    def write(self, creation: Creation, event: Event, **body: str) -> Creation:
        """Does what the real one does."""
        self.danger.moment()
        written = super().write(creation, event, **body)
        self.danger.moment()
        return written


def live(start: Start) -> dict[str, Any]:
    """Starts the program, goes on with what was begun or begins, and gives what the person was told."""
    danger = Danger(start.killed_at)
    cloud = cloud_from_file(start.cloud_file)
    http = DangerousHttp(
        cloud.ca_file, system_proxy=False, limits=_LIMITS, rules=RetryRules(first_wait=0.01), sleep=_nap
    )
    journal = DangerousJournal(start.folder / "journal.sqlite3", _clock(start.later))
    http.danger = journal.danger = danger
    accounts = Accounts(http, cloud, cloud.client_id, _memory(start.tokens))
    last_choices = LastChoices(start.folder / "choices.json")
    connection = Connection(cloud, http, accounts, journal, last_choices, folder=start.folder)
    hurried = partial(Creator, sleep=_nap, patience=_PATIENCE, now=_clock(start.later))
    setattr(creating, "Creator", hurried)  # noqa: B010 - assigning it would look like a new type
    journey = Journey(connection, lambda _: None, _reviewed(start))
    asyncio.run(_through(journey))
    connection.close()
    problem = journey.state.activity_of(StepId.CREATE).problem
    site = journey.state.site
    told = {"problem": problem.code if problem else "", "site": site.id if site else ""}
    return {**told, "moments": danger.passed}


async def _through(journey: Journey) -> None:
    await journey.start()
    if journey.state.unfinished:
        await journey.creation.resume(journey.state.unfinished[0])
    else:
        journey.forward()
        await journey.arrive()


def _reviewed(start: Start) -> SetupState:
    state = replace(whole(StepId.REVIEW), account=start.account, saved_accounts=(start.account,))
    environments = (start.environment,)
    state = replace(state, environment=start.environment, environments=environments, request=start.request)
    return replace(state, course=start.course)


def _memory(tokens: str) -> AccountMemory:
    vault = Vault(KeyringInMemory(), "campaign")
    vault.save(tokens)
    return AccountMemory(lambda: vault)


def _clock(later: float) -> Callable[[], datetime]:
    return lambda: datetime.now(UTC) + timedelta(seconds=later)


async def _nap(seconds: float) -> None:
    await asyncio.sleep(min(seconds / 100, 0.02))


class _Order(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        """Does the one start that comes over the connection; a killed one leaves it without an answer."""
        start: Start = pickle.load(self.rfile)  # noqa: S301 - the campaign itself has sent it
        self.wfile.write(json.dumps(live(start)).encode())


class _Starts(socketserver.ForkingMixIn, socketserver.UnixStreamServer):
    max_children = 8
    request_queue_size = 16

    def handle_error(self, *_: Any) -> None:
        """Shows what the program did not foresee, but not that nobody waits for an answer any more."""
        if not isinstance(sys.exception(), BrokenPipeError):
            super().handle_error(*_)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt), _Starts(sys.argv[1], _Order) as starts:
        starts.serve_forever(poll_interval=0.05)
