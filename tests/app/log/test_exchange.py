from __future__ import annotations

import pytest

from app.log.exchange import Exchange
from app.log.paths import path_template

_ID = "1f2e3d4c-0000-4abc-8def-0123456789ab"
_HOST = "https://one.example"


@pytest.mark.parametrize(
    ("path", "template"),
    [
        (
            f"/powerpages/environments/{_ID}/websites?api-version=2022-03-01",
            "/powerpages/environments/{}/websites",
        ),
        (f"/api/data/v9.2/contacts({_ID})", "/api/data/v9.2/contacts({})"),
        ("/api/data/v9.2/WhoAmI()", "/api/data/v9.2/WhoAmI({})"),
        ("/api/data/v9.2/$batch", "/api/data/v9.2/$batch"),
        ("/contoso.onmicrosoft.com/oauth2/v2.0/token", "/{}/oauth2/v2.0/token"),
        ("/v1.0/users/alex@contoso.example", "/v1.0/users/{}"),
        ("/data/Legal%20Entities", "/data/{}"),
        ("", "/"),
        ("/a" * 40, "/a" * 14 + "/..."),
    ],
)
def test_a_path_is_shown_without_whom_it_is_about(path: str, template: str) -> None:
    assert path_template(_HOST + path) == template


def test_a_line_tells_of_the_call_and_of_nothing_that_was_sent() -> None:
    exchange = Exchange("GET", f"{_HOST}/token?code=abc", 0.0812, 200, _ID)
    assert str(exchange) == f"GET one.example/token 200 81 ms id {_ID}"


def test_a_call_without_an_answer_tells_what_came_in_the_way() -> None:
    assert str(Exchange("POST", _HOST, 2.0, outcome="SSLError")) == "POST one.example/ SSLError 2000 ms"


def test_an_id_that_is_none_is_left_out() -> None:
    assert str(Exchange("GET", _HOST, 0, 204, "anything <else>")) == "GET one.example/ 204 0 ms"
