from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmark_report import Headline, tell, tell_in_short


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[str, str], None]:
    """Shows a section of figures, whatever pytest does with output, and keeps it where that is wanted."""

    def report(title: str, body: str) -> None:
        with capsys.disabled():
            tell(title, body)

    return report


@pytest.fixture
def headline(capsys: pytest.CaptureFixture[str]) -> Headline:
    """Shows one figure beside its reference, and keeps it in the table that the document begins with."""

    def headline(what: str, measured: str, reference: str, ratio: str) -> None:
        with capsys.disabled():
            tell_in_short(what, measured, reference, ratio)

    return headline
