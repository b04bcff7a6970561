"""How far the reading of a website is."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import WebsiteTooLarge

Tell = Callable[[int, int], None]
"""Hears how many records were read, and of how many that are known; these grow with each list begun."""

MOST_RECORDS = 200_000
MOST_BYTES = 1024 * 1024 * 1024


class Counter:
    """Counts what was read, tells it, and ends a reading that has more than any website."""

    def __init__(
        self,
        tell: Tell,
        most_records: int = MOST_RECORDS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._tell, self._most_records, self._most_bytes = tell, most_records, most_bytes
        self._lists: dict[str, tuple[int, int, int]] = {}

    def at(self, name: str, read: int, known: int, size: int) -> None:
        """Takes up how far a list is: records read and known, and the bytes of those that were read.

        Raises:
            WebsiteTooLarge: there is more than any website has.
        """
        self._lists[name] = (read, max(read, known), size)
        read, known, size = (sum(column) for column in zip(*self._lists.values(), strict=True))
        if read > self._most_records or size > self._most_bytes:
            raise WebsiteTooLarge(self._most_records, self._most_bytes // (1024 * 1024))
        self._tell(read, known)
