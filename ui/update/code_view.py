"""A text to be read: what differs stands out from the lines around it, and its words from those alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from app.update.view.marks import Range
from ui.tokens import tokens_worn
from ui.turns import Later
from ui.update.colours import Colours
from ui.update.text_area import TextArea

_AT_ONCE = 8_000
"""Characters that are put in before the window is let do something else."""
_LEAST = 40
"""Pixels of height."""
_WIDEST = 1_000
"""Characters of a line that stay together: the rest goes on in a line of its own."""


class CodeView:
    """Shows one side. `later` is for what there is no room for in one go."""

    def __init__(self, name: str, label: str, later: Later) -> None:
        self._later = later
        self._rest: Iterator[str] = iter(())
        self._filling = 0
        self._text = TextArea(_LEAST)
        self._text.setObjectName(name)
        self._text.setAccessibleName(label)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._colours = Colours(self._text.document())
        self._plain = self._text.font()
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._fixed.setPointSizeF(self._plain.pointSizeF())
        self.widget: QWidget = self._text

    def name(self, label: str) -> None:
        """Tells screen readers what this is."""
        self._text.setAccessibleName(label)

    def show(
        self, above: str, own: str, below: str, marks: Sequence[Range], language: str, empty: str
    ) -> None:
        """Shows `own` between the lines around it; `marks` are words in it, `empty` stands for nothing."""
        tokens = tokens_worn()
        self._text.setFont(self._fixed if language else self._plain)
        self._colours.become(language, tokens)
        shown = own or f"{empty}\n"
        self._text.setExtraSelections([])
        self._text.clear()
        self._filling += 1
        self._rest = _portions(above + shown + below)
        self._fill(self._filling)
        if len(above) + len(shown) + len(below) <= _AT_ONCE:
            self._mark(len(above), len(shown.rstrip("\n")), marks if own else ())

    def _fill(self, filling: int) -> None:
        portion = next(self._rest, None) if filling == self._filling else None
        if portion is None:
            return
        cursor = QTextCursor(self._text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(portion)
        self._later(self._text, lambda: self._fill(filling))

    def _mark(self, begin: int, length: int, marks: Sequence[Range]) -> None:
        tokens = tokens_worn()
        ground = QTextCharFormat()
        ground.setBackground(QColor(tokens.hover))
        ground.setProperty(int(QTextFormat.Property.FullWidthSelection), True)
        words = QTextCharFormat()
        words.setBackground(QColor(tokens.unsure_soft))
        words.setFontUnderline(True)
        lines = [self._selection(at, at, ground) for at in self._lines(begin, length)]
        found = [self._selection(begin + first, begin + last, words) for first, last in marks]
        self._text.setExtraSelections([*lines, *found])

    def _lines(self, begin: int, length: int) -> Iterator[int]:
        """Where each line begins that differs."""
        block = self._text.document().findBlock(begin)
        while block.isValid() and block.position() <= begin + length:
            yield block.position()
            block = block.next()

    def _selection(self, begin: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = look
        return selection


def _portions(text: str) -> Iterator[str]:
    """The text in portions, each with whole lines; lines that are too wide are cut."""
    portion: list[str] = []
    size = 0
    for line in text.splitlines(keepends=True):
        for begin in range(0, len(line), _WIDEST):
            part = line[begin : begin + _WIDEST]
            cut = begin + _WIDEST < len(line.rstrip("\n"))
            portion.append(f"{part}\n" if cut else part)
            size += len(part)
            if size >= _AT_ONCE:
                yield "".join(portion)
                portion, size = [], 0
    if portion:
        yield "".join(portion)
