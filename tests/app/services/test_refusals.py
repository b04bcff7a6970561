from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Conflict, Forbidden, NotFound, NotSignedIn, ServiceDown, ServiceRefused, Throttled
from app.http import Reply
from app.services.refusals import refusal

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "code", "message", "innererror", "Message"]), inner, max_size=3
        )
    ),
    max_leaves=10,
)


def _refusal(body: object, status: int = 400, headers: dict[str, str] | None = None) -> ServiceRefused:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return refusal("Dataverse", Reply(status, MappingProxyType(headers or {}), content, "", "the id"))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, ServiceRefused),
        (400, ServiceRefused),
        (401, NotSignedIn),
        (403, Forbidden),
        (404, NotFound),
        (409, Conflict),
        (412, Conflict),
        (422, ServiceRefused),
        (429, Throttled),
        (500, ServiceDown),
        (503, ServiceDown),
        (599, ServiceDown),
    ],
)
def test_the_status_chooses_the_outcome(status: int, kind: type[ServiceRefused]) -> None:
    refused = _refusal({}, status)
    assert type(refused) is kind
    assert (refused.service, refused.status, refused.correlation) == ("Dataverse", status, "the id")


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"error": {"code": "0x80040220", "message": "no privilege"}}, "0x80040220", "no privilege"),
        ({"code": "A", "message": "b"}, "A", "b"),
        ({"Code": 7, "Message": "b"}, "7", "b"),
        ({"error": {"code": "", "innererror": {"code": "I", "message": "m"}}}, "I", "m"),
        ({"error": {"code": "O", "message": "outer", "innererror": {"code": "I"}}}, "I", "outer"),
        ({"error": {"code": "O", "message": "m", "innererror": {"type": "x"}}}, "O", "m"),
        ({"error": "invalid_grant", "code": None}, "", ""),
        ("only a text", "", "only a text"),
        ([1, 2], "", ""),
        (7, "", ""),
        (None, "", ""),
        (b"plain words", "", "plain words"),
        (b"  <html><body>no</body></html>", "", ""),
        (b'\xef\xbb\xbf{"code": "A"}', "A", ""),
        (b"", "", ""),
        (b"\xff", "", "\ufffd"),
        (b"[" * 100_000, "", "[" * 2000),
        ({"message": "\ud83d half"}, "", "? half"),
        ("\ud83d half", "", "? half"),
    ],
)
def test_the_service_s_own_words_are_kept(body: object, code: str, message: str) -> None:
    refused = _refusal(body)
    assert (refused.code, refused.message) == (code, message)


@given(body=JSON, status=st.integers(300, 599))
def test_any_json_gives_a_refusal(body: Any, status: int) -> None:
    refused = _refusal(body, status)
    refused.code.encode()
    refused.message.encode()
    assert len(refused.code) <= 2000
    assert len(refused.message) <= 2000


@given(body=st.binary(), status=st.integers(300, 599))
def test_any_bytes_give_a_refusal(body: bytes, status: int) -> None:
    assert isinstance(_refusal(body, status), ServiceRefused)


@pytest.mark.parametrize(("header", "wait"), [("30", 30.0), ("soon", 0.0), ("²", 0.0), (None, 0.0)])
def test_a_busy_service_says_how_long_to_wait(header: str | None, wait: float) -> None:
    refused = _refusal({}, 429, {} if header is None else {"retry-after": header})
    assert isinstance(refused, Throttled)
    assert refused.wait == wait


def test_a_service_that_wants_more_proved_says_what() -> None:
    header = {"www-authenticate": 'Bearer error="insufficient_claims", claims="eyJhIjp7fX0="'}
    refused = _refusal({}, 401, header)
    assert isinstance(refused, NotSignedIn)
    assert refused.claims == '{"a":{}}'
