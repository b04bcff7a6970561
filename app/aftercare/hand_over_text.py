"""The hand-over list as plain text to paste."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.aftercare.hand_over import GROUPS, hand_over_items, words_of
from app.text import Say, text


def hand_over_text(name: str, address: str, ticks: Mapping[str, date], say: Say) -> str:
    """The list as plain text, with a mark before what is done."""
    lines = [say(text("Before your customers use {name}", name=name)), address]
    for group, title in GROUPS.items():
        lines += ["", say(title)]
        for item in hand_over_items():
            if item.group == group:
                lines.append(f"[{'x' if item.id in ticks else ' '}] {say(words_of(item))}")
    return "\n".join(lines) + "\n"
