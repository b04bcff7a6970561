from __future__ import annotations

from app.catalogues import required_maps
from app.checks.catalogue import all_checks
from app.text import render


def test_every_prerequisite_is_checked_in_a_fixed_order() -> None:
    assert [check.id for check in all_checks()] == [
        "sign-in-rights",
        "dataverse",
        "environment-kind",
        "administrator-role",
        "site-creation",
        "power-pages-licence",
        "supply-chain-licence",
        "dual-write-licence",
        "finance-link",
        "finance-version",
        "dual-write-solutions",
        "table-map-sales-order-header",
        "table-map-sales-order-details",
        "table-map-accounts",
        "table-map-contacts",
        "table-map-products",
        "portal-template",
        "first-site",
        "portal-slot",
    ]


def test_the_five_maps_of_the_portal_are_in_the_catalogue() -> None:
    assert [wanted.name for wanted in required_maps()] == [
        "Sales Order Header",
        "Sales Order Details",
        "Accounts",
        "Contacts",
        "Products",
    ]


def test_what_cannot_be_proved_or_can_wait_is_advice() -> None:
    advice = {check.id for check in all_checks() if not check.mandatory}
    assert advice == {
        "environment-kind",
        "site-creation",
        "power-pages-licence",
        "supply-chain-licence",
        "dual-write-licence",
        "portal-template",
        "first-site",
    }


def test_what_could_not_be_checked_as_advice_can_be_confirmed() -> None:
    assert all(check.confirmable for check in all_checks() if not check.mandatory)


def test_every_check_has_words_of_its_own() -> None:
    words = [(render(check.title), render(check.purpose)) for check in all_checks()]
    assert all(title and purpose.endswith(".") for title, purpose in words)
    assert len(set(words)) == len(words)
