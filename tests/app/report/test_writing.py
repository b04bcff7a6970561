from __future__ import annotations

import asyncio

import pytest
from window_places import ALL_READY

from app.errors import PrintingUnavailable
from app.report.readiness import readiness_report
from app.report.subject import Subject
from app.report.writing import Kind, Sheet, written


async def never(_: Sheet) -> bytes:
    raise PrintingUnavailable("libEGL.so.1")


def test_a_web_page_needs_no_printing(subject: Subject) -> None:
    content = asyncio.run(written(readiness_report(ALL_READY, subject), Kind.HTML, never))
    assert content.decode().startswith("<!DOCTYPE html>")
    assert "Made by Customer Portal Setup 1.2.3" in content.decode()


def test_a_pdf_is_printed_from_a_page_for_paper(subject: Subject) -> None:
    sheets: list[Sheet] = []

    async def printing(sheet: Sheet) -> bytes:
        sheets.append(sheet)
        return b"%PDF"

    assert asyncio.run(written(readiness_report(ALL_READY, subject), Kind.PDF, printing)) == b"%PDF"
    assert sheets[0].title == "Readiness for the Customer Portal"
    assert sheets[0].foot.startswith("Made by Customer Portal Setup 1.2.3")
    # Each page has its foot from the printer.
    assert sheets[0].foot not in sheets[0].html


def test_a_computer_that_cannot_print_says_so(subject: Subject) -> None:
    with pytest.raises(PrintingUnavailable):
        asyncio.run(written(readiness_report(ALL_READY, subject), Kind.PDF, never))
