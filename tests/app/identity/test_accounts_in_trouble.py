from __future__ import annotations

import asyncio

import pytest
from identity_desk import Desk

from app.demo.faults import Fault, FaultName
from app.demo.tenant import PracticeTenant
from app.errors import (
    ConnectionLost,
    NetworkTrouble,
    PageInsteadOfData,
    ServiceDown,
    Throttled,
    Trouble,
    UnreadableReply,
)
from app.http import Token
from app.identity.accounts import Account


def token(desk: Desk, account: Account, service: str, **given: object) -> Token:
    return asyncio.run(desk.accounts.token(account, getattr(desk.cloud, service), **given))  # type: ignore[arg-type]


def saved(desk: Desk) -> tuple[Account, ...]:
    return asyncio.run(desk.accounts.saved())


OUTCOMES: list[tuple[FaultName, type[Trouble]]] = [
    ("unavailable", ServiceDown),
    ("server-problem", ServiceDown),
    ("throttled", Throttled),
    ("html-instead", PageInsteadOfData),
    ("malformed-json", UnreadableReply),
    ("cut-body", ConnectionLost),
    ("refuse-connection", NetworkTrouble),
]


@pytest.mark.parametrize(("fault", "outcome"), OUTCOMES)
def test_trouble_before_the_browser_opens_is_told(
    desk: Desk, tenant: PracticeTenant, fault: FaultName, outcome: type[Trouble]
) -> None:
    tenant.faults.add(Fault(fault, "login"))
    with pytest.raises(outcome):
        desk.signed_in()
    assert desk.pages == []
    tenant.faults.clear()
    assert desk.signed_in().tenant


@pytest.mark.parametrize(("fault", "outcome"), OUTCOMES[:-1])
def test_trouble_after_the_browser_came_back_is_told(
    desk: Desk, tenant: PracticeTenant, fault: FaultName, outcome: type[Trouble]
) -> None:
    account = desk.signed_in()
    tenant.faults.add(Fault(fault, "login"))
    with pytest.raises(outcome):
        desk.signed_in()
    tenant.faults.clear()
    assert saved(desk) == (account,)


@pytest.mark.parametrize(("fault", "outcome"), OUTCOMES[:-1])
def test_trouble_with_a_token_is_told_and_passes(
    desk: Desk, tenant: PracticeTenant, fault: FaultName, outcome: type[Trouble]
) -> None:
    account = desk.signed_in()
    tenant.faults.add(Fault(fault, "login"))
    with pytest.raises(outcome):
        token(desk, account, "graph")
    tenant.faults.clear()
    assert token(desk, account, "graph").value
