"""The colours and measures that everything in the window is made of.

Text stands out from its ground by at least 4.5 to 1 and what can be used by 3 to 1, in both schemes; a test
measures it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class Tokens:
    """The colours of one scheme. `..._soft` are grounds for the colour of the same name.

    `faint` is what cannot be used at the moment, `pressed` the ground of a button that is being pressed.
    """

    window: str
    surface: str
    text: str
    muted: str
    faint: str
    line: str
    field_line: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    hover: str
    pressed: str
    ready: str
    ready_soft: str
    attention: str
    attention_soft: str
    unsure: str
    unsure_soft: str


LIGHT = Tokens(
    window="#f4f6f8",
    surface="#ffffff",
    text="#1a2129",
    muted="#55606c",
    faint="#55606c",
    line="#dde2e8",
    field_line="#76818d",
    accent="#0f5c8c",
    accent_hover="#0c4d76",
    accent_pressed="#093d5e",
    on_accent="#ffffff",
    accent_soft="#e3eff7",
    hover="#eceff3",
    pressed="#dde2e8",
    ready="#14703f",
    ready_soft="#e2f3e9",
    attention="#a8281e",
    attention_soft="#fbeae8",
    unsure="#7d5200",
    unsure_soft="#fcf1d8",
)

DARK = Tokens(
    window="#14181d",
    surface="#1d2329",
    text="#e8ecf1",
    muted="#a5b0bc",
    faint="#a5b0bc",
    line="#333c46",
    field_line="#76828f",
    accent="#66b5e8",
    accent_hover="#86c6f0",
    accent_pressed="#4fa3da",
    on_accent="#0a1a26",
    accent_soft="#1c3648",
    hover="#2a323b",
    pressed="#333c46",
    ready="#62cf94",
    ready_soft="#17362a",
    attention="#ff9c92",
    attention_soft="#43231f",
    unsure="#edc06a",
    unsure_soft="#3c3018",
)

_WORN = "tokens"

SPACE = 8
"""The unit of all distances, in device-independent pixels."""

BODY = 1.12
SMALL = 1.0
HEADING = 1.3
TITLE = 1.9
CODE = 2.6
"""Sizes of type, as multiples of the system's."""


def wear(tokens: Tokens) -> None:
    """Has all that paints itself take these colours; like the palette, they belong to the application."""
    _application().setProperty(_WORN, tokens)


def tokens_worn() -> Tokens:
    """The colours that everything has at the moment."""
    worn = _application().property(_WORN)
    return worn if isinstance(worn, Tokens) else LIGHT


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there are no colours before there is an application")
    return application
