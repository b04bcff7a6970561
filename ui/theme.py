"""One quiet style that follows the system in colours and size of type, also while the window is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.schemes import Told, tokens_for
from ui.style_sheet import style_sheet
from ui.tokens import BODY, Tokens, wear

_SMALLEST = 9.0
"""Points below which no system's font is taken at its word."""


def dress(application: QApplication) -> None:
    """Gives the program its style, and a new one whenever the system changes its own."""
    application.setStyle("Fusion")
    theme = Theme(application, lambda: _wishes(application))
    theme.follow()
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: theme.follow())
    hints.accessibility().contrastPreferenceChanged.connect(lambda _wish: theme.follow())
    application.paletteChanged.connect(lambda _palette: theme.follow())


class Theme:
    """Follows the system; `ask` gives what it says, and its size of type in points."""

    def __init__(self, application: QApplication, ask: Callable[[], tuple[Told, float]]) -> None:
        self._application, self._ask = application, ask
        self._followed: tuple[Told, float] | None = None

    def follow(self) -> None:
        """Changes the style if the system says something else than before."""
        told, size = self._ask()
        # Every change of the palette comes by here, also the ones made below.
        if (told, size) == self._followed:
            return
        self._followed = told, size
        if told.wants_contrast:
            self._application.setPalette(QPalette())
        apply(self._application, tokens_for(told, self._application.palette()), size)


def apply(application: QApplication, tokens: Tokens, base: float) -> None:
    """Shows everything in the colours of `tokens`; `base` is the system's size of type in points."""
    font = _system_font()
    font.setPointSizeF(base * BODY)
    application.setFont(font)
    wear(tokens)
    application.setPalette(_palette(tokens))
    application.setStyleSheet(style_sheet(tokens, base))


def _wishes(application: QApplication) -> tuple[Told, float]:
    hints, palette = application.styleHints(), application.palette()
    role = QPalette.ColorRole.Accent
    # Where the system names no accent, the palette has one that Qt made up.
    is_named = palette.isBrushSet(QPalette.ColorGroup.Active, role)
    told = Told(
        is_dark=hints.colorScheme() is Qt.ColorScheme.Dark,
        wants_contrast=hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast,
        accent=palette.color(role).name() if is_named else "",
    )
    return told, max(_system_font().pointSizeF(), _SMALLEST)


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def _palette(tokens: Tokens) -> QPalette:
    """All but the accent, which stays the system's own: so one hears when that changes."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.attention,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Mid: tokens.line,
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    return palette
