from __future__ import annotations

import re
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from recorded_replies import recorded, recorded_table

from app.catalogues import (
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


def test_solutions_are_known_by_their_unique_names() -> None:
    groups = required_solutions()
    assert groups
    assert all(group.title and group.names for group in groups)
    assert all(re.fullmatch(r"[A-Za-z0-9_]+", name) for group in groups for name in group.names)


def test_plans_are_ids_in_lower_case() -> None:
    catalogue = plan_catalogue()
    plans = (
        catalogue.power_pages,
        catalogue.power_pages_trial,
        catalogue.supply_chain,
        catalogue.supply_chain_trial,
        catalogue.supply_chain_limited,
    )
    for group in plans:
        assert group
        assert all(str(UUID(plan)) == plan for plan in group)
    assert sum(len(group) for group in plans) == len(frozenset().union(*plans))
    assert all(name == name.lower() for name in catalogue.power_pages_allocations)


def test_plans_are_those_of_microsoft_s_list() -> None:
    listed = "\n".join(recorded_table("licensing", "service_plan_rules")).lower()
    catalogue = plan_catalogue()
    assert all(plan in listed for plan in catalogue.supply_chain | catalogue.power_pages)


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
