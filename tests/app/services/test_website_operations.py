from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from scripted import ORIGIN, ScriptedHttp, client_of, reply

from app.errors import NotFound, PageInsteadOfData, ServiceRefused
from app.http import Request
from app.services.client import Client
from app.services.website_operations import (
    change_visibility,
    convert_to_production,
    delete_website,
    get_website,
    restart_website,
)

_SITE = f"{ORIGIN}/powerpages/environments/env/websites/a%2Fb"
_VERSION = "api-version=2024-10-01"

Ask = Callable[[Client], Coroutine[Any, Any, Any]]
ASKS: dict[str, tuple[Ask, str, str]] = {
    "restart": (lambda one: restart_website(one, "env", "a/b"), "POST", f"{_SITE}/restart?{_VERSION}"),
    "public": (
        lambda one: change_visibility(one, "env", "a/b", public=True),
        "POST",
        f"{_SITE}/updateSiteVisibility?{_VERSION}&siteVisibility=public",
    ),
    "private": (
        lambda one: change_visibility(one, "env", "a/b", public=False),
        "POST",
        f"{_SITE}/updateSiteVisibility?{_VERSION}&siteVisibility=private",
    ),
    "convert": (
        lambda one: convert_to_production(one, "env", "a/b"),
        "POST",
        f"{_SITE}/convertToProduction?{_VERSION}",
    ),
    "delete": (lambda one: delete_website(one, "env", "a/b"), "DELETE", f"{_SITE}?{_VERSION}"),
}


def sent(ask: Ask, answer: Any = None) -> list[Request]:
    client = client_of(lambda _: answer or reply(b"", 200))
    asyncio.run(ask(client))
    assert isinstance(client.http, ScriptedHttp)
    return client.http.requests


@pytest.mark.parametrize("name", ASKS)
def test_each_change_is_the_documented_request_sent_once(name: str) -> None:
    ask, method, url = ASKS[name]
    (request,) = sent(ask)
    assert (request.method, request.url, request.repeatable) == (method, url, False)


def test_a_conversion_asks_for_no_extras() -> None:
    (request,) = sent(ASKS["convert"][0])
    assert request.body is not None
    assert json.loads(request.body) == {
        "EnableCDN": False,
        "EnableWAF": False,
        "UseDynamics365PortalAddOnLicense": False,
    }


@pytest.mark.parametrize("name", ASKS)
def test_a_refusal_keeps_the_services_own_words(name: str) -> None:
    with pytest.raises(ServiceRefused) as refused:
        sent(ASKS[name][0], reply({"error": {"code": "D006", "message": "busy"}}, 400))
    assert (refused.value.code, refused.value.message) == ("D006", "busy")


@pytest.mark.parametrize("name", ASKS)
def test_a_networks_page_is_no_agreement(name: str) -> None:
    with pytest.raises(PageInsteadOfData):
        sent(ASKS[name][0], reply(b"<html>", 200, {"content-type": "text/html"}))


def test_a_deletion_may_name_its_operation() -> None:
    headers = {"operation-location": f"{ORIGIN}/operations/1", "retry-after": "30"}
    accepted = asyncio.run(delete_website(client_of(lambda _: reply(b"", 202, headers)), "env", "s"))
    assert (accepted.operation, accepted.wait) == (f"{ORIGIN}/operations/1", 30)


def test_one_site_is_read_by_its_id() -> None:
    row = {"id": "s", "name": "Contoso", "type": "Production", "selectedBaseLanguage": 1033}
    found = asyncio.run(get_website(client_of(lambda _: reply(row)), "env", "s"))
    assert (found.name, found.is_production, found.is_trial, found.language) == ("Contoso", True, False, 1033)
    with pytest.raises(NotFound):
        asyncio.run(get_website(client_of(lambda _: reply(b"", 404)), "env", "s"))
