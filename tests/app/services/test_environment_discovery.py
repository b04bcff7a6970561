from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded
from scripted import always

from app.errors import Trouble
from app.services.client import Client
from app.services.environment_discovery import discovered_environment, discovered_environment_pages
from app.services.environments import Availability, Environment
from app.services.reply import Fields

_ROW: dict[str, Any] = {
    "Id": "organization-1",
    "EnvironmentId": "environment-1",
    "FriendlyName": "Contoso Trial",
    "OrganizationType": 14,
    "Region": "EMEA",
    "State": 0,
    "TrialExpirationDate": "2026-12-01T00:00:00Z",
    "Url": "https://contoso.crm4.dynamics.com/",
}


def _listed(client: Client) -> list[Environment]:
    async def listed() -> list[Environment]:
        return [one async for page in discovered_environment_pages(client) for one in page]

    return asyncio.run(listed())


def test_an_environment_is_read_whole() -> None:
    assert discovered_environment(Fields(_ROW)) == Environment(
        id="environment-1",
        name="Contoso Trial",
        kind="Trial",
        region="EMEA",
        dataverse="https://contoso.crm4.dynamics.com",
        organization="organization-1",
        state="Enabled",
        trial_ends=datetime(2026, 12, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("changes", "availability"),
    [
        ({"State": 1}, Availability.DISABLED),
        ({"State": 7}, Availability.USABLE),
        ({"State": None}, Availability.USABLE),
        ({"Url": None}, Availability.NO_DATAVERSE),
    ],
)
def test_what_hinders_is_read_from_the_state(changes: dict[str, Any], availability: Availability) -> None:
    assert discovered_environment(Fields({**_ROW, **changes})).availability is availability


def test_a_kind_that_is_not_known_stays_open() -> None:
    assert discovered_environment(Fields({**_ROW, "OrganizationType": 99})).kind == ""


def test_a_database_without_an_environment_is_passed_over() -> None:
    assert _listed(always({"value": [{**_ROW, "EnvironmentId": None}, _ROW]})) == [
        discovered_environment(Fields(_ROW))
    ]


def test_the_documented_reply_of_two_columns_names_no_environment() -> None:
    assert _listed(always(recorded("api", "docs_globaldisco_instances_select"))) == []


def test_the_practice_company_has_its_databases_there(practice: Practice) -> None:
    found = _listed(practice.company().discovery)
    assert [(one.name, one.kind, one.availability.value) for one in found] == [
        ("Contoso Production", "Production", "usable"),
        ("Contoso (default)", "Default", "usable"),
        ("Contoso Archive", "Sandbox", "disabled"),
    ]


@given(mutated({"value": [_ROW, _ROW]}))
def test_whatever_the_directory_says_there_is_a_list_or_a_known_trouble(body: object) -> None:
    try:
        found = _listed(always(body))
    except Trouble:
        return
    assert all(one.id and one.name for one in found)
