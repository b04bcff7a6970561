from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.errors import CertificateNotTrusted, ConnectionLost, NameNotFound, NoNetwork, ProxyRefused, TimedOut
from app.retry import PASSING_STATUSES, RetryRules, random_draw, retry_after

DRAWS = st.floats(0, 1)
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@given(attempt=st.integers(1, 20), draw=DRAWS)
def test_waits_double_and_stay_within_their_upper_half(attempt: int, draw: float) -> None:
    wait = RetryRules(attempts=99, first_wait=0.5).after_status(attempt, 503, None, draw)
    assert wait is not None
    assert 0.25 * 2 ** (attempt - 1) <= wait <= 0.5 * 2 ** (attempt - 1)


@given(asked=st.floats(0, 60), draw=DRAWS)
def test_a_service_is_never_asked_again_before_it_said(asked: float, draw: float) -> None:
    wait = RetryRules().after_status(1, 429, asked, draw)
    assert wait is not None
    assert asked <= wait <= asked + 0.5


@pytest.mark.parametrize("asked", [60.1, 3600.0, float("inf")])
def test_a_service_that_asks_for_too_long_is_not_waited_for(asked: float) -> None:
    assert RetryRules().after_status(1, 429, asked, 0.0) is None


def test_attempts_are_counted() -> None:
    rules = RetryRules(attempts=2)
    assert rules.after_status(1, 503, None, 0.0) is not None
    assert rules.after_status(2, 503, None, 0.0) is None
    assert rules.after_trouble(1, ConnectionLost("a"), 0.0) is not None
    assert rules.after_trouble(2, ConnectionLost("a"), 0.0) is None


@given(status=st.integers(100, 599).filter(lambda status: status not in PASSING_STATUSES))
def test_other_answers_stand(status: int) -> None:
    assert RetryRules().after_status(1, status, 1.0, 0.5) is None


@pytest.mark.parametrize("trouble", [ConnectionLost("a"), TimedOut("a")])
def test_what_may_pass_is_tried_again(trouble: ConnectionLost | TimedOut) -> None:
    assert RetryRules().after_trouble(1, trouble, 0.5) is not None


@pytest.mark.parametrize(
    "trouble", [NameNotFound("a"), NoNetwork("a"), CertificateNotTrusted("a"), ProxyRefused("a")]
)
def test_what_stays_is_told_at_once(
    trouble: NameNotFound | NoNetwork | CertificateNotTrusted | ProxyRefused,
) -> None:
    assert RetryRules().after_trouble(1, trouble, 0.5) is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 7 ", 7.0),
        ("1.5", 1.5),
        ("Sat, 21 Nov 2026 12:00:30 GMT", 30.0),
        ("Sat, 21 Nov 2026 13:00:30 +0100", 30.0),
        ("Sat, 21 Nov 2026 12:00:30 -0000", 30.0),
        ("Sat, 21 Nov 2026 11:59:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        (".", None),
        ("²", None),
        ("1e3", None),
        ("9" * 400, None),
        ("Mon, 01 Jan 2024 00:00:00 +99999999999999999999", None),
        ("Mon, 31 Feb 2024 00:00:00 GMT", None),
    ],
)
def test_the_header_names_seconds_or_a_date(header: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": header}, now=lambda: NOW) == seconds


def test_without_the_header_nothing_is_asked() -> None:
    assert retry_after({}) is None


def test_a_date_is_compared_with_the_present() -> None:
    before = datetime.now(UTC)
    later = before + timedelta(hours=1)
    asked = retry_after({"retry-after": later.strftime("%a, %d %b %Y %H:%M:%S GMT")})
    assert asked is not None
    # The header has whole seconds.
    assert 3600 - 1 - (datetime.now(UTC) - before).total_seconds() <= asked <= 3600


@given(header=st.text() | st.from_regex(r"[0-9:,+. A-Za-z-]{0,40}"))
@example(header="Sat, 21 Nov 99999 12:00:30 GMT")
@example(header="Sat, 21 Nov 0000 12:00:30 GMT")
def test_any_header_gives_seconds_or_nothing(header: str) -> None:
    asked = retry_after({"retry-after": header}, now=lambda: NOW)
    assert asked is None or 0 <= asked < 10**12


def test_draws_are_between_nothing_and_one() -> None:
    assert all(0 <= random_draw() < 1 for _ in range(100))
