from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from scripted import always

from app.errors import Trouble
from app.services.client import Client
from app.services.environment_management import managed_environment, managed_environment_pages
from app.services.environments import Availability, Environment
from app.services.reply import Fields

_ROW: dict[str, Any] = {
    "id": "environment-1",
    "displayName": "Contoso",
    "type": "Sandbox",
    "state": "Enabled",
    "azureRegion": "westeurope",
    "geo": "EU",
    "url": "https://contoso.crm4.dynamics.com/",
    "dataverseId": "organization-1",
    "adminMode": "Disabled",
    "finOpsMetadata": {"id": "f-1", "type": "Internal", "url": "https://contoso.operations.dynamics.com/"},
}


def _listed(client: Client) -> list[Environment]:
    async def listed() -> list[Environment]:
        return [one async for page in managed_environment_pages(client) for one in page]

    return asyncio.run(listed())


def parsed(**changes: Any) -> Environment:
    return managed_environment(Fields({**_ROW, **changes}))


def test_an_environment_is_read_whole() -> None:
    assert parsed() == Environment(
        id="environment-1",
        name="Contoso",
        kind="Sandbox",
        region="westeurope",
        dataverse="https://contoso.crm4.dynamics.com",
        organization="organization-1",
        finance="https://contoso.operations.dynamics.com",
        state="Enabled",
        finance_told=True,
    )


def test_null_says_that_nothing_is_linked_and_a_field_that_is_left_out_says_nothing() -> None:
    without = {name: value for name, value in _ROW.items() if name != "finOpsMetadata"}
    assert parsed(finOpsMetadata=None).finance_told
    assert not parsed(finOpsMetadata={}).finance_told
    assert not managed_environment(Fields(without)).finance_told


@pytest.mark.parametrize(
    ("changes", "availability"),
    [
        ({"url": None}, Availability.NO_DATAVERSE),
        ({"state": "Disabled"}, Availability.DISABLED),
        ({"state": "SoftDeleted"}, Availability.BEING_DELETED),
        ({"adminMode": "Enabled", "state": "Disabled"}, Availability.ADMINISTRATION_MODE),
        ({"state": "SomethingNew"}, Availability.USABLE),
    ],
)
def test_what_hinders_is_read_from_the_states(changes: dict[str, Any], availability: Availability) -> None:
    assert parsed(**changes).availability is availability


def test_a_state_that_is_not_known_stays_as_it_is() -> None:
    assert parsed(state="SomethingNew").state == "SomethingNew"


def test_the_practice_company_tells_what_is_linked(practice: Practice) -> None:
    found = _listed(practice.company().power_platform)
    assert [(one.name, bool(one.finance), one.finance_told) for one in found] == [
        ("Contoso Production", True, True),
        ("Contoso (default)", False, True),
        ("Contoso Training", False, True),
        ("Contoso Archive", False, True),
    ]


@given(mutated({"value": [_ROW, _ROW], "@odata.nextlink": ""}))
def test_whatever_the_service_says_there_is_a_list_or_a_known_trouble(body: object) -> None:
    try:
        found = _listed(always(body))
    except Trouble:
        return
    assert all(one.id and one.name for one in found)
