from __future__ import annotations

from pathlib import Path

import pytest

from app.log.redaction import LONGEST, redacted

_GUID = "1f2e3d4c-0000-4abc-8def-0123456789ab"
_SIGNED = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGV4In0.c2lnbmF0dXJl-_x"


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        (f"answered {_SIGNED}", "c2lnbmF0dXJl"),
        ("Authorization: Bearer abc.def", "abc.def"),
        ("GET https://login.example/cb?code=0.AQ&state=xyz", "0.AQ"),
        ("back at #access_token=short", "short"),
        ("code_verifier=tiny", "tiny"),
        ('{"refresh_token": "M.C5_BL2"}', "M.C5_BL2"),
        ("the code: GHJ7K2", "GHJ7K2"),
        ("asked alex@contoso.example for it", "alex"),
        ("key 0123456789abcdefABCDEF0123456789 used", "0123456789abcdef"),
    ],
)
def test_what_nobody_else_may_see_is_taken_out(line: str, secret: str) -> None:
    assert secret in line
    assert secret not in redacted(line)


@pytest.mark.parametrize(
    "line",
    [
        f"GET api.powerplatform.com/powerpages/environments/{{}}/websites 200 81 ms id {_GUID}",
        "check dual-write-licence could-not-be-checked, SERVICE-2, service Graph, status 403",
        "KeyError at app/provisioning/site_request.py:31 request_body_of_the_new_site",
        f"environment Default-{_GUID}, Default, westeurope",
    ],
)
def test_what_support_needs_stays(line: str) -> None:
    assert redacted(line) == line


def test_a_line_stays_one_line_of_a_bounded_length() -> None:
    shown = redacted("first\nsecond\x1b[31m\u2028" + "a b " * LONGEST)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert len(shown) <= LONGEST + 3


def test_the_name_of_the_person_s_own_folder_is_taken_out() -> None:
    assert redacted(f"cannot open {Path.home() / 'portal'}") == f"cannot open {Path('~') / 'portal'}"
