from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.challenge import claims_wanted

CLAIMS = '{"access_token":{"nbf":{"essential":true, "value":"1604106651"}}}'


def _header(claims: str | bytes, reason: str = "insufficient_claims") -> dict[str, str]:
    raw = claims.encode() if isinstance(claims, str) else claims
    encoded = base64.b64encode(raw).decode()
    return {"www-authenticate": f'Bearer realm="", error="{reason}", claims="{encoded}"'}


def test_the_claims_are_unpacked() -> None:
    assert claims_wanted(_header(CLAIMS)) == CLAIMS


def test_the_alphabet_for_addresses_and_a_missing_end_are_understood() -> None:
    claims = '{"access_token":{"a":"?>?>ÿÿ"}}'
    encoded = base64.urlsafe_b64encode(claims.encode()).decode().rstrip("=")
    assert "-" in encoded or "_" in encoded
    header = {"www-authenticate": f'Bearer error="insufficient_claims", claims="{encoded}"'}
    assert claims_wanted(header) == claims


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"www-authenticate": ""},
        {"www-authenticate": "Bearer"},
        {"www-authenticate": 'Bearer error="invalid_token"'},
        {"www-authenticate": 'Bearer error="insufficient_claims"'},
        {"www-authenticate": 'Bearer error="insufficient_claims", claims=""'},
        {"www-authenticate": 'Bearer error="insufficient_claims", claims="{}"'},
        {"www-authenticate": f'Bearer error="insufficient_claims", claims="{"A" * 9000}"'},
        {"www-authenticate": 'Bearer error="insufficient_claims", claims="A"'},
        _header(CLAIMS, "invalid_token"),
        _header(b"\xff\xfe"),
        _header("no JSON"),
        _header("[1]"),
        _header('"text"'),
        _header('{"access_token": 7}'),
        _header("[" * 5000),
    ],
)
def test_anything_else_names_no_claims(header: dict[str, str]) -> None:
    assert claims_wanted(header) is None


@given(header=st.text(), content=st.binary(max_size=60))
def test_any_header_gives_claims_or_nothing(header: str, content: bytes) -> None:
    assert claims_wanted({"www-authenticate": header}) is None
    claims = claims_wanted(_header(content))
    assert claims is None or isinstance(json.loads(claims), dict)
