from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.tokens import DARK, LIGHT, Tokens

schemes = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
_READ = (
    ("text", ("window", "surface", "accent_soft", "ready_soft", "attention_soft", "unsure_soft", "hover")),
    ("muted", ("window", "surface", "attention_soft", "accent_soft")),
    ("accent", ("window", "surface", "accent_soft", "ready_soft", "attention_soft")),
    ("on_accent", ("accent", "accent_hover", "accent_pressed")),
    ("ready", ("surface", "ready_soft")),
    ("attention", ("surface", "attention_soft")),
    ("unsure", ("surface", "unsure_soft", "window")),
)
_SEEN = (
    ("field_line", ("surface",)),
    ("accent", ("surface", "window")),
    ("ready", ("surface",)),
    ("attention", ("attention_soft",)),
)


@schemes
def test_text_can_be_read(tokens: Tokens) -> None:
    assert _weak(tokens, _READ, 4.5) == []


@schemes
def test_what_can_be_used_can_be_seen(tokens: Tokens) -> None:
    assert _weak(tokens, _SEEN, 3.0) == []


def _weak(tokens: Tokens, pairs: tuple[tuple[str, tuple[str, ...]], ...], least: float) -> list[str]:
    return [
        f"{front} on {ground}: {ratio:.2f}"
        for front, grounds in pairs
        for ground in grounds
        if (ratio := _contrast(getattr(tokens, front), getattr(tokens, ground))) < least
    ]


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shown = QColor(colour)
    red, green, blue = (_linear(part) for part in (shown.redF(), shown.greenF(), shown.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
