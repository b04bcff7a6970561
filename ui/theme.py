"""One quiet style, light or dark as the system is, and changing with it while the window is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.style_sheet import style_sheet
from ui.tokens import BODY, DARK, LIGHT, Tokens

_SMALLEST = 9.0
"""Points below which no system's font is taken at its word."""


def dress(application: QApplication) -> None:
    """Gives the program its style, and a new one whenever the system changes between light and dark."""
    application.setStyle("Fusion")
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    base = max(font.pointSizeF(), _SMALLEST)
    font.setPointSizeF(base * BODY)
    application.setFont(font)
    hints = application.styleHints()
    apply(application, _chosen(hints.colorScheme()), base)
    hints.colorSchemeChanged.connect(lambda scheme: apply(application, _chosen(scheme), base))


def apply(application: QApplication, tokens: Tokens, base: float) -> None:
    """Shows everything in the colours of `tokens`; `base` is the system's size of type in points."""
    application.setPalette(_palette(tokens))
    application.setStyleSheet(style_sheet(tokens, base))


def _chosen(scheme: Qt.ColorScheme) -> Tokens:
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def _palette(tokens: Tokens) -> QPalette:
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
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return palette
