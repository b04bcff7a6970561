"""Which colours the window has, from what the system says: light or dark, its accent, strong contrast."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QPalette

from ui.colours import contrast, mixed, readable, stands_out
from ui.tokens import DARK, LIGHT, Tokens

_READ = 4.5
_STRONG = 7.0
"""What strong contrast means to WCAG 2.2 (level AAA); a system's own colours that have less are not used."""


@dataclass(frozen=True)
class Told:
    """What the system says; `accent` is "" where it names none."""

    is_dark: bool
    wants_contrast: bool
    accent: str


def tokens_for(told: Told, system: QPalette) -> Tokens:
    """The colours of the window; `system` is the palette of the system, for strong contrast."""
    if told.wants_contrast:
        return contrasting(system, is_dark=told.is_dark)
    scheme = DARK if told.is_dark else LIGHT
    return with_accent(scheme, told.accent) if told.accent else scheme


def with_accent(scheme: Tokens, accent: str) -> Tokens:
    """A scheme with another accent, changed as little as keeps it readable."""
    soft = mixed(scheme.surface, accent, 0.14)
    grounds = (scheme.surface, scheme.window, soft, scheme.ready_soft, scheme.attention_soft)
    shown = readable(accent, grounds, _READ, scheme.text)
    pressed = mixed(shown, scheme.text, 0.3)
    on_accent = max(("#ffffff", "#000000"), key=lambda one: contrast(one, shown))
    return replace(
        scheme,
        accent=shown,
        accent_hover=mixed(shown, scheme.text, 0.15),
        accent_pressed=pressed,
        on_accent=on_accent,
        accent_soft=soft,
    )


def contrasting(system: QPalette, *, is_dark: bool) -> Tokens:
    """Two colours and an accent, as the person chose them for the system; states differ by icon and word."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    window, text = system.color(role.Window).name(), system.color(role.WindowText).name()
    if not stands_out(text, (window,), _STRONG):
        window, text = ("#000000", "#ffffff") if is_dark else ("#ffffff", "#000000")
    accent, on_accent = system.color(role.Highlight).name(), system.color(role.HighlightedText).name()
    soft = mixed(window, text, 0.12)
    if not (stands_out(accent, (window, soft), _READ) and stands_out(on_accent, (accent,), _READ)):
        accent, on_accent = text, window
    faint = readable(system.color(group.Disabled, role.WindowText).name(), (window,), 3.0, text)
    return Tokens(
        window=window,
        surface=window,
        text=text,
        muted=text,
        faint=faint,
        line=text,
        field_line=text,
        accent=accent,
        accent_hover=accent,
        accent_pressed=accent,
        on_accent=on_accent,
        accent_soft=soft,
        hover=soft,
        pressed=soft,
        ready=text,
        ready_soft=window,
        attention=text,
        attention_soft=window,
        unsure=text,
        unsure_soft=window,
    )
