from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from identity_desk import NAME, Desk
from one_entry import OneEntry

from app.clouds import Cloud
from app.demo.faults import Fault
from app.demo.tenant import PracticeTenant
from app.errors import (
    ConsentNeeded,
    NotRegistered,
    SignInDeclined,
    SignInNeeded,
)
from app.http import Token
from app.identity.accounts import Account
from app.identity.vault import Vault, VaultClosed

CLAIMS = '{"access_token": {"nbf": {"essential": true, "value": "1"}}}'


def token(desk: Desk, account: Account, service: str, **given: object) -> Token:
    return asyncio.run(desk.accounts.token(account, getattr(desk.cloud, service), **given))  # type: ignore[arg-type]


def saved(desk: Desk) -> tuple[Account, ...]:
    return asyncio.run(desk.accounts.saved())


def test_a_person_signs_in_with_the_browser(desk: Desk) -> None:
    account = desk.signed_in()
    assert account.user_name.startswith("alex")
    assert account.id.endswith("." + account.tenant)
    assert saved(desk) == (account,)
    assert desk.accounts.kept


@pytest.mark.parametrize("service", ["graph", "business_apps", "power_platform", "discovery"])
def test_one_sign_in_serves_every_service(desk: Desk, service: str) -> None:
    account = desk.signed_in()
    given = token(desk, account, service)
    assert given.origin == getattr(desk.cloud, service).address
    claims = jwt.decode(given.value, options={"verify_signature": False})
    assert claims["aud"] == given.origin
    assert len(desk.pages) == 1


def test_a_token_is_asked_for_once(desk: Desk) -> None:
    account = desk.signed_in()
    first = token(desk, account, "graph")
    asked = desk.http.asked("/token")
    assert token(desk, account, "graph") == first
    assert desk.http.asked("/token") == asked


def test_tokens_for_several_services_may_be_asked_for_at_once(desk: Desk) -> None:
    account = desk.signed_in()
    services = (desk.cloud.graph, desk.cloud.business_apps, desk.cloud.power_platform, desk.cloud.discovery)

    async def tokens() -> list[Token]:
        return await asyncio.gather(*(desk.accounts.token(account, service) for service in services))

    assert [given.origin for given in asyncio.run(tokens())] == [service.address for service in services]


def test_a_saved_sign_in_outlasts_the_program(desk: Desk) -> None:
    account = desk.signed_in()
    later = desk.restarted()
    assert saved(later) == (account,)
    assert later.http.requests == []
    assert token(later, account, "graph").value
    assert later.pages == []
    later.close()


def test_no_access_token_is_kept_in_the_keyring(desk: Desk) -> None:
    account = desk.signed_in()
    given = token(desk, account, "graph")
    assert "AccessToken" not in desk.kept()
    assert given.value not in json.dumps(desk.kept())
    assert desk.kept()["RefreshToken"]
    assert set(desk.keyring.entries) == {NAME}


def test_the_first_page_asks_who_signs_in(desk: Desk) -> None:
    desk.signed_in()
    asked = parse_qs(urlsplit(desk.pages[0]).query)
    assert asked["prompt"] == ["select_account"]
    assert "login_hint" not in asked
    assert asked["response_mode"] == ["form_post"]
    assert asked["code_challenge_method"] == ["S256"]


def test_a_person_who_is_known_is_not_asked_who(desk: Desk) -> None:
    account = desk.signed_in()
    asyncio.run(desk.accounts.sign_in(desk.opens(), hint=account.user_name))
    asked = parse_qs(urlsplit(desk.pages[1]).query)
    assert asked["login_hint"] == [account.user_name]
    assert "prompt" not in asked
    assert saved(desk) == (account,)


def test_two_people_may_be_signed_in(desk: Desk) -> None:
    alex, bo = desk.signed_in("ready"), desk.signed_in("maps-stopped")
    assert set(saved(desk)) == {alex, bo}
    for account in (alex, bo):
        claims = jwt.decode(token(desk, account, "graph").value, options={"verify_signature": False})
        assert claims["tid"] == account.tenant


def test_a_person_may_say_no_in_the_browser(desk: Desk) -> None:
    with pytest.raises(SignInDeclined):
        asyncio.run(desk.accounts.sign_in(desk.declines()))
    assert saved(desk) == ()


def test_a_service_that_is_not_allowed_leaves_the_others_alone(desk: Desk) -> None:
    account = desk.signed_in("licence-unreadable")
    with pytest.raises(ConsentNeeded) as refused:
        token(desk, account, "graph")
    assert (refused.value.resource, refused.value.code) == (desk.cloud.graph.address, "65001")
    assert refused.value.correlation
    assert token(desk, account, "power_platform").value
    assert saved(desk) == (account,)


def test_a_refusal_is_repeated_from_memory_until_it_is_asked_anew(desk: Desk) -> None:
    account = desk.signed_in("licence-unreadable")
    asked = [desk.http.asked("/token")]
    for given in ({}, {}, {"renew": True}):
        with pytest.raises(ConsentNeeded):
            token(desk, account, "graph", **given)
        asked.append(desk.http.asked("/token"))
    first, second, third, renewed = asked
    assert (second - first, third - second, renewed - third) == (1, 0, 1)


def test_a_refusal_can_be_forgotten(desk: Desk) -> None:
    account = desk.signed_in("licence-unreadable")
    with pytest.raises(ConsentNeeded):
        token(desk, account, "graph")
    asked = desk.http.asked("/token")
    desk.accounts.forget_refusals()
    with pytest.raises(ConsentNeeded):
        token(desk, account, "graph")
    assert desk.http.asked("/token") == asked + 1


