"""What holds for every page in languages that take more room than English, in the smallest window."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from clipped import clipped, shown_texts
from pseudo_language import BEGIN, pseudo_language
from PySide6.QtWidgets import QApplication
from window_states import STATES

from app.catalogues import portal_languages
from app.languages import Language, language_of, shipped
from app.setup.state import SetupState
from ui.speech import own_name

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]
_ONE_OF_EACH_STEP = (
    "welcome",
    "sign-in",
    "environment-chosen",
    "readiness-mixed",
    "mending-maps",
    "site-filled",
    "review",
    "create-building",
    "usable-to-do",
)
_SIDE_BY_SIDE = "update-differences"


@pytest.mark.parametrize("name", STATES)
def test_everything_is_translated_and_can_be_read(name: str, show: Show) -> None:
    window = smallest(show(name, language=pseudo_language()))
    left = [one for one in shown_texts(window) if BEGIN not in one and not is_data(one, STATES[name])]
    assert (left, clipped(window)) == ([], [])


@pytest.mark.parametrize("tag", shipped())
def test_every_language_can_be_read(tag: str, show: Show) -> None:
    language = language_of(tag)
    found = {
        name: clipped(smallest(show(name, language=language))) for name in (*_ONE_OF_EACH_STEP, _SIDE_BY_SIDE)
    }
    assert {name: cut for name, cut in found.items() if cut} == {}


@pytest.mark.parametrize("name", _ONE_OF_EACH_STEP)
def test_a_mirrored_window_can_be_read(name: str, show: Show) -> None:
    language: Language = pseudo_language("ar")
    assert clipped(smallest(show(name, language=language))) == []


def smallest(shown: Any) -> Any:
    """The window, as small as it can be."""
    shown.window.resize(shown.window.minimumSize())
    for _ in range(5):
        QApplication.processEvents()
    return shown.window


def is_data(words: str, state: SetupState) -> bool:
    """Whether it is a name or an address, which no language changes."""
    names = {one.name for one in portal_languages()} | {own_name(tag) for tag in shipped()}
    told = repr(state)
    words = re.sub("^<qt>|</qt>$", "", words)
    parts = words.split("\n") if "://" in words else re.split(r"\s·\s|\n|\.(?=\w)", words)
    begun = state.request.subdomain
    return all(
        part in told
        or part in names
        or "://" in part
        or re.fullmatch(r"\d+\.", part) is not None
        or bool(begun and part.startswith(f"{begun}-"))
        for part in parts
    )
