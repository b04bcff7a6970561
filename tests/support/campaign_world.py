"""What a campaign needs around it: unkind tenants, and a process that others are copied from.

The tenant of a campaign is less kind than any real one: it takes every request for a site, also a second one,
and lists a site only when it is nearly finished. Whatever prevents two portals has to be the program.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from creation_campaign import Campaign
from practice_world import practising
from program import ROOT

from app.demo.call import Call
from app.demo.contoso import sites
from app.demo.document import Document
from app.demo.power_platform import websites
from app.demo.state import Documents

_PACE = 2_000.0
_LISTED_AFTER = timedelta(minutes=20)


@contextmanager
def campaigning(folder: Path, workers: int) -> Iterator[tuple[Campaign, ...]]:
    """Campaigns that can go on side by side, each at a tenant of its own."""
    with starts() as orders, ExitStack() as tenants, _unkind_tenants():
        yield tuple(
            Campaign(
                tenants.enter_context(practising(folder / f"tenant-{number}", pace=_PACE)),
                folder / f"runs-{number}",
                orders,
            )
            for number in range(workers)
        )


@contextmanager
def _unkind_tenants() -> Iterator[None]:
    """While the tenants turn no second portal down, and list a site late: the real one may do so."""
    everything = websites.sites_of_environment

    def listed(call: Call, documents: Documents, environment: Document) -> list[Document]:
        found = everything(call, documents, environment)
        return [site for site in found if site["finished"] or _is_old(call, site)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sites, "clash", lambda *_: None)
        patch.setattr(websites, "sites_of_environment", listed)
        yield


def _is_old(call: Call, site: Document) -> bool:
    return call.clock.worked(datetime.fromisoformat(site["asked_for"])) >= _LISTED_AFTER


@contextmanager
def starts() -> Iterator[Path]:
    """Where starts of the program can be asked for, until the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        orders = Path(folder) / "orders"
        command = [sys.executable, str(ROOT / "tests" / "support" / "one_start.py"), str(orders)]
        path = f"{ROOT / 'tests' / 'support'}:{ROOT}"
        with subprocess.Popen(command, env={"PYTHONPATH": path, "PATH": ""}, cwd=ROOT) as process:
            try:
                _wait_for(orders, process)
                yield orders
            finally:
                process.terminate()


def _wait_for(orders: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if orders.exists() or process.poll() is not None:
            return
        time.sleep(0.05)
