"""Lengths that grow with the person's size of type."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo, QFontMetrics, QGuiApplication

_USUAL = 13
"""Pixels of the type that all lengths are told for."""
_BREAK = "\N{ZERO WIDTH SPACE}"


def in_proportion(pixels: int) -> int:
    """A length told for type of the usual size, in that of the person; never less than told."""
    return max(pixels, pixels * QFontInfo(QGuiApplication.font()).pixelSize() // _USUAL)


def giving_way(amount: int) -> int:
    """Letters in a line, or pixels left free, told for type of the usual size: fewer in larger type."""
    return min(amount, amount * _USUAL // QFontInfo(QGuiApplication.font()).pixelSize())


def breakable(content: str, metrics: QFontMetrics, room: int) -> str:
    """The content, with words that may be broken anywhere if they are wider than `room` pixels.

    Names of people and addresses are words of any length, which Qt would cut off at the edge.
    """
    words = content.split(" ")
    return " ".join(one if metrics.horizontalAdvance(one) <= room else _BREAK.join(one) for one in words)
