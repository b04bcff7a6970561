from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmark_report import RELIABILITY, tell


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[str, str], None]:
    """Shows a section of figures, and keeps it in the document on reliability where that is wanted."""

    def report(title: str, body: str) -> None:
        with capsys.disabled():
            tell(title, body, RELIABILITY)

    return report
