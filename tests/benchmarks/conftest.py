from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmark_report import tell


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[str, str], None]:
    """Shows a section of figures, whatever pytest does with output, and keeps it where that is wanted."""

    def report(title: str, body: str) -> None:
        with capsys.disabled():
            tell(title, body)

    return report
