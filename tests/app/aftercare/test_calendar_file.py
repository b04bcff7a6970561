from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from app.aftercare.calendar_file import CalendarDay, calendar_file

NOW = datetime(2026, 11, 21, 13, 5, 7, tzinfo=timezone(timedelta(hours=1)))
ENTRY = CalendarDay("site-1", date(2027, 2, 19), "Last day", "It ends.", "https://contoso.example/a,b")


def unfolded(content: bytes) -> list[str]:
    """The content lines, as a calendar reads them (RFC 5545 section 3.1)."""
    assert content.endswith(b"\r\n")
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def value(lines: list[str], name: str) -> str:
    return next(line for line in lines if line.startswith(name)).partition(":")[2]


def test_it_is_one_whole_day_in_utc() -> None:
    lines = unfolded(calendar_file(ENTRY, NOW))
    assert "DTSTART;VALUE=DATE:20270219" in lines
    assert "DTEND;VALUE=DATE:20270220" in lines
    assert "DTSTAMP:20261121T120507Z" in lines
    assert "UID:site-1@customer-portal-setup" in lines


def test_its_parts_are_begun_and_ended_in_order() -> None:
    lines = unfolded(calendar_file(ENTRY, NOW))
    parts = [line for line in lines if line.startswith(("BEGIN", "END"))]
    assert parts == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "BEGIN:VALARM",
        "END:VALARM",
        "BEGIN:VALARM",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert lines[1:3] == ["VERSION:2.0", "PRODID:-//Customer Portal Setup//Trial//EN"]


def test_it_reminds_two_weeks_and_three_days_before() -> None:
    lines = unfolded(calendar_file(ENTRY, NOW))
    assert [line for line in lines if line.startswith("TRIGGER")] == ["TRIGGER:-P14D", "TRIGGER:-P3D"]


def test_what_means_something_to_a_calendar_is_escaped() -> None:
    entry = CalendarDay("a", date(2027, 1, 1), "One; two, three\\four", "first\r\nsecond")
    lines = unfolded(calendar_file(entry, NOW))
    assert value(lines, "SUMMARY") == "One\\; two\\, three\\\\four"
    assert value(lines, "DESCRIPTION:f") == "first\\nsecond"
    assert not any(line.startswith("URL") for line in lines)


@given(st.text(min_size=60, max_size=400))
def test_no_line_is_too_long_and_no_character_is_cut_in_two(title: str) -> None:
    content = calendar_file(CalendarDay("a", date(2027, 1, 1), title, title), NOW.astimezone(UTC))
    pieces = content.split(b"\r\n")
    assert max(len(piece) for piece in pieces) <= 75
    for piece in pieces:
        piece.decode()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert len(unfolded(content)) == 25
