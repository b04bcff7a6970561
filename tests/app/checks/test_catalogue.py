from __future__ import annotations

from app.catalogues import required_maps
from app.checks.catalogue import all_checks
from app.text import render


def test_every_prerequisite_is_checked_in_a_fixed_order() -> None:
    assert [check.id for check in all_checks()] == [
        "sign-in-rights",
        "dataverse",
        "administrator-role",
        "power-pages-licence",
        "supply-chain-licence",
        "finance-link",
        "finance-version",
        "dual-write-solutions",
        "table-map-sales-order-header",
        "table-map-sales-order-details",
        "table-map-accounts",
        "table-map-contacts",
        "table-map-products",
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


def test_licences_are_advice_and_all_else_is_needed() -> None:
    advice = {check.id for check in all_checks() if not check.mandatory}
    assert advice == {"power-pages-licence", "supply-chain-licence"}


def test_every_check_has_words_of_its_own() -> None:
    words = [(render(check.title), render(check.purpose)) for check in all_checks()]
    assert all(title and purpose.endswith(".") for title, purpose in words)
    assert len(set(words)) == len(words)
