from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.report.writing import Sheet
from ui.printing import printed, printed_meanwhile

SHEET = Sheet("<h1>Contoso &amp; Söner</h1><p>Ready.</p>", "Contoso & Söner", "Made today")


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def links(pdf: bytes) -> list[bytes]:
    return re.findall(rb"/URI \(([^)]*)\)", pdf)


def test_a_sheet_becomes_a_pdf_on_a4(qapp: QApplication) -> None:
    pdf = printed(SHEET)
    assert pdf.startswith(b"%PDF-1.")
    assert pdf.rstrip().endswith(b"%%EOF")
    width, height = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0]
    assert (round(float(width)), round(float(height))) == (595, 842)
    assert pages(pdf) == 1


def test_a_long_sheet_has_more_pages(qapp: QApplication) -> None:
    assert pages(printed(Sheet("<p>Line</p>" * 200, "Long", ""))) > 2


def test_a_part_can_begin_a_page(qapp: QApplication) -> None:
    style = "<style>h2.page { page-break-before: always; }</style>"
    assert pages(printed(Sheet(f'{style}<h1>One</h1><h2 class="page">Two</h2>', "Two", ""))) == 2


def test_links_can_be_followed(qapp: QApplication) -> None:
    sheet = Sheet('<p><a href="https://portal.example/a?b=c">Open the page</a></p>', "Links", "")
    assert links(printed(sheet)) == [b"https://portal.example/a?b=c"]


def test_every_page_has_something_on_it(qapp: QApplication) -> None:
    pdf = printed(Sheet("<p>Line</p>" * 200, "Long", "Foot"))
    streams = [one for one in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL) if one[:1] == b"x"]
    drawn = [zlib.decompressobj().decompress(one) for one in streams]
    assert sum(b"Tj" in one or b"TJ" in one for one in drawn) >= pages(pdf)


def test_it_is_printed_beside_the_window(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def noting(sheet: Sheet) -> bytes:
        threads.append(threading.current_thread())
        return printed(sheet)

    monkeypatch.setattr("ui.printing.printed", noting)
    assert asyncio.run(printed_meanwhile(SHEET)).startswith(b"%PDF")
    assert threads != [threading.main_thread()]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_no_display_is_needed(tmp_path: Path) -> None:
    program = (
        "import sys; from app.report.writing import Sheet; from ui.printing import printed_without_a_window\n"
        "sys.stdout.buffer.write(printed_without_a_window(Sheet('<p>Ready.</p>', 'Title', 'Foot')))"
    )
    without = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=without, capture_output=True, check=True, timeout=60
    )
    assert ended.stdout.startswith(b"%PDF")
