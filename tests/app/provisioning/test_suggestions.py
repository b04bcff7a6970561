"""Other addresses where the wanted one is not given out."""

from __future__ import annotations

from app.provisioning.site_request import SiteRequest, objections
from app.provisioning.suggestions import other_addresses


def test_suggestions_are_like_what_was_wanted_and_would_do() -> None:
    request = SiteRequest("Contoso Orders", "contoso", 1033)
    found = other_addresses(request, frozenset({"contoso"}))
    assert found == ("contoso-orders", "contoso-portal", "contoso-customers", "contoso-b2b")
    for address in found:
        assert objections(SiteRequest("Contoso", address, 1033), (1033,)) == ()


def test_what_was_refused_before_is_not_suggested_again() -> None:
    refused = frozenset({"contoso", "contoso-portal", "contoso-orders"})
    assert not refused & set(other_addresses(SiteRequest("Contoso", "contoso", 1033), refused))


def test_a_long_address_is_cut_to_make_room() -> None:
    found = other_addresses(SiteRequest("", "a" * 50, 1033), frozenset({"a" * 50}))
    assert all(len(address) <= 50 for address in found)
    assert len(set(found)) == len(found) == 4


def test_without_any_words_numbers_do_not_stand_alone() -> None:
    assert other_addresses(SiteRequest("", "", 1033), frozenset()) == ()
