"""A day as a calendar file (RFC 5545), with a reminder two weeks before it and one three days before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_PRODUCT = "-//Customer Portal Setup//Trial//EN"
_REMINDERS = (14, 3)
_LONGEST = 75


@dataclass(frozen=True)
class CalendarDay:
    """What a calendar shows on one day. `identity` stays the same when the file is made again."""

    identity: str
    day: date
    title: str
    about: str
    address: str = ""


def calendar_file(entry: CalendarDay, now: datetime) -> bytes:
    """The file's content. `now` is when it is made, with its time zone."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_text(entry.identity)}@customer-portal-setup",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(entry.day)}",
        f"DTEND;VALUE=DATE:{_day(entry.day + timedelta(days=1))}",
        f"SUMMARY:{_text(entry.title)}",
        f"DESCRIPTION:{_text(entry.about)}",
        *([f"URL:{_plain(entry.address)}"] if entry.address else []),
        "TRANSP:TRANSPARENT",
        *(line for days in _REMINDERS for line in _reminder(days, entry.title)),
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) for line in lines)


def _reminder(days: int, title: str) -> tuple[str, ...]:
    return (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(title)}",
        f"TRIGGER:-P{days}D",
        "END:VALARM",
    )


def _day(day: date) -> str:
    # strftime writes early years with fewer digits on some systems.
    return day.isoformat().replace("-", "")


def _text(content: str) -> str:
    """A value of the type TEXT (section 3.3.11)."""
    escaped = content.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _plain("\\n".join(escaped.splitlines()))


def _plain(content: str) -> str:
    return "".join(one for one in content if one.isprintable())


def _folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, none of which cuts a character in two (section 3.1)."""
    return b"\r\n ".join(_pieces(line)) + b"\r\n"


def _pieces(line: str) -> Iterator[bytes]:
    piece, room = b"", _LONGEST
    for character in line:
        encoded = character.encode("utf-8", "replace")
        if len(piece) + len(encoded) > room:
            yield piece
            # The blank that begins the next line counts too.
            piece, room = b"", _LONGEST - 1
        piece += encoded
    yield piece
