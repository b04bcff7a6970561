"""What a person types to name an organisation that they work for as a guest."""

from __future__ import annotations

import re

from app.text import Text, text

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LONGEST = 253
"""Characters of the longest domain (RFC 1035 section 2.3.4, written with dots)."""


def objection_to(typed: str) -> Text | None:
    """Why this can be no organisation's domain or id; None where it can. Asks no one."""
    name = typed.strip()
    if not name:
        return text("Type the domain or the id of the organisation.")
    if "@" in name:
        return text("Type only what stands after the @.")
    if _ID.fullmatch(name) or _is_domain(name):
        return None
    return text("A domain has letters, digits, hyphens and dots, such as contoso.com.")


def _is_domain(name: str) -> bool:
    labels = name.split(".")
    return len(name) <= _LONGEST and len(labels) > 1 and all(_is_label(label) for label in labels)


def _is_label(label: str) -> bool:
    letters = label.replace("-", "")
    return letters.isalnum() and not label.startswith("-") and not label.endswith("-")
