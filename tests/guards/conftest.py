"""What the guards tell at the end of a run."""

from __future__ import annotations

from statistics import median

import pytest
from project_sources import python_files


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tells how long the files of the program are."""
    lengths = [len(file.read_text(encoding="utf-8").splitlines()) for file in python_files("app", "ui")]
    if lengths:
        terminalreporter.write_line(
            f"{len(lengths)} files in app and ui: median {median(lengths):.0f} lines, longest {max(lengths)}"
        )
