"""A report as the bytes of a file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum

from app.languages import ENGLISH, Language
from app.report.document import Document
from app.report.html import Style, html_of


class Kind(Enum):
    """The kinds of file that a report can be; the value is how the file's name ends."""

    HTML = ".html"
    PDF = ".pdf"
    JSON = ".json"


@dataclass(frozen=True)
class Sheet:
    """What is printed: a page of HTML, the title of the file, and what stands below each page."""

    html: str
    title: str
    foot: str


MakePdf = Callable[[Sheet], Awaitable[bytes]]
"""Prints a sheet. Raises PrintingUnavailable where that cannot be done on this computer."""


async def written(document: Document, kind: Kind, make_pdf: MakePdf, language: Language = ENGLISH) -> bytes:
    """The report as a file of a kind.

    Raises:
        PrintingUnavailable: as `make_pdf` does.
        ValueError: there is no JSON of this report.
    """
    if kind is Kind.JSON:
        return await asyncio.to_thread(_json, document, language)
    if kind is Kind.HTML:
        return (await asyncio.to_thread(html_of, document, Style.SCREEN, language)).encode()
    say = language.say
    paper = await asyncio.to_thread(html_of, document, Style.PAPER, language)
    sheet = Sheet(paper, say(document.title), say(document.foot))
    return await make_pdf(sheet)


def _json(document: Document, language: Language) -> bytes:
    if document.entry is None:
        raise ValueError("this report has no form for programs")
    whole = json.dumps(document.entry(language.say), ensure_ascii=False, indent=2) + "\n"
    # Half a character, as Dataverse can hold it, is written as JSON has it.
    return whole.encode("utf-8", "backslashreplace")
