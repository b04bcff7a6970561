"""Reading what a service says without trusting it: each field is there with its kind, or it is not there.

Services add fields, leave them out and send null where a list was promised; none of that may stop a setup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeGuard

from app.addresses import readable
from app.plain_names import plain_lines, plain_name

_MOST = 2**63
_EARLIEST = datetime.min.replace(tzinfo=UTC) + timedelta(days=2)
_LATEST = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)


@dataclass(frozen=True)
class Fields:
    """An object in a reply. Every method gives the plain empty value for a field of another kind."""

    content: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text field; "" where there is none. Half characters, which nothing can write, become "?"."""
        value = self.content.get(name)
        return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""

    def name(self, name: str) -> str:
        """A text field that people read as a name; "" where there is none."""
        return plain_name(self.text(name))

    def words(self, name: str) -> str:
        """A text field in which the service says something to people; "" where there is none."""
        return plain_lines(self.text(name))

    def address(self, name: str) -> str:
        """A text field that is an address, without a slash at its end; "" where none can be made of it."""
        return readable(self.text(name)).rstrip("/")

    def number(self, name: str) -> int | None:
        """A whole number of at most 64 bits, which is what services have; None where there is none."""
        value = self.content.get(name)
        return value if _is_number(value) else None

    def flag(self, name: str) -> bool | None:
        """A yes or no; None where there is none."""
        value = self.content.get(name)
        return value if isinstance(value, bool) else None

    def moment(self, name: str) -> datetime | None:
        """A moment with its time zone; one without a zone is UTC. None where there is none.

        The first and the last day that there are cannot be told in every zone, and stand for no moment.
        """
        try:
            moment = datetime.fromisoformat(self.text(name))
        except ValueError:
            return None
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return zoned if _EARLIEST < zoned < _LATEST else None

    def fields(self, name: str) -> Fields:
        """An object within; an empty one where there is none."""
        value = self.content.get(name)
        return Fields(value) if isinstance(value, dict) else Fields({})

    def rows(self, name: str) -> list[Fields]:
        """The objects of a list; anything else in it is passed over."""
        value = self.content.get(name)
        items = value if isinstance(value, list) else []
        return [Fields(item) for item in items if isinstance(item, dict)]

    def numbers(self, name: str) -> tuple[int, ...]:
        """The whole numbers of a list; anything else in it is passed over."""
        value = self.content.get(name)
        items = value if isinstance(value, list) else []
        return tuple(item for item in items if _is_number(item))

    def next_link(self) -> str:
        """The address of the next page, by whichever of its spellings; "" on the last one.

        Services write `@odata.nextLink`, `@odata.nextlink` and `nextLink` (contract: power-platform.md 1).
        """
        for name, value in self.content.items():
            if name.lower() in ("@odata.nextlink", "nextlink") and isinstance(value, str):
                return value
        return ""


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and -_MOST <= value < _MOST
