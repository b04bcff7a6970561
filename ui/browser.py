"""The one place where the person's browser is sent somewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.catalogues import device_code_pages, help_pages
from app.clouds import Cloud
from app.errors import ForeignAddress
from app.problems import Helper, Problem
from app.text import text

OpenPage = Callable[[str], None]


def opener(cloud: Cloud, tell: Callable[[Problem], None]) -> OpenPage:
    """Opens pages of `cloud`, Microsoft's help pages and those for typing a code, and nothing else.

    `tell` gets a problem where the computer opens no browser. The opener raises ForeignAddress for any
    other page.
    """

    def open_page(address: str) -> None:
        fixed = help_pages() | device_code_pages()
        if not cloud.may_open(address) and address not in fixed:
            raise ForeignAddress(host="", found=address)
        if not QDesktopServices.openUrl(QUrl(address)):
            tell(_no_browser(address))

    return open_page


def _no_browser(address: str) -> Problem:
    return Problem(
        "BROWSER-1",
        text("Your browser could not be opened."),
        text("Copy the address from the details and open it in a browser yourself."),
        Helper.YOU,
        (("address", address),),
    )
