"""The hand-over list on paper: as plain text to paste, and as a page to print that needs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from html import escape

from app.aftercare.hand_over import GROUPS, hand_over_items, words_of
from app.text import Text, text

Say = Callable[[Text], str]
_STYLE = (
    "body{font:11pt/1.5 sans-serif;margin:2em auto;max-width:44em;color:#111;background:#fff}"
    "ul{list-style:none;padding:0}li{display:flex;gap:.7em;margin:.4em 0;break-inside:avoid}"
    "small{color:#555}"
)


def hand_over_text(name: str, address: str, ticks: Mapping[str, date], say: Say) -> str:
    """The list as plain text, with a mark before what is done."""
    lines = [say(text("Before your customers use {name}", name=name)), address]
    for group, title in GROUPS.items():
        lines += ["", say(title)]
        for item in hand_over_items():
            if item.group == group:
                lines.append(f"[{'x' if item.id in ticks else ' '}] {say(words_of(item))}")
    return "\n".join(lines) + "\n"


def hand_over_html(name: str, address: str, ticks: Mapping[str, date], say: Say) -> str:
    """The list as a page to print. Names and words are data there, never markup."""
    title = escape(say(text("Before your customers use {name}", name=name)))
    parts = [f"<h1>{title}</h1>", f"<p>{escape(address)}</p>"]
    for group, heading in GROUPS.items():
        items = (
            _line(item.id, say(words_of(item)), ticks) for item in hand_over_items() if item.group == group
        )
        parts.append(f"<h2>{escape(say(heading))}</h2><ul>{''.join(items)}</ul>")
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{''.join(parts)}</body></html>\n"


def _line(item: str, words: str, ticks: Mapping[str, date]) -> str:
    day = f" <small>({ticks[item].isoformat()})</small>" if item in ticks else ""
    return f"<li><span>{'☑' if item in ticks else '☐'}</span><span>{escape(words)}{day}</span></li>"
