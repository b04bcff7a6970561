"""What is kept and what is sent: JSON objects."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]
"""A JSON object, by the names of its members."""
