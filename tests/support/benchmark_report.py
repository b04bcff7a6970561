"""Where measured figures go: to the screen and, where WRITE_BENCHMARKS is set, into a document."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from project_sources import ROOT

DOCUMENT = ROOT / "docs" / "benchmarks.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
WRITE = "WRITE_BENCHMARKS"
Headline = Callable[[str, str, str, str], None]
"""Takes what was measured, the figure, what it is compared with and the ratio."""

_SHORT = "In short"
_COLUMNS = ("what", "measured", "reference", "ratio", "on")


def tell(title: str, body: str, document: Path = DOCUMENT) -> None:
    """Show a section; `body` is Markdown. When and where it was measured is added."""
    section = f"## {title}\n\n{body.strip()}\n\nMeasured on {_machine()}, {datetime.now(UTC):%Y-%m-%d}.\n"
    sys.stdout.write(f"\n{section}")
    if os.environ.get(WRITE):
        document.write_text(with_section(document.read_text("utf-8"), title, section), "utf-8")


def tell_in_short(what: str, measured: str, reference: str, ratio: str) -> None:
    """Show one figure; where it is wanted, the document begins with a table of these."""
    row = (what, measured, reference, ratio, f"{datetime.now(UTC):%Y-%m-%d}")
    sys.stdout.write(f"\n{_line(row)}\n")
    if os.environ.get(WRITE):
        DOCUMENT.write_text(with_row(DOCUMENT.read_text("utf-8"), row), "utf-8")


def with_row(document: str, row: tuple[str, ...]) -> str:
    """Give the document with this row in its first table, in place of the row for the same thing."""
    known = re.search(rf"^## {_SHORT}\n.*?(?=^## |\Z)", document, re.MULTILINE | re.DOTALL)
    lines = known[0].splitlines() if known else []
    rows = [tuple(re.split(r" \| ", line.strip("| "))) for line in lines if line.startswith("|")][2:]
    by_name = {one[0]: one for one in rows} | {row[0]: row}
    section = f"## {_SHORT}\n\n{table(_COLUMNS, list(by_name.values()))}\n\n"
    if known:
        return document.replace(known[0], section, 1)
    before, heading, after = document.partition("\n## ")
    return f"{before.rstrip()}\n\n{section}{heading.lstrip()}{after}" if heading else f"{before}\n{section}"


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
    return "\n".join(map(_line, lines))


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


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
