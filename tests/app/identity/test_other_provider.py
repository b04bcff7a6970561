"""Sign-in at an OpenID provider that is neither Microsoft's nor ours: npm's `oidc-provider`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from identity_desk import Desk
from other_provider import PERSON, Provider, running_provider

from app.clouds import Cloud
from app.errors import SignInDeclined, SignInNeeded, SignInRefused
from app.http import Token
from app.identity.accounts import Account, DeviceCode

TOKEN = "/realm/token"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with running_provider(tmp_path_factory.mktemp("provider")) as provider:
        yield provider


@pytest.fixture
def cloud(provider: Provider) -> Cloud:
    return provider.cloud()


def signed_in(desk: Desk, provider: Provider, person: str = PERSON) -> Account:
    return asyncio.run(desk.accounts.sign_in(desk.browser(provider.sign_in, person)))


def token(desk: Desk, account: Account, service: str, **given: Any) -> Token:
    return asyncio.run(desk.accounts.token(account, getattr(desk.cloud, service), **given))


def grants(desk: Desk) -> list[str]:
    """What was handed in for tokens, in its order."""
    asked = [one for one in desk.http.requests if one.url.endswith(TOKEN)]
    return [parse_qs((one.body or b"").decode())["grant_type"][0].rpartition(":")[2] for one in asked]


def test_a_person_signs_in_with_the_browser(desk: Desk, provider: Provider) -> None:
    account = signed_in(desk, provider)
    assert account == Account(PERSON, f"{PERSON}@contoso.example", "")
    assert not account.is_guest
    assert asyncio.run(desk.accounts.saved()) == (account,)
    asked = parse_qs(urlsplit(desk.pages[0]).query)
    assert (asked["response_mode"], asked["code_challenge_method"]) == (["form_post"], ["S256"])
    assert asked["prompt"] == ["login consent"]
    given = token(desk, account, "power_platform")
    assert given.origin == desk.cloud.power_platform.address
    assert provider.accepts(given.value)
    assert grants(desk) == ["authorization_code"]


def test_a_person_who_is_known_signs_in_again(desk: Desk, provider: Provider) -> None:
    account = signed_in(desk, provider)
    again = desk.accounts.sign_in(desk.browser(provider.sign_in), hint=account.user_name)
    assert asyncio.run(again) == account
    asked = parse_qs(urlsplit(desk.pages[1]).query)
    assert (asked["login_hint"], asked["prompt"]) == ([account.user_name], ["consent"])
    assert token(desk, account, "discovery", renew=True).value


def test_a_second_service_needs_no_second_sign_in(desk: Desk, provider: Provider) -> None:
    account = signed_in(desk, provider)
    first = token(desk, account, "power_platform")
    # The first token would do for this service too; only a new one shows that the sign-in does.
    second = token(desk, account, "business_apps", renew=True)
    assert provider.accepts(second.value)
    assert first.value != second.value
    assert (len(desk.pages), grants(desk)) == (1, ["authorization_code", "refresh_token"])


def test_a_refresh_token_that_counts_once_is_enough_for_all_services_at_once(
    desk: Desk, provider: Provider
) -> None:
    account = signed_in(desk, provider)
    services = (desk.cloud.business_apps, desk.cloud.discovery, desk.cloud.power_platform)

    async def tokens() -> list[Token]:
        asked = [desk.accounts.token(account, service, renew=True) for service in services * 2]
        return await asyncio.gather(*asked)

    given = asyncio.run(tokens())
    assert grants(desk) == ["authorization_code", *["refresh_token"] * 6]
    assert all(provider.accepts(one.value) for one in given)
    assert token(desk, account, "discovery", renew=True).value


def test_a_token_whose_time_is_over_is_renewed_without_the_person(
    start: Callable[..., Desk], provider: Provider
) -> None:
    desk = start(client_id="the-hurried-program")
    account = signed_in(desk, provider)
    assert provider.accepts(token(desk, account, "power_platform").value)
    assert (len(desk.pages), grants(desk)) == (1, ["authorization_code", "refresh_token"])


def test_a_saved_sign_in_outlasts_the_program(desk: Desk, provider: Provider) -> None:
    account = signed_in(desk, provider)
    for service in ("business_apps", "discovery"):
        desk = desk.restarted()
        assert asyncio.run(desk.accounts.saved()) == (account,)
        assert provider.accepts(token(desk, account, service).value)
        assert (desk.pages, grants(desk)) == ([], ["refresh_token"])
    desk.close()


def test_a_person_signs_in_with_a_code(desk: Desk, provider: Provider) -> None:
    shown: list[DeviceCode] = []

    def act(code: DeviceCode) -> None:
        shown.append(code)
        provider.enter_code(code.address, code.code)

    account = asyncio.run(desk.accounts.sign_in_with_code(act))
    assert account.user_name == f"{PERSON}@contoso.example"
    assert shown[0].seconds > 60
    assert provider.accepts(token(desk, account, "business_apps", renew=True).value)
    assert grants(desk)[-2:] == ["device_code", "refresh_token"]


def test_a_person_may_say_no(desk: Desk, provider: Provider) -> None:
    with pytest.raises(SignInDeclined):
        asyncio.run(desk.accounts.sign_in(desk.browser(provider.decline)))
    with pytest.raises(SignInDeclined):
        asyncio.run(
            desk.accounts.sign_in_with_code(
                lambda code: provider.enter_code(code.address, code.code, decline=True)
            )
        )
    assert asyncio.run(desk.accounts.saved()) == ()
    assert desk.keyring.entries == {}


def test_a_service_that_the_provider_does_not_know_leaves_the_others_alone(
    desk: Desk, provider: Provider
) -> None:
    account = signed_in(desk, provider)
    with pytest.raises(SignInRefused) as refused:
        token(desk, account, "graph")
    assert refused.value.code == "invalid_scope"
    assert provider.accepts(token(desk, account, "discovery").value)


def test_signing_out_leaves_no_trace(desk: Desk, provider: Provider) -> None:
    account, other = signed_in(desk, provider), signed_in(desk, provider, "bo")
    asyncio.run(desk.accounts.sign_out(account))
    assert asyncio.run(desk.accounts.saved()) == (other,)
    assert PERSON not in str(desk.kept())
    with pytest.raises(SignInNeeded):
        token(desk, account, "power_platform")
    assert provider.accepts(token(desk, other, "business_apps").value)
    asyncio.run(desk.accounts.sign_out(other))
    assert desk.keyring.entries == {}


def test_a_sign_in_that_the_provider_has_ended_is_told(desk: Desk, provider: Provider) -> None:
    account = signed_in(desk, provider)
    (kept,) = desk.kept()["RefreshToken"].values()
    with provider.browser() as browser:
        ending = {"token": kept["secret"], "client_id": desk.client_id}
        browser.post(f"{provider.issuer}/token/revocation", data=ending, timeout=10).raise_for_status()
    with pytest.raises(SignInNeeded):
        token(desk, account, "discovery", renew=True)
