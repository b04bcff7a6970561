from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from ui.tokens import LIGHT
from ui.update.colours import Colours


def _coloured(line: str, language: str) -> dict[str, str]:
    """The parts of a line that have a colour."""
    document = QTextDocument(line)
    Colours(document).become(language, LIGHT)
    formats = document.firstBlock().layout().formats()
    return {
        line[one.start : one.start + one.length]: one.format.foreground().color().name() for one in formats
    }


@pytest.mark.parametrize(
    ("language", "line", "part", "colour"),
    [
        ("liquid", '<a href="/">{{ name }}</a>', "{{ name }}", LIGHT.unsure),
        ("liquid", '<a href="/">x</a>', '"/"', LIGHT.ready),
        ("css", ".box { margin: 0; }", "margin", LIGHT.accent),
        ("javascript", "return 'x'; // done", "// done", LIGHT.muted),
        ("json", '{"a": true}', "true", LIGHT.unsure),
    ],
)
def test_code_has_its_colours(qapp: QApplication, language: str, line: str, part: str, colour: str) -> None:
    assert _coloured(line, language)[part] == colour


@pytest.mark.parametrize(("language", "line"), [("", "<a>"), ("css", "a" * 3_000 + ": b")])
def test_plain_words_and_endless_lines_have_none(qapp: QApplication, language: str, line: str) -> None:
    assert _coloured(line, language) == {}
