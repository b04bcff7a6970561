"""What can be seen of every page in each of its states: light, dark and in strong contrast."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from contrasts import LEAST, Contrast, contrasts, focus_share
from keyboard_walk import stops
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from window_sizes import tall
from window_states import FULLEST, STATES

from ui.schemes import contrasting
from ui.theme import apply
from ui.tokens import BODY, DARK, LIGHT, Tokens

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SCHEMES = {"light": LIGHT, "dark": DARK, "strong contrast": contrasting(QPalette(), is_dark=True)}


@pytest.fixture(scope="module")
def wear(dressed: QApplication) -> Iterator[Callable[[Tokens], None]]:
    """Changes the scheme; one that is worn already is left as it is, as dressing anew takes long."""
    size = dressed.font().pointSizeF() / BODY
    worn: list[tuple[Tokens, str]] = []

    def wear(tokens: Tokens) -> None:
        if worn != [(tokens, dressed.styleSheet())]:
            apply(dressed, tokens, size)
            worn[:] = [(tokens, dressed.styleSheet())]

    yield wear
    apply(dressed, LIGHT, size)


@pytest.fixture(scope="module")
def rings() -> set[object]:
    """The kinds of parts whose ring was measured already: that takes two pictures each."""
    return set()


def _looks() -> Iterator[ParameterSet]:
    """Every state in light; in the other schemes, a soak test has what the fullest states leave out."""
    for scheme in SCHEMES:
        for name in STATES:
            is_quick = scheme == "light" or name in FULLEST
            yield pytest.param(scheme, name, marks=() if is_quick else pytest.mark.soak)


@pytest.mark.parametrize(("scheme", "name"), tuple(_looks()))
def test_everything_can_be_seen(
    scheme: str,
    name: str,
    show: Callable[[str], Any],
    wear: Callable[[Tokens], None],
    rings: set[object],
    record_property: Callable[[str, object], None],
    tmp_path: Path,
) -> None:
    wear(SCHEMES[scheme])
    window = show(name).window
    _save(window, f"{scheme.replace(' ', '-')}-{name}", tmp_path)
    tall(window)
    found = list(contrasts(window))
    record_property("contrasts", [(scheme, kind, _lowest(found, kind)) for kind in LEAST])
    faint = [f"{one.kind} {one.part}: {one.ratio:.2f}" for one in found if not one.is_enough]
    unseen = [one.objectName() for one in _new(window, scheme, rings) if focus_share(window, one) < 1]
    assert (faint, unseen) == ([], [])


def _save(window: QWidget, name: str, tmp_path: Path) -> None:
    """A picture to look at; elsewhere than in the test's own folder if $SCREENSHOTS names a place."""
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.png"
    assert window.grab().save(str(file))
    assert file.stat().st_size > 10_000


def _lowest(found: list[Contrast], kind: str) -> tuple[float, str]:
    return min(((one.ratio, one.part) for one in found if one.kind == kind), default=(21.0, ""))


def _new(window: QWidget, scheme: str, rings: set[object]) -> Iterator[QWidget]:
    for one in stops(window):
        is_on = isinstance(one, QAbstractButton) and one.isChecked()
        kind = (scheme, type(one), one.property("look"), is_on)
        if kind not in rings:
            rings.add(kind)
            yield one
