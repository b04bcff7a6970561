"""Where measured figures go: to the screen and, where WRITE_BENCHMARKS is set, into a document."""

from __future__ import annotations

import os
import platform
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from project_sources import ROOT

DOCUMENT = ROOT / "docs" / "benchmarks.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
WRITE = "WRITE_BENCHMARKS"


def tell(title: str, body: str, document: Path = DOCUMENT) -> None:
    """Show a section; `body` is Markdown. When and where it was measured is added."""
    section = f"## {title}\n\n{body.strip()}\n\nMeasured on {_machine()}, {datetime.now(UTC):%Y-%m-%d}.\n"
    sys.stdout.write(f"\n{section}")
    if os.environ.get(WRITE):
        document.write_text(with_section(document.read_text("utf-8"), title, section), "utf-8")


def with_section(document: str, title: str, section: str) -> str:
    """Give the document with this section in place of the one of the same title, or at the end."""
    known = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if known.search(document):
        replaced = known.sub(lambda _: section + "\n", document)
    else:
        replaced = f"{document.rstrip()}\n\n{section}"
    return replaced.rstrip() + "\n"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Give a table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _machine() -> str:
    system = platform.system()
    if hasattr(platform, "freedesktop_os_release"):
        try:
            system = platform.freedesktop_os_release()["PRETTY_NAME"]
        except OSError:
            system = f"{system} {platform.release()}"
    return f"{_processor()} ({os.cpu_count()} processors), {system}, Python {platform.python_version()}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        found = re.search(r"^model name\s*: (.+)$", told.read_text("utf-8"), re.MULTILINE)
        if found:
            return found[1]
    return platform.processor() or platform.machine()
