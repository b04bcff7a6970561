"""Pages of a list, and the address of the next one."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from werkzeug import Request

from app.demo.document import Document


def whole_number(request: Request, name: str, otherwise: int = 0) -> int:
    """Give the query parameter as a number of 0 or more; anything else counts as not said."""
    text = request.args.get(name, "")
    return int(text) if text.isdecimal() else otherwise


def page(items: Sequence[Document], skip: int, size: int) -> tuple[list[Document], int | None]:
    """Give the items after the first `skip`, at most `size`, and how many to skip for the rest, if any."""
    end = skip + size
    return list(items[skip:end]), end if end < len(items) else None


def address_with(request: Request, **changes: str) -> str:
    """Give the request's own address with these query parameters added or replaced."""
    kept = {key: value for key, value in request.args.items() if key not in changes}
    return f"{request.base_url}?{urlencode({**kept, **changes})}"
