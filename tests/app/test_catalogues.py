from __future__ import annotations

import re
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from recorded_replies import recorded, recorded_table

from app.catalogues import (
    LicenceGroup,
    RequiredMap,
    ScreenWord,
    dual_write_word,
    help_page,
    plan_catalogue,
    portal_languages,
    required_maps,
    required_solutions,
)

HELP = (
    "app_registration",
    "commerce",
    "customer_portal",
    "link_finance",
    "set_up",
    "site_lifecycle",
    "site_roles",
    "solutions",
    "table_maps",
    "user_administration",
)


def test_the_portal_needs_five_maps() -> None:
    maps = required_maps()
    assert len({one.id for one in maps}) == len({one.name for one in maps}) == 5
    assert all(one.pairs for one in maps)


def test_tables_are_named_as_dataverse_names_them() -> None:
    for pair in (pair for one in required_maps() for pair in one.pairs):
        assert re.fullmatch(r"[a-z][a-z0-9_]+", pair.table)
        assert re.fullmatch(r"[a-z][a-z0-9_]+", pair.table_set)
        assert pair.entity


def test_the_maps_are_those_that_were_recorded() -> None:
    tables = str(recorded("dualwrite", "required_maps"))
    assert all(any(pair.table in tables for pair in one.pairs) for one in required_maps())


LANGUAGES = ("sv", "nl", "fr", "de", "es")


def test_maps_are_named_in_six_languages_as_in_microsoft_s_documents() -> None:
    terms = recorded("dualwrite", "glossary_sv_nl_fr_de_es")["terms"]
    for one in required_maps():
        assert dict(one.names) == terms[one.name]
        assert tuple(dict(one.names)) == LANGUAGES


def test_maps_accept_what_was_recorded_as_accepted() -> None:
    for one in recorded("dualwrite", "required_maps")["maps"]:
        (wanted,) = [each for each in required_maps() if each.name == one["seed"]]
        accepted = {
            (each["fno"], each["dataverseSet"], each["dataverseLogical"]) for each in one["acceptAny"]
        }
        assert {(pair.entity, pair.table_set, pair.table) for pair in wanted.pairs} == accepted
        assert wanted.both_ways == (one["direction"] == "both")


def test_maps_are_started_in_microsoft_s_order() -> None:
    order = {
        one["mapName"]: one["order"] for one in recorded("dualwrite", "oob_maps_in_dependency_order")["maps"]
    }

    def place(one: RequiredMap) -> int:
        return min(int(order.get(f"{pair.table_set} - {pair.entity}", 99)) for pair in one.pairs)

    by_turn = sorted(required_maps(), key=lambda one: one.turn)
    assert [one.id for one in by_turn] == [one.id for one in sorted(required_maps(), key=place)]


def test_what_a_map_needs_has_its_turn_before() -> None:
    turns = {one.id: one.turn for one in required_maps()}
    assert sorted(turns.values()) == [1, 2, 3, 4, 5]
    for one in required_maps():
        assert all(turns[needed] < one.turn for needed in one.needs)


def test_related_maps_are_ones_of_microsoft_s_own() -> None:
    known = {one["fno"] for one in recorded("dualwrite", "oob_maps_in_dependency_order")["maps"]}
    assert {name for one in required_maps() for name in one.related} <= known


@pytest.mark.parametrize(
    ("name", "language", "word", "is_known"),
    [
        ("running", "en", "Running", True),
        ("running", "sv", "Körs", True),
        ("running", "fi", "Running", False),
        ("resume", "sv", "Resume", False),
        ("initial_sync_details", "es", "Detalles de sincronización inicial", True),
    ],
)
def test_the_words_of_the_dual_write_screen_fall_back_to_english(
    name: str, language: str, word: str, is_known: bool
) -> None:
    assert dual_write_word(name, language) == ScreenWord(word, is_known)


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("running", "status Running"),
        ("not_running", "status Not running"),
        ("data_management", "Data management (workspace)"),
        ("dual_write", "Dual Write (tile)"),
        ("initial_sync_details", "Initial sync details (tab)"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_dual_write_screen_are_those_of_the_glossary(
    name: str, term: str, language: str
) -> None:
    glossary = recorded("dualwrite", "glossary_sv_nl_fr_de_es")["terms"][term][language]
    assert glossary.startswith(dual_write_word(name, language).word.removesuffix("s"))


def test_packages_are_ones_that_were_recorded() -> None:
    known = {
        one["uniqueName"] for one in recorded("api", "ppapi_tenant_applicationpackages_list_245")["value"]
    }
    for group in required_solutions():
        assert set(group.packages) <= known


def test_solutions_are_known_by_their_unique_names() -> None:
    groups = required_solutions()
    assert groups
    assert all(group.title and group.names for group in groups)
    assert all(re.fullmatch(r"[A-Za-z0-9_]+", name) for group in groups for name in group.names)


def licence_groups() -> tuple[LicenceGroup, ...]:
    catalogue = plan_catalogue()
    return (
        catalogue.power_pages,
        catalogue.power_pages_trial,
        catalogue.power_pages_visitors,
        catalogue.power_pages_own_staff,
        catalogue.supply_chain,
        catalogue.supply_chain_trial,
        catalogue.supply_chain_limited,
    )


def test_plans_and_products_are_ids_in_lower_case_and_mean_one_thing() -> None:
    plans = [plan for group in licence_groups() for plan in group.plans]
    products = [product for group in licence_groups() for product in group.products]
    products += plan_catalogue().elsewhere
    assert all(group.plans for group in licence_groups())
    assert all(str(UUID(one)) == one for one in plans + products)
    assert len(plans) == len(set(plans))
    assert len(products) == len(set(products))


def test_kinds_of_capacity_are_compared_in_small_letters() -> None:
    catalogue = plan_catalogue()
    assert catalogue.set_aside <= catalogue.owned
    assert all(name == name.lower() for name in catalogue.owned)


def test_plans_and_products_are_those_of_microsoft_s_list() -> None:
    listed = "\n".join(recorded_table("licensing", "ms_product_names_relevant")).lower()
    listed += "\n".join(recorded_table("licensing", "skus_with_power_pages_internal_user")).lower()
    for group in licence_groups():
        assert all(one in listed for one in group.plans | group.products)
    assert all(product in listed for product in plan_catalogue().elsewhere)


def test_languages_are_those_that_microsoft_offers() -> None:
    languages = portal_languages()
    assert len({language.id for language in languages}) == len(languages) == 43
    assert len({language.code for language in languages}) == 43
    assert all(language.name for language in languages)
    assert {language.id for language in languages} >= {1033, 1043, 1053}


@pytest.mark.parametrize("name", HELP)
def test_help_is_at_microsoft_s_own_pages(name: str) -> None:
    parts = urlsplit(help_page(name))
    assert (parts.scheme, parts.hostname) == ("https", "learn.microsoft.com")


def test_a_catalogue_is_read_once() -> None:
    assert required_maps() is required_maps()
    assert portal_languages() is portal_languages()