def test_a_token_is_renewed_on_demand(desk: Desk) -> None:
    account = desk.signed_in()
    first = token(desk, account, "graph")
    asked = desk.http.asked("/token")
    assert token(desk, account, "graph", renew=True).origin == first.origin
    assert desk.http.asked("/token") == asked + 1


def test_what_a_service_wants_proved_reaches_microsoft(desk: Desk) -> None:
    account = desk.signed_in()
    token(desk, account, "graph")
    token(desk, account, "graph", claims=CLAIMS)
    body = parse_qs((desk.http.requests[-1].body or b"").decode())
    wanted = json.loads(body["claims"][0])["access_token"]
    assert wanted["nbf"] == {"essential": True, "value": "1"}
    assert wanted["xms_cc"] == {"values": ["CP1"]}


def test_what_a_service_wants_proved_can_be_proved_in_the_browser(desk: Desk) -> None:
    asyncio.run(desk.accounts.sign_in(desk.opens(), service=desk.cloud.graph, claims=CLAIMS))
    asked = parse_qs(urlsplit(desk.pages[0]).query)
    assert json.loads(asked["claims"][0])["access_token"]["nbf"]["essential"] is True
    assert desk.cloud.graph.scopes[0] in asked["scope"][0]


def test_a_sign_in_that_has_ended_is_told(desk: Desk) -> None:
    account = desk.signed_in()
    content = desk.kept()
    for entry in content["RefreshToken"].values():
        entry["secret"] = "revoked"
    Vault(desk.keyring, NAME).save(json.dumps(content))
    later = desk.restarted()
    with pytest.raises(SignInNeeded):
        token(later, account, "graph")
    later.close()


def test_nobody_gets_a_token_without_having_signed_in(desk: Desk) -> None:
    with pytest.raises(SignInNeeded) as refused:
        token(desk, Account("a.b", "a", "b"), "graph", claims=CLAIMS)
    assert refused.value.claims == CLAIMS
    assert desk.http.asked("/token") == 0


def test_signing_out_leaves_no_trace(desk: Desk, tenant: PracticeTenant) -> None:
    account = desk.signed_in()
    token(desk, account, "graph")
    # It needs no network.
    tenant.faults.add(Fault("refuse-connection", "*"))
    asked = len(desk.http.requests)
    asyncio.run(desk.accounts.sign_out(account))
    assert desk.keyring.entries == {}
    assert saved(desk) == ()
    assert "secret" not in desk.memory.cache.serialize()
    with pytest.raises(SignInNeeded):
        token(desk, account, "graph")
    assert len(desk.http.requests) == asked


def test_signing_out_after_a_restart_leaves_no_trace(desk: Desk, tenant: PracticeTenant) -> None:
    account = desk.signed_in()
    tenant.faults.add(Fault("refuse-connection", "*"))
    later = desk.restarted()
    asyncio.run(later.accounts.sign_out(account))
    assert later.keyring.entries == {}
    later.close()


def test_signing_out_leaves_others_signed_in(desk: Desk) -> None:
    alex, bo = desk.signed_in("ready"), desk.signed_in("maps-stopped")
    asyncio.run(desk.accounts.sign_out(alex))
    assert saved(desk) == (bo,)
    assert alex.id not in json.dumps(desk.kept())
    assert token(desk, bo, "graph").value
    later = desk.restarted()
    assert saved(later) == (bo,)
    later.close()


def test_a_person_can_sign_in_again_after_signing_out(desk: Desk) -> None:
    account = desk.signed_in()
    asyncio.run(desk.accounts.sign_out(account))
    assert desk.signed_in() == account
    assert desk.kept()["RefreshToken"]


def _closed() -> Vault:
    raise VaultClosed("no keyring")


def test_without_a_keyring_a_sign_in_lasts_as_long_as_the_program(start: Callable[..., Desk]) -> None:
    desk = start(open_vault=_closed)
    account = desk.signed_in()
    assert not desk.accounts.kept
    assert token(desk, account, "graph").value
    assert saved(desk) == (account,)
    assert desk.keyring.entries == {}
    asyncio.run(desk.accounts.sign_out(account))
    assert saved(desk) == ()


def test_a_keyring_that_refuses_to_save_is_noticed(start: Callable[..., Desk]) -> None:
    class Full(OneEntry):
        def set_password(self, service: str, username: str, password: str) -> None:
            raise RuntimeError("The stub received bad data")

    desk = start(keyring=Full())
    account = desk.signed_in()
    assert not desk.accounts.kept
    assert token(desk, account, "graph").value


def test_a_program_that_is_not_registered_signs_nobody_in(start: Callable[..., Desk]) -> None:
    desk = start(client_id="")
    with pytest.raises(NotRegistered):
        desk.signed_in()
    with pytest.raises(NotRegistered):
        asyncio.run(desk.accounts.sign_in_with_code(lambda _: None))
    assert desk.http.requests == []


def test_people_of_the_same_name_are_told_apart(desk: Desk) -> None:
    alex = desk.signed_in("ready")
    content = json.loads(desk.memory.cache.serialize())
    (key, entry), *_ = content["Account"].items()
    former = {**entry, "home_account_id": "former." + alex.tenant, "local_account_id": "former"}
    content["Account"] = {"former": former, key: entry}
    desk.memory.cache.deserialize(json.dumps(content))
    assert desk.signed_in("ready") == alex


def test_a_cloud_names_the_organisations_sign_in(desk: Desk, cloud: Cloud) -> None:
    desk.signed_in()
    assert desk.http.requests[0].url.startswith(f"{cloud.authority}/organizations/v2.0/")
    assert replace(cloud, authority="") != cloud
