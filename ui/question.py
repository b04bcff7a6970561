"""What a person is asked before something is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.setup.state import StepId
from app.text import Text


@dataclass(frozen=True)
class Question:
    """`go` is done once the person means it, by the button `anyway`.

    `place` is the page to which the question belongs; None for the window's own, which stands on all pages.
    """

    heading: Text
    anyway: Text
    go: Callable[[], None]
    place: tuple[StepId, str] | None = None


Ask = Callable[[Question, Text], None]
"""Asks; the text says what would be lost."""
