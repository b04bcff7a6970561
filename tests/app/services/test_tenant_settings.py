from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded
from scripted import always, client_of, reply

from app.demo.contoso.company import limit_site_creation
from app.errors import Trouble
from app.http import Reply, Request
from app.services.tenant_settings import TenantSettings, tenant_settings

_BODY = {"disablePortalsCreationByNonAdminUsers": True, "powerPlatform": {"powerPages": {}}}


def read(body: object) -> TenantSettings:
    return asyncio.run(tenant_settings(always(body)))


def test_the_recorded_settings_are_read() -> None:
    assert read(recorded("api", "bap_tenant_settings_listTenantSettings")) == TenantSettings(False)


@pytest.mark.parametrize(("said", "limited"), [(True, True), (False, False), (None, None), ("true", None)])
def test_a_switch_that_is_no_yes_or_no_is_not_told(said: Any, limited: bool | None) -> None:
    found = read({"disablePortalsCreationByNonAdminUsers": said})
    assert found.only_administrators_create_sites is limited


def test_settings_without_the_switch_do_not_tell() -> None:
    assert read({}) == TenantSettings(None)


def test_they_are_asked_for_once_with_post() -> None:
    asked: list[tuple[str, str]] = []

    def script(request: Request) -> Reply:
        asked.append((request.method, request.url))
        return reply(_BODY)

    asyncio.run(tenant_settings(client_of(script)))
    ((method, url),) = asked
    assert method == "POST"
    assert url.endswith("/providers/Microsoft.BusinessAppPlatform/listTenantSettings?api-version=2020-10-01")


def test_the_practice_company_has_the_switch(practice: Practice) -> None:
    client = practice.company().business_apps
    assert asyncio.run(tenant_settings(client)) == TenantSettings(False)
    with practice.documents() as documents:
        limit_site_creation(documents, practice.person("ready").tenant, limited=True)
    assert asyncio.run(tenant_settings(client)) == TenantSettings(True)


@given(mutated(_BODY))
def test_whatever_is_said_of_settings_it_is_read_or_a_known_trouble(body: object) -> None:
    try:
        assert isinstance(read(body), TenantSettings)
    except Trouble:
        return
