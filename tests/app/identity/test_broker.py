"""Windows' own sign-in, with the real MSAL and a stand-in for the package that speaks with Windows."""

from __future__ import annotations

import ast
import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from types import ModuleType

import pytest
from identity_desk import Desk
from windows_account import Account as WindowsAccount
from windows_account import Refusal, Result, Windows, on_windows

from app.clouds import Cloud
from app.demo.faults import Fault
from app.demo.tenant import PracticeTenant
from app.errors import SignInNeeded
from app.identity import broker
from app.identity.accounts import Account

WINDOW = 4711


@pytest.fixture
def windows(tenant: PracticeTenant, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    windows = Windows(tenant)
    with on_windows(monkeypatch, windows.module()):
        yield windows


def signed_in(desk: Desk, **wanted: str) -> Account | None:
    return asyncio.run(desk.accounts.sign_in_with_computer(WINDOW, **wanted))  # type: ignore[arg-type]


def questions(windows: Windows) -> list[str]:
    return [name for name, _ in windows.asked]


def test_it_is_there_on_windows_with_the_package(windows: Windows) -> None:
    assert broker.is_there()


def test_it_is_not_there_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    with on_windows(monkeypatch, None):
        assert not broker.is_there()


def test_it_is_not_there_on_other_systems() -> None:
    assert not broker.is_there()


def test_the_stand_in_has_nothing_that_the_real_package_lacks(tenant: PracticeTenant) -> None:
    found = find_spec("pymsalruntime")
    if found is None or not found.submodule_search_locations:
        pytest.skip("the package is not installed")
    described = Path(found.submodule_search_locations[0], "PyMsalRuntime.pyi").read_text("utf-8")
    real = {node.name: node for node in ast.parse(described).body if hasattr(node, "name")}
    stand_in = vars(Windows(tenant).module())
    # What one waits for is part of the compiled code alone.
    names = {name for name in stand_in if not name.startswith("_")} - {"CallbackData"}
    assert names - set(real) == set()
    for name in names:
        node = real[name]
        if isinstance(node, ast.FunctionDef):
            assert len(node.args.args) == len(signature(stand_in[name]).parameters), name
    for fake, name in ((Result, "AuthResult"), (Refusal, "Error"), (WindowsAccount, "Account")):
        methods = {one for one in vars(fake) if one.startswith(("get_", "is_"))}
        assert methods - _methods(real[f"MSALRuntime{name}"]) == set(), name


def _methods(node: ast.stmt) -> set[str]:
    assert isinstance(node, ast.ClassDef)
    return {one.name for one in node.body if isinstance(one, ast.FunctionDef)}


def test_the_account_of_the_computer_signs_in_above_the_window(windows: Windows, desk: Desk) -> None:
    account = signed_in(desk)
    assert account is not None
    assert account.user_name == "alex@ready.contoso.example"
    assert not account.is_guest
    assert questions(windows) == ["signin_silently", "signin_interactively"]
    assert windows.windows == [WINDOW]


def test_who_is_known_already_needs_no_window(windows: Windows, desk: Desk) -> None:
    windows.known = "ready"
    assert signed_in(desk) is not None
    assert questions(windows) == ["signin_silently"]


def test_what_is_wanted_reaches_windows(windows: Windows, desk: Desk, cloud: Cloud) -> None:
    claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
    hint = "alex@ready.contoso.example"
    assert asyncio.run(
        desk.accounts.sign_in_with_computer(WINDOW, hint=hint, claims=claims, service=cloud.graph)
    )
    _, asked = windows.asked[-1]
    assert asked["hint"] == hint
    assert json.loads(asked["claims"])["access_token"]["acrs"]["value"] == "c1"


def test_tokens_for_every_service_come_from_windows_also_after_a_restart(
    windows: Windows, desk: Desk, cloud: Cloud, start: Callable[..., Desk]
) -> None:
    account = signed_in(desk)
    assert account is not None
    assert "RefreshToken" not in desk.kept()
    again = start(keyring=desk.keyring)
    (saved,) = asyncio.run(again.accounts.saved())
    assert saved == account
    for service in (cloud.graph, cloud.power_platform, cloud.business_apps):
        assert asyncio.run(again.accounts.token(saved, service)).origin == service.address
    assert questions(windows)[2:] == ["acquire_token_silently"] * 3
    assert "AccessToken" not in again.kept()


def test_a_service_that_wants_more_is_asked_for_through_windows(
    windows: Windows, desk: Desk, cloud: Cloud
) -> None:
    account = signed_in(desk)
    assert account is not None
    asyncio.run(desk.accounts.token(account, cloud.graph, claims='{"a":{}}', renew=True))
    name, asked = windows.asked[-1]
    assert name == "acquire_token_silently"
    assert "a" in json.loads(asked["claims"])


@pytest.mark.parametrize("status", ["Status_AccountUnusable", "Status_UserCanceled", "Status_Unexpected"])
def test_where_windows_says_no_the_browser_is_asked_for(
    windows: Windows, desk: Desk, cloud: Cloud, status: str
) -> None:
    account = signed_in(desk)
    assert account is not None
    windows.status, windows.context = status, "AADSTS50173: something"
    with pytest.raises(SignInNeeded) as needed:
        asyncio.run(desk.accounts.token(account, cloud.graph))
    assert (needed.value.code, needed.value.resource) == ("50173", cloud.graph.address)
    assert asyncio.run(desk.accounts.sign_in(desk.opens(), hint=account.user_name)) == account
    before = len(windows.asked)
    asyncio.run(desk.accounts.token(account, cloud.graph, renew=True))
    assert len(windows.asked) == before


def test_what_is_odd_about_windows_later_leads_to_the_browser(
    windows: Windows, desk: Desk, cloud: Cloud
) -> None:
    account = signed_in(desk)
    assert account is not None
    # MSAL raises for a registration that lacks the address of the broker.
    windows.status, windows.context = "Status_ApiContractViolation", "AADSTS50011: no such address"
    with pytest.raises(SignInNeeded):
        asyncio.run(desk.accounts.token(account, cloud.graph))


def test_without_the_package_a_saved_account_of_windows_signs_in_in_the_browser(
    tenant: PracticeTenant,
    monkeypatch: pytest.MonkeyPatch,
    desk: Desk,
    cloud: Cloud,
    start: Callable[..., Desk],
) -> None:
    with on_windows(monkeypatch, Windows(tenant).module()):
        account = signed_in(desk)
    assert account is not None
    again = start(keyring=desk.keyring)
    with pytest.raises(SignInNeeded):
        asyncio.run(again.accounts.token(account, cloud.graph))


def test_signing_out_leaves_nothing_of_an_account_of_windows(windows: Windows, desk: Desk) -> None:
    account = signed_in(desk)
    assert account is not None
    asyncio.run(desk.accounts.sign_out(account))
    assert desk.kept() == {}
    assert asyncio.run(desk.accounts.saved()) == ()


def test_other_accounts_stay_as_they_are(windows: Windows, desk: Desk, cloud: Cloud) -> None:
    other = desk.signed_in("no-licence")
    account = signed_in(desk)
    assert set(asyncio.run(desk.accounts.saved())) == {other, account}
    assert asyncio.run(desk.accounts.token(other, cloud.graph)).origin == cloud.graph.address
    assert questions(windows)[2:] == []


@pytest.mark.parametrize(
    ("answer", "context"),
    [
        ("Status_UserCanceled", "(pii)"),
        ("Status_Unexpected", "AADSTS50011: the address is not registered"),
        ("Status_NoNetwork", ""),
    ],
)
def test_whatever_windows_says_instead_of_a_token_is_no_way(
    windows: Windows, desk: Desk, answer: str, context: str
) -> None:
    windows.answer, windows.context = answer, context
    assert signed_in(desk) is None
    assert asyncio.run(desk.accounts.saved()) == ()


def test_a_package_that_is_broken_is_no_way(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    with on_windows(monkeypatch, ModuleType("pymsalruntime")):
        assert signed_in(desk) is None


def test_windows_that_are_too_old_are_no_way_and_open_no_other_browser(
    tenant: PracticeTenant, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    package = Windows(tenant).module()
    # As the real package raises where the system lacks what it needs.
    vars(package)["register_logging_callback"] = _unsupported
    monkeypatch.setattr("webbrowser.open", _must_not_open)
    with on_windows(monkeypatch, package):
        assert signed_in(desk) is None


def _unsupported(_callback: object) -> None:
    raise RuntimeError


def _must_not_open(*_: object) -> None:
    raise AssertionError


def test_other_systems_are_no_way(desk: Desk) -> None:
    assert signed_in(desk) is None


def test_without_the_sign_in_service_it_is_no_way(
    windows: Windows, desk: Desk, tenant: PracticeTenant
) -> None:
    tenant.faults.add(Fault("refuse-connection", "login"))
    assert signed_in(desk) is None
    assert windows.asked == []


def test_the_waiting_for_windows_can_be_ended_and_a_late_answer_signs_nobody_in(
    windows: Windows, desk: Desk
) -> None:
    windows.held = threading.Event()

    async def give_up() -> None:
        waiting = asyncio.create_task(desk.accounts.sign_in_with_computer(WINDOW))
        while not windows.windows:  # noqa: ASYNC110 - Windows opens its window in its own time
            await asyncio.sleep(0.005)
        waiting.cancel()
        async with asyncio.timeout(30):
            await asyncio.wait((waiting,))
        assert waiting.cancelled()
        windows.held.set()  # type: ignore[union-attr]
        await asyncio.to_thread(_ended, "windows")
        await asyncio.sleep(0.1)

    asyncio.run(give_up())
    assert asyncio.run(desk.accounts.saved()) == ()


def _ended(name: str) -> None:
    while any(thread.name == name for thread in threading.enumerate()):
        time.sleep(0.005)
