from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from ui.colours import contrast
from ui.schemes import contrasting, with_accent
from ui.tokens import DARK, LIGHT, Tokens


def _system(window: str, text: str, highlight: str, highlighted: str) -> QPalette:
    """The palette of a system with strong contrast: the themes of Windows 11, and one that is of no use."""
    palette, role = QPalette(QColor(window)), QPalette.ColorRole
    colours = {
        role.Window: window,
        role.WindowText: text,
        role.Highlight: highlight,
        role.HighlightedText: highlighted,
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    return palette


_CONTRAST = {
    "aquatic": _system("#202020", "#ffffff", "#8ee3f0", "#263b50"),
    "desert": _system("#fffaef", "#3d3d3d", "#903909", "#fff5e3"),
    "dusk": _system("#2d3236", "#ffffff", "#a1bfde", "#212d3b"),
    "night sky": _system("#000000", "#ffffff", "#d6b4fd", "#2b2b2b"),
    "too pale": _system("#efefef", "#999999", "#308cc6", "#ffffff"),
}
# Windows' and macOS' own accents among them, and the extremes.
_ACCENTS = ("#0078d4", "#ffb900", "#e3008c", "#107c10", "#ffff00", "#000000", "#ffffff", "#8e8e93")
SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    **{f"light {accent}": with_accent(LIGHT, accent) for accent in _ACCENTS},
    **{f"dark {accent}": with_accent(DARK, accent) for accent in _ACCENTS},
    **{name: contrasting(palette, is_dark=True) for name, palette in _CONTRAST.items()},
}
schemes = pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
_READ = (
    ("text", ("window", "surface", "accent_soft", "ready_soft", "attention_soft", "unsure_soft", "hover")),
    ("muted", ("window", "surface", "attention_soft", "accent_soft")),
    ("accent", ("window", "surface", "accent_soft", "ready_soft", "attention_soft")),
    ("faint", ("window", "surface", "pressed")),
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
        if (ratio := contrast(getattr(tokens, front), getattr(tokens, ground))) < least
    ]
