"""Colours for code, so that a person sees what is a tag, a name, a text or a remark. No more than that."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.tokens import Tokens

_TEXTS = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_KEYWORDS = (
    r"\b(?:async|await|break|case|catch|const|continue|do|else|false|for|function|if|in|let|new|null"
    r"|of|return|switch|this|throw|true|try|typeof|undefined|var|while)\b"
)
_RULES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "liquid": (
        ("accent", r"</?[A-Za-z][\w:-]*|/?>"),
        ("ready", _TEXTS),
        ("unsure", r"\{%-?.*?-?%\}|\{\{.*?\}\}"),
        ("muted", r"<!--.*?-->"),
    ),
    "css": (
        ("accent", r"[\w-]+(?=\s*:)"),
        ("unsure", r"[.#@][\w-]+"),
        ("ready", _TEXTS),
        ("muted", r"/\*.*?\*/"),
    ),
    "javascript": (
        ("accent", _KEYWORDS),
        ("ready", _TEXTS),
        ("muted", r"//.*|/\*.*?\*/"),
    ),
    "json": (
        ("ready", _TEXTS),
        ("accent", r"\"(?:[^\"\\]|\\.)*\"(?=\s*:)"),
        ("unsure", r"\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?\b"),
    ),
}
_LONGEST = 2_000
"""Characters of a line beyond which it stays without colours: a program wrote it."""


class Colours(QSyntaxHighlighter):
    """Colours the lines of a document; `become` says what they are written in."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._rules: tuple[tuple[QTextCharFormat, re.Pattern[str]], ...] = ()
        self._shown: tuple[str, Tokens] | None = None

    def become(self, language: str, tokens: Tokens) -> None:
        """Takes the colours of a language ("" for none) and of a scheme."""
        if self._shown == (language, tokens):
            return
        self._shown = (language, tokens)
        self._rules = tuple(
            (_format(getattr(tokens, colour)), re.compile(rule)) for colour, rule in _RULES.get(language, ())
        )
        self.rehighlight()

    def highlightBlock(self, line: str) -> None:  # noqa: N802 - Qt's name
        """Colours one line; later rules win."""
        if len(line) > _LONGEST:
            return
        for look, rule in self._rules:
            for found in rule.finditer(line):
                self.setFormat(found.start(), found.end() - found.start(), look)


def _format(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    return look
