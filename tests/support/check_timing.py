"""How long all checks take at a practice tenant whose services are slow."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from call_times import TimedCall, longest_chain, noting_calls
from practice_world import PRODUCTION, sign_in

from app.checks.catalogue import all_checks
from app.checks.run import run_checks
from app.clouds import cloud_from_file
from app.services.company import Company
from app.services.environments import Environment, list_environments
from app.setup.connection import Connection, connect
from app.threads import DaemonExecutor


@dataclass(frozen=True)
class Timing:
    """One run of all checks: its seconds, and those of its longest chain of calls."""

    whole: float
    chain: float
    links: int
    calls: int

    @property
    def ratio(self) -> float:
        """How much longer the checks took than the calls that have to wait for each other."""
        return self.whole / self.chain


def timed(cloud_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Timing:
    """All checks of a person who has just signed in to the ready practice company."""
    whole, calls = noted(cloud_file, folder, monkeypatch)
    chain = longest_chain(calls)
    return Timing(whole, sum(one.seconds for one in chain), len(chain), len(calls))


def noted(
    cloud_file: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    around: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> tuple[float, list[TimedCall]]:
    """The seconds and the calls of such checks; `around` surrounds the checks, and not the signing in."""
    with _connected(cloud_file, folder) as connection, asyncio.Runner() as runner:
        runner.get_loop().set_default_executor(DaemonExecutor())
        company, environment = runner.run(_beginning(connection))
        with around(), noting_calls(monkeypatch) as calls:
            begun = time.perf_counter()
            results = runner.run(run_checks(company, environment, all_checks(), lambda _: None))
            whole = time.perf_counter() - begun
    assert all(one.finding and one.finding.problem is None for one in results)
    return whole, calls


async def _beginning(connection: Connection) -> tuple[Company, Environment]:
    company = await sign_in(connection, "ready")
    found = await list_environments(company.business_apps)
    return company, next(one for one in found if one.name == PRODUCTION)


@contextmanager
def _connected(cloud_file: Path, folder: Path) -> Iterator[Connection]:
    connection = connect(cloud_from_file(cloud_file), "", folder)
    try:
        yield connection
    finally:
        connection.close()
