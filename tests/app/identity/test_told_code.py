from __future__ import annotations

import asyncio

import pytest
from identity_desk import Desk

from app.errors import UnreadableReply
from app.identity.accounts import DeviceCode


@pytest.mark.parametrize(
    "told", [{"verification_uri": "https://[x"}, {"verification_uri": 7}, {"user_code": ["A"]}]
)
def test_a_code_that_cannot_be_shown_is_no_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, told: dict[str, object]
) -> None:
    flow = {"user_code": "A", "verification_uri": "https://login.example", "expires_in": 900, **told}
    monkeypatch.setattr("app.identity.accounts.Directory.start_code", lambda _self, _scopes: flow)
    with pytest.raises(UnreadableReply):
        asyncio.run(desk.accounts.sign_in_with_code(lambda _: None))


def test_a_code_is_good_for_a_day_at_most(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    flow = {"user_code": "A", "verification_uri": "https://login.example", "expires_in": 10**30}
    monkeypatch.setattr("app.identity.accounts.Directory.start_code", lambda _self, _scopes: flow)
    shown: list[DeviceCode] = []

    def leave(code: DeviceCode) -> None:
        shown.append(code)
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(desk.accounts.sign_in_with_code(leave))
    assert [one.seconds for one in shown] == [24 * 60 * 60]
