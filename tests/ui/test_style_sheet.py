"""What the style sheet has to keep readable."""

from __future__ import annotations

import re

import pytest

from ui.style_sheet import style_sheet
from ui.tokens import DARK, LIGHT, Tokens


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_selected_has_the_colour_of_text(tokens: Tokens) -> None:
    """The light ground of a selection would leave the colour for the dark one unreadable."""
    selected = re.findall(r"::item:selected {([^}]*)}", style_sheet(tokens, 10))
    assert len(selected) == 3
    for rule in selected:
        assert f"background: {tokens.accent_soft};" in rule
        assert f" color: {tokens.text};" in rule
