"""The list of environments beside that of programs which others wrote, at one practice company."""

from __future__ import annotations

import asyncio
import importlib
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from benchmark_report import Headline, table
from large_company import LargeCompany, large_company
from m365 import M365, m365_modules
from practice_world import sign_in
from program import run_program

from app.clouds import cloud_from_file
from app.services.environment_management import managed_environment_pages
from app.setup.connection import connect

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(1200),
    # Of Microsoft's generated modules.
    pytest.mark.filterwarnings("ignore:This class is deprecated:DeprecationWarning:mspp_management"),
]
_COUNTS = (10, 1_000, 10_000)
_ROUNDS = 5
_STARTS = 3
_SDK = (
    "The list that Power Platform gives (`/environmentmanagement/environments`), in one page, read by this "
    "program's service and by Microsoft's `powerplatform-management`: both with a token that is there, from "
    f"a practice company in another process; medians of {_ROUNDS}. The service's own time is in both."
)
_M365 = (
    "A whole process that writes the list as JSON, from its start to its end; medians of "
    f"{_STARTS}. `m365 pp environment list` has a sign-in from before and reads the first page of one list; "
    "`environments --json` of this program signs in, with three services, and reads all lists. Microsoft's "
    "names lead to the practice company here, whose certificate authority `m365` is told to trust."
)

Told = tuple[float, list[str]]


def _own(company: LargeCompany, folder: Path) -> list[Told]:
    connection = connect(cloud_from_file(company.cloud_file), "", folder)

    async def read() -> list[Told]:
        services = await sign_in(connection, "ready")
        found = []
        for _ in range(_ROUNDS + 1):
            began = time.perf_counter()
            pages = [page async for page in managed_environment_pages(services.power_platform)]
            found.append((time.perf_counter() - began, [one.id for page in pages for one in page]))
        return found[1:]

    try:
        return asyncio.run(read())
    finally:
        connection.close()


def _microsofts(company: LargeCompany) -> list[Told]:
    with warnings.catch_warnings():
        # Its modules warn of parts of themselves when they are first imported.
        warnings.simplefilter("ignore", DeprecationWarning)
        client = importlib.import_module("management_client")

    async def read(service: Any) -> list[Told]:
        found = []
        for _ in range(_ROUNDS + 1):
            began = time.perf_counter()
            environments = await client.environments(service)
            found.append((time.perf_counter() - began, [str(one.id) for one in environments]))
        return found[1:]

    told: list[Told] = client.with_client(company, "ready", read)
    return told


def test_the_list_beside_microsofts_sdk(
    tmp_path: Path, report: Callable[[str, str], None], headline: Headline
) -> None:
    rows: list[tuple[str, ...]] = []
    for count in _COUNTS:
        with large_company(tmp_path / f"company-{count}", count) as company:
            own, sdk = _own(company, tmp_path / f"program-{count}"), _microsofts(company)
        assert sorted(own[-1][1]) == sorted(sdk[-1][1])
        assert len(own[-1][1]) == count
        taken, compared = median(one for one, _ in own), median(one for one, _ in sdk)
        rows.append((f"{count:,}", _ms(taken), _ms(compared), f"{taken / compared:.2f} x"))
        headline(
            f"list of {count:,} environments", _ms(taken), f"Microsoft's SDK: {_ms(compared)}", rows[-1][3]
        )
    head = ("environments", "this program", "Microsoft's SDK", "ratio")
    report("The list of environments beside Microsoft's SDK", f"{_SDK}\n\n{table(head, rows)}")


def test_the_list_beside_the_m365_command_line(
    tmp_path: Path, report: Callable[[str, str], None], headline: Headline
) -> None:
    modules = m365_modules()
    rows: list[tuple[str, ...]] = []
    for count in _COUNTS:
        home = tmp_path / f"home-{count}"
        home.mkdir()
        with large_company(tmp_path / f"company-{count}", count) as company:
            m365 = M365(modules, company, home)
            assert m365.sign_in("ready")["connectedAs"] == "alex@ready.contoso.example"
            begins = median(m365.seconds_to_start() for _ in range(_STARTS))
            theirs = [_timed(m365.environments) for _ in range(_STARTS)]
            own = [_timed(partial(_listed, company, home / "state")) for _ in range(_STARTS)]
        assert {one["name"] for one in theirs[-1][1]} == {one["id"] for one in own[-1][1]}
        assert len(own[-1][1]) == count
        taken, compared = median(one for one, _ in own), median(one for one, _ in theirs)
        rows.append((f"{count:,}", _ms(taken), _ms(compared), _ms(begins), f"{taken / compared:.2f} x"))
        told = f"`m365`: {_ms(compared)}"
        headline(f"list of {count:,} environments from the command line", _ms(taken), told, rows[-1][4])
    head = ("environments", "this program", "`m365`", "of which to start", "ratio")
    report("The list of environments beside the m365 command line", f"{_M365}\n\n{table(head, rows)}")


def _listed(company: LargeCompany, folder: Path) -> Any:
    where = ("--cloud", company.cloud_file, "--state-folder", folder)
    return run_program(*where, "environments", "--json", person="ready").json["environments"]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"
