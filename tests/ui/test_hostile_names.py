"""In the window a name is shown letter by letter, and nothing but pages of trust is opened."""

from __future__ import annotations

import pytest
from hostile_cases import MALFORMED, NAMES, PAGES
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.clouds import CLOUD_IDS, cloud_named
from app.plain_names import plain_name
from app.services.reply import Fields
from app.services.websites import website
from app.text import render
from ui.browser import may_open
from ui.leads_to import leads_to
from ui.tool_tip import plain_tip
from ui.widgets import button, words

named = pytest.mark.parametrize("name", [plain_name(name) for name in NAMES.values()], ids=NAMES)


def _whole(name: str) -> str:
    return " ".join(name.encode("utf-8", "replace").decode().split())


@named
def test_a_label_shows_it_as_it_is(qtbot: QtBot, name: str) -> None:
    label = words(_whole(name))
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == _whole(name)


@named
def test_a_button_shows_it_as_it_is(qtbot: QtBot, name: str) -> None:
    made = button(_whole(name), lambda: None)
    qtbot.addWidget(made)
    # It may have been put into lines.
    assert " ".join(made.text().replace("&&", "&").split()) == _whole(name)
    assert made.shortcut().isEmpty()


@named
def test_a_tool_tip_shows_it_as_it_is(qtbot: QtBot, name: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tip(_whole(name)))
    assert shown.toPlainText() == _whole(name)


@pytest.mark.parametrize("address", [value for value in MALFORMED.values() if isinstance(value, str)])
def test_a_button_to_a_site_leads_nowhere_or_says_where(qtbot: QtBot, address: str) -> None:
    opener = button("Open the portal", lambda: None)
    qtbot.addWidget(opener)
    leads_to(opener, website(Fields({"websiteUrl": address})).address, render)
    assert opener.toolTip() in ("", opener.accessibleDescription())


@pytest.mark.parametrize("cloud_id", CLOUD_IDS)
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_no_such_page_may_be_opened(cloud_id: str, address: str) -> None:
    assert not may_open(cloud_named(cloud_id), address)
