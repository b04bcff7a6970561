"""Tool tips that show words as they are: Qt would take a name with tags in it for markup."""

from __future__ import annotations

from html import escape


def plain_tip(content: str) -> str:
    """The markup that shows `content` letter by letter, in as many lines as it needs."""
    return f"<qt>{escape(content)}</qt>" if content else ""
