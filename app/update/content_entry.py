"""The content of a field as JSON, alike in plans and in reports."""

from __future__ import annotations

import hashlib
from typing import Any

from app.update.merge.decision import Content


def content_entry(content: Content) -> Any:
    """A text, a list of ids, None for nothing; a file that is no text by its size and SHA-256."""
    if isinstance(content, tuple):
        return list(content)
    if not isinstance(content, bytes):
        return content
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
