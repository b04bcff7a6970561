"""Every service call meets every fault of the practice tenant: what the person sees, and nothing done twice.

`pytest -m campaign tests/campaign/test_fault_matrix.py` makes all of it and prints the table.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import get_args

import pytest
from benchmark_report import RELIABILITY, table, tell
from fault_matrix import FAULTS, PASSING, Cell, Matrix, faulty
from practice_world import practising
from project_sources import ROOT, python_files
from request_log import watch
from service_calls import service_calls

from app.demo.faults import FaultName


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matrix]:
    """A practice tenant of which every request is counted."""
    with (
        practising(tmp_path_factory.mktemp("faults"), pace=10_000) as practice,
        pytest.MonkeyPatch.context() as patch,
    ):
        yield Matrix(practice, watch(practice.tenant, patch))


def test_every_fault_that_the_practice_tenant_knows_is_in_the_matrix() -> None:
    assert set(FAULTS) == set(get_args(FaultName))


def test_some_calls_meet_every_fault(matrix: Matrix) -> None:
    questions = cycle([one for one in service_calls() if not one.changes])
    changes = cycle([one for one in service_calls() if one.changes])
    cells = [
        matrix.cell(next(calls), fault, once=calls is questions)
        for fault in FAULTS
        for calls in (questions, changes)
    ]
    assert [told for cell in cells for told in faulty(cell)] == []
    assert {cell.seen for cell in cells if cell.fault in PASSING and not cell.call.changes} == {"answered"}


@pytest.mark.campaign
@pytest.mark.timeout(3_600)
def test_every_call_meets_every_fault(matrix: Matrix, report: Callable[[list[Cell], Matrix], None]) -> None:
    cells = [
        matrix.cell(call, fault, once=once)
        for call in service_calls()
        for fault in FAULTS
        for once in (True, False)
    ]
    assert [told for cell in cells for told in faulty(cell)] == []
    report(cells, matrix)


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[list[Cell], Matrix], None]:
    """Shows the matrix, and keeps it where that is wanted."""

    def report(cells: list[Cell], matrix: Matrix) -> None:
        names = list(FAULTS)
        rows = [
            (
                call.name,
                *(
                    _shown([one for one in cells if one.call is call and one.fault == fault])
                    for fault in names
                ),
            )
            for call in dict.fromkeys(cell.call for cell in cells)
        ]
        words: list[tuple[str, ...]] = [
            (code, str(one.what), str(one.remedy)) for code, one in sorted(matrix.problems.items())
        ]
        told = table(("code", "what it says", "what to do"), words)
        body = "\n\n".join((_LEGEND, table(("call", *names), rows), told))
        with capsys.disabled():
            tell("Every call and every fault", body, RELIABILITY)

    return report


_LEGEND = """Each cell is what a person sees where the fault happens once / every time, with the number of
requests that were sent beyond those that the call needs: `ok` is an answer. What changes something is sent
a second time only where it was turned away at the door (`expired-token`, `claims-challenge`)."""


def _shown(cells: list[Cell]) -> str:
    return " / ".join(
        ("ok" if one.seen == "answered" else one.seen) + (f" +{one.more}" if one.more > 0 else "")
        for one in cells
    )


_ELSEWHERE = {
    "client.nobody_proves": "asks nothing",
    "environments.environment_pages": "is asked by list_environments",
    "packages.installation": "needs an installation; the tests of installing have its faults",
    "websites.website_operation": "needs a creation; the campaign of creations has its faults",
    "website_operations.convert_to_production": "needs capacity; sent as restart is",
    "table_permissions.grant": "needs a permission; sent as create is",
    "site_answers.look_at_site": "asks the portal itself and no service",
    "site_rows.rest_of": "asks for a further page as every list does",
    "site_rows.note_file": "needs a file; asked as a row is",
    "site_rows.column_file": "needs a file; asked as a row is",
    "file_upload.upload_file": "needs a file; sent as rows are changed",
    "file_upload.remove_file": "needs a file; sent as rows are changed",
}
"""Calls that are not in the matrix, with the reason."""


def test_every_call_is_in_the_matrix_or_has_its_reason() -> None:
    sources = {file.stem: ast.parse(file.read_text("utf-8")) for file in python_files("app/services")}
    calls = {
        f"{module}.{node.name}"
        for module, tree in sources.items()
        for node in tree.body
        if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_")
    }
    lists = ("service_questions.py", "service_changes.py")
    matrix = "".join((ROOT / "tests" / "support" / name).read_text("utf-8") for name in lists)
    missing = {call for call in calls if not re.search(rf"\b{re.escape(call)}\(", matrix)}
    assert missing == set(_ELSEWHERE)
