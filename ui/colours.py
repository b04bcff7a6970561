"""How colours stand out from one another, by WCAG 2.2, and how one is made that does."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor

_STEPS = 100


def contrast(one: QColor | str, other: QColor | str) -> float:
    """The ratio of two colours, from 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (lighter + 0.05) / (darker + 0.05)


def stands_out(colour: str, grounds: Iterable[str], least: float) -> bool:
    """Whether a colour has this ratio to each of the grounds."""
    return all(contrast(colour, ground) >= least for ground in grounds)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it."""
    red, green, blue = (
        round(before + (after - before) * share)
        for before, after in zip(_parts(colour), _parts(other), strict=True)
    )
    return QColor(red, green, blue).name()


def readable(colour: str, grounds: Iterable[str], least: float, towards: str) -> str:
    """The colour, with as much of `towards` in it as it takes to stand out from the grounds."""
    wanted = tuple(grounds)
    tries = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS))
    return next((one for one in tries if stands_out(one, wanted, least)), towards)


def _parts(colour: str) -> tuple[int, int, int]:
    made = QColor(colour)
    return made.red(), made.green(), made.blue()


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
