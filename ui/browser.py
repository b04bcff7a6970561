"""The one place where the person's browser is sent somewhere, and a saved file is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.addresses import matches_host
from app.catalogues import device_code_pages, documentation_hosts, help_pages
from app.clouds import Cloud
from app.errors import ForeignAddress
from app.problems import Helper, Problem
from app.releases.channel import release_channel
from app.report.writing import Kind
from app.text import text

OpenPage = Callable[[str], None]
OpenReport = Callable[[Path], None]


def opener(cloud: Cloud, tell: Callable[[Problem], None]) -> OpenPage:
    """Opens pages of `cloud`, Microsoft's documentation and pages for typing a code, and nothing else.

    `tell` gets a problem where the computer opens no browser. The opener raises ForeignAddress for any
    other page.
    """

    def open_page(address: str) -> None:
        if not may_open(cloud, address):
            raise ForeignAddress(host="", found=address)
        if not QDesktopServices.openUrl(QUrl(address)):
            tell(_no_browser(address))

    return open_page


def report_opener(tell: Callable[[Problem], None]) -> OpenReport:
    """Shows reports that the program has saved, in whatever this computer opens such files with.

    Nothing but a report is ever opened: a file with another ending could be a program. The opener raises
    ForeignAddress for it.
    """

    def open_report(file: Path) -> None:
        if file.suffix.lower() not in (Kind.HTML.value, Kind.PDF.value):
            raise ForeignAddress(host="", found=str(file))
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute()))):
            tell(_not_shown(file))

    return open_report


def _not_shown(file: Path) -> Problem:
    return Problem(
        "BROWSER-2",
        text("The report is saved, but this computer could not open it."),
        text("Open it yourself: {file}", file=str(file)),
        Helper.YOU,
    )


def may_open(cloud: Cloud, address: str) -> bool:
    """Whether the browser may be sent to `address`: a page of `cloud`, Microsoft's documentation, or ours."""
    fixed = help_pages() | device_code_pages() | {release_channel().page} - {""}
    return cloud.may_open(address) or address in fixed or matches_host(address, documentation_hosts())


def open_calendar_file(file: Path) -> None:
    """Opens a calendar file that was just saved, where the computer has a program for it.

    A file with another ending could be a program: it stays saved, and is not opened.
    """
    if file.suffix.lower() == ".ics":
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))


def _no_browser(address: str) -> Problem:
    return Problem(
        "BROWSER-1",
        text("Your browser could not be opened."),
        text("Copy the address from the details and open it in a browser yourself."),
        Helper.YOU,
        (("address", address),),
    )
