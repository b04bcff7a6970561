"""A page of HTML printed into a PDF by Qt, with numbered pages. Needs no window and no printer."""

from __future__ import annotations

import asyncio
import platform

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QThread
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from app.errors import PrintingUnavailable
from app.report.writing import Sheet

_DOTS_PER_INCH = 96
_MARGIN = 18.0
_FOOT = 40.0
_INK, _MUTED = "#1a2129", "#55606c"


def printed(sheet: Sheet) -> bytes:
    """The PDF of a sheet, on A4, with its foot and a number below each page. For a thread of Qt's.

    Raises:
        PrintingUnavailable: Qt cannot write one here.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, sheet.title)
    place = QRectF(writer.pageLayout().paintRectPixels(_DOTS_PER_INCH))
    document = _document(sheet.html, writer, QSizeF(place.width(), place.height() - _FOOT))
    painter = QPainter()
    if not painter.begin(writer):
        raise PrintingUnavailable("Qt writes no PDF")
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        _draw(painter, document, page)
        _close_page(painter, place, sheet.foot, f"{page + 1} / {document.pageCount()}")
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


async def printed_meanwhile(sheet: Sheet) -> bytes:
    """As `printed`, without holding up the window."""
    return await asyncio.to_thread(_printed_apart, sheet)


def printed_without_a_window(sheet: Sheet) -> bytes:
    """As `printed`, in a program that has started no Qt. For the main thread."""
    # Elsewhere the fonts come with the desktop's own platform, which is always there.
    offscreen = ["-platform", "offscreen"] if platform.system() == "Linux" else []
    application = QGuiApplication.instance() or QGuiApplication(["customer-portal-setup", *offscreen])
    pdf = printed(sheet)
    del application
    return pdf


def _printed_apart(sheet: Sheet) -> bytes:
    printing = _Printing(sheet)
    printing.start()
    printing.wait()
    if printing.trouble is not None:
        raise printing.trouble
    return printing.pdf


class _Printing(QThread):
    """Prints in a thread that Qt has started: a document has timers, which no other thread can have."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.pdf = b""
        self.trouble: Exception | None = None

    def run(self) -> None:
        """Called by Qt in the new thread."""
        try:
            self.pdf = printed(self._sheet)
        except Exception as trouble:  # noqa: BLE001 - it belongs to whoever waits
            self.trouble = trouble


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("Customer Portal Setup")
    return writer


def _document(html: str, writer: QPdfWriter, size: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(10))
    document.setHtml(html)
    document.setPageSize(size)
    return document


def _draw(painter: QPainter, document: QTextDocument, page: int) -> None:
    size = document.pageSize()
    seen = QRectF(0, page * size.height(), size.width(), size.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = seen
    context.palette.setColor(context.palette.ColorRole.Text, QColor(_INK))
    painter.save()
    painter.translate(0, -seen.top())
    painter.setClipRect(seen)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _close_page(painter: QPainter, place: QRectF, foot: str, number: str) -> None:
    painter.setFont(_font(8))
    painter.setPen(QColor(_MUTED))
    line = QRectF(0, place.height() - _FOOT, place.width(), _FOOT)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, foot)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)


def _font(points: int) -> QFont:
    font = QFont(["Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Arial"])
    font.setPointSize(points)
    return font
