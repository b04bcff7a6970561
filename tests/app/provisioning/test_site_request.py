from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.provisioning.site_request import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    SHORTEST_ADDRESS,
    Part,
    SiteRequest,
    objections,
    renamed,
    suggested_address,
)
from app.text import render

_LANGUAGES = (1033, 1053)
_GOOD = SiteRequest("Contoso orders", "contoso-orders", 1053)


def parts(request: SiteRequest) -> list[Part]:
    return [objection.part for objection in objections(request, _LANGUAGES)]


def test_a_whole_request_meets_no_objection() -> None:
    assert objections(_GOOD, _LANGUAGES) == ()


def test_an_empty_request_is_asked_for_everything() -> None:
    assert parts(SiteRequest()) == [Part.NAME, Part.ADDRESS, Part.LANGUAGE]


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "tab\there", "x" * (LONGEST_NAME + 1), "\x00"])
def test_names_that_will_not_do(name: str) -> None:
    assert parts(SiteRequest(name, "contoso", 1033)) == [Part.NAME]


@pytest.mark.parametrize(
    "name", ["Contoso", "Kundportalen – ÅÄÖ", "注文", "a'b\"c<script>", "x" * LONGEST_NAME]
)
def test_names_that_will_do(name: str) -> None:
    assert parts(SiteRequest(name, "contoso", 1033)) == []


@pytest.mark.parametrize(
    "subdomain",
    [
        "",
        "ab",
        "a" * 51,
        "Contoso",
        "con toso",
        "-contoso",
        "contoso-",
        "cöntoso",
        "a.b.c",
        "abc\n",
        "a_b_c",
        "１２３",
    ],
)
def test_addresses_that_will_not_do(subdomain: str) -> None:
    assert parts(SiteRequest("Contoso", subdomain, 1033)) == [Part.ADDRESS]


@pytest.mark.parametrize("subdomain", ["abc", "123", "a-b", "a--b", "a" * 50])
def test_addresses_that_will_do(subdomain: str) -> None:
    assert parts(SiteRequest("Contoso", subdomain, 1033)) == []


@pytest.mark.parametrize("language", [None, 1043, 0])
def test_only_an_enabled_language_will_do(language: int | None) -> None:
    assert parts(SiteRequest("Contoso", "contoso", language)) == [Part.LANGUAGE]


def test_every_objection_has_words() -> None:
    worst = [SiteRequest(), SiteRequest("x" * 101, "a", 1), SiteRequest("\n", "A" * 9, 1)]
    reasons = [render(one.reason) for request in worst for one in objections(request, _LANGUAGES)]
    assert all(reason.endswith(".") and "{" not in reason for reason in reasons)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Contoso Orders", "contoso-orders"),
        ("  Ångström & Söner AB  ", "angstrom-soner-ab"),
        ("Straße 7", "strasse-7"),
        ("ﬁne…", "fine"),
        ("注文", ""),
        ("---", ""),
        ("", ""),
    ],
)
def test_an_address_is_suggested_from_the_name(name: str, address: str) -> None:
    assert suggested_address(name) == address


@given(st.text(max_size=200))
def test_a_suggestion_is_empty_too_short_or_will_do(name: str) -> None:
    address = suggested_address(name)
    assert len(address) <= LONGEST_ADDRESS
    if len(address) >= SHORTEST_ADDRESS:
        assert Part.ADDRESS not in parts(SiteRequest("any", address, 1033))
    assert suggested_address(address) == address


@given(st.text(max_size=60))
def test_an_address_without_objection_can_stand_in_a_web_address(subdomain: str) -> None:
    if Part.ADDRESS not in parts(SiteRequest("any", subdomain, 1033)):
        assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{1,48})[a-z0-9]", subdomain)


@given(st.text(), st.text(), st.none() | st.integers(), st.lists(st.integers(), max_size=3))
def test_anything_can_be_entered(name: str, subdomain: str, language: int | None, offered: list[int]) -> None:
    for objection in objections(SiteRequest(name, subdomain, language), tuple(offered)):
        assert render(objection.reason)


def test_an_address_made_of_the_name_follows_the_name() -> None:
    request = renamed(SiteRequest("", "", 1033), "Contoso")
    assert request == SiteRequest("Contoso", "contoso", 1033)
    assert renamed(request, "Contoso orders").subdomain == "contoso-orders"


def test_an_address_of_the_persons_own_stays() -> None:
    assert renamed(SiteRequest("Contoso", "shop", 1033), "Contoso orders").subdomain == "shop"
