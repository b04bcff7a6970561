from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated
from practice_world import Practice
from recorded_replies import FIXTURES, recorded
from scripted import always, client_of, reply

from app.errors import ForeignAddress, Trouble, UnreadableReply
from app.http import Request
from app.services.environments import Availability, Environment, environment, list_environments
from app.services.reply import Fields

_DATAVERSE = {
    "resourceId": "organization-1",
    "instanceUrl": "https://contoso.crm4.dynamics.com/",
    "baseLanguage": 1053,
}
_PROPERTIES: dict[str, Any] = {
    "displayName": "Contoso UAT",
    "environmentSku": "Sandbox",
    "azureRegion": "westeurope",
    "provisioningState": "Succeeded",
    "linkedEnvironmentMetadata": _DATAVERSE,
    "states": {"management": {"id": "Ready"}, "runtime": {"id": "Enabled"}},
}
_ROW: dict[str, Any] = {"name": "environment-1", "location": "europe", "properties": _PROPERTIES}


def parsed(**changes: Any) -> Environment:
    return environment(Fields({**_ROW, "properties": {**_PROPERTIES, **changes}}))


def test_an_environment_is_read_whole() -> None:
    assert parsed(finOpsMetadata={"url": "https://contoso.operations.dynamics.com/"}) == Environment(
        id="environment-1",
        name="Contoso UAT",
        kind="Sandbox",
        region="westeurope",
        availability=Availability.USABLE,
        dataverse="https://contoso.crm4.dynamics.com",
        organization="organization-1",
        finance="https://contoso.operations.dynamics.com",
        base_language=1053,
        state="Ready",
        finance_told=True,
    )


def test_the_recorded_list_of_a_maker_is_read() -> None:
    payload = recorded("api", "bap_maker_environments_list_default")
    (found,) = asyncio.run(list_environments(always(payload)))
    assert found.id.startswith("Default-")
    assert (found.kind, found.is_default, found.availability) == ("Default", True, Availability.USABLE)
    assert found.dataverse.startswith("https://")
    assert not found.dataverse.endswith("/")
    assert found.organization


def test_the_recorded_list_of_an_administrator_is_read() -> None:
    found = asyncio.run(list_environments(always(recorded("api", "bap_admin_environments_list"))))
    assert {one.availability for one in found} == {Availability.USABLE, Availability.NO_DATAVERSE}


@pytest.mark.parametrize(
    ("name", "kind", "availability"),
    [
        ("d365_template", "Sandbox", Availability.USABLE),
        ("no_dataverse", "Sandbox", Availability.NO_DATAVERSE),
        ("production", "Production", Availability.USABLE),
        ("sandbox", "Sandbox", Availability.USABLE),
        ("sandbox_expanded", "Sandbox", Availability.NO_DATAVERSE),
        ("trial", "Trial", Availability.NO_DATAVERSE),
    ],
)
def test_recorded_environments_are_read(name: str, kind: str, availability: Availability) -> None:
    found = environment(Fields(recorded("api", f"bap_admin_environment_get_{name}")))
    assert (found.kind, found.availability) == (kind, availability)
    assert found.id
    assert found.name


def test_every_recorded_description_of_an_environment_leads_to_a_row() -> None:
    files = sorted((FIXTURES / "api").glob("bap_*environment*"))
    if not files:
        pytest.skip("the recorded replies are not beside the project")
    for file in files:
        payload = recorded("api", file.stem)
        rows = payload.get("value", [payload]) if isinstance(payload, dict) else payload
        for row in rows if "languages" not in file.stem else []:
            found = environment(Fields(row))
            assert found.id, file.name
            assert found.name != found.id, file.name
            assert found.kind, file.name
            assert found.region or "trial" in file.stem, file.name
            assert found.state or found.availability is Availability.NO_DATAVERSE, file.name
            assert not found.finance_told, file.name


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "Ready"),
        ({"states": {"runtime": {"id": "AdminMode"}, "management": {"id": "Ready"}}}, "AdminMode"),
        ({"states": {"runtime": {"id": "SomethingNew"}}}, "SomethingNew"),
        ({"states": {"runtime": {"id": "Enabled"}}, "linkedEnvironmentMetadata": None}, "Enabled"),
        ({"states": None, "linkedEnvironmentMetadata": {"instanceState": "Preparing"}}, "Preparing"),
        ({"states": None, "linkedEnvironmentMetadata": None}, ""),
    ],
)
def test_the_state_is_the_word_that_says_most(changes: dict[str, Any], state: str) -> None:
    assert parsed(**changes).state == state


@pytest.mark.parametrize("field", ["finOpsMetadata", "linkedAppMetadata"])
def test_a_link_that_is_not_mentioned_could_not_be_told(field: str) -> None:
    assert not parsed(**{field: None}).finance_told
    assert parsed(**{field: {"url": "https://contoso.operations.dynamics.com"}}).finance_told


@pytest.mark.parametrize(
    ("changes", "availability"),
    [
        ({"linkedEnvironmentMetadata": None}, Availability.NO_DATAVERSE),
        ({"linkedEnvironmentMetadata": {}}, Availability.NO_DATAVERSE),
        ({"states": {"runtime": {"id": "Disabled"}}}, Availability.DISABLED),
        ({"states": {"management": {"id": "Disabled"}}}, Availability.DISABLED),
        ({"states": {"runtime": {"id": "AdminMode"}}}, Availability.ADMINISTRATION_MODE),
        ({"states": {"management": {"id": "Deleting"}}}, Availability.BEING_DELETED),
        ({"provisioningState": "Deleting"}, Availability.BEING_DELETED),
        ({"provisioningState": "LinkedDatabaseProvisioning"}, Availability.NOT_FINISHED),
        ({"states": None}, Availability.USABLE),
        ({"states": {"runtime": {"id": "SomethingNew"}}}, Availability.USABLE),
        ({"states": "odd", "somethingNew": [1, 2]}, Availability.USABLE),
    ],
)
def test_what_hinders_is_read_from_the_states(changes: dict[str, Any], availability: Availability) -> None:
    assert parsed(**changes).availability is availability


@pytest.mark.parametrize("field", ["finOpsMetadata", "linkedAppMetadata"])
def test_finance_and_operations_is_found_in_either_field(field: str) -> None:
    found = parsed(**{field: {"url": "https://contoso.operations.dynamics.com/"}, "isDefault": None})
    assert found.finance == "https://contoso.operations.dynamics.com"


def test_an_environment_without_a_name_is_called_by_its_friendly_name_or_its_id() -> None:
    named = {**_DATAVERSE, "friendlyName": "Friendly"}
    assert parsed(displayName=None, linkedEnvironmentMetadata=named).name == "Friendly"
    assert parsed(displayName="", linkedEnvironmentMetadata=None).name == "environment-1"


@pytest.mark.parametrize("body", [{}, {"value": None}, {"value": {}}, {"value": [None, 3, {"name": ""}]}])
def test_a_list_without_environments_is_empty(body: object) -> None:
    assert asyncio.run(list_environments(always(body))) == ()


def test_every_page_is_read() -> None:
    def pages(request: Request) -> Any:
        if "page=2" in request.url:
            return reply({"value": [{**_ROW, "name": "second"}], "nextLink": ""})
        return reply({"value": [_ROW], "nextLink": "/list?page=2"})

    found = asyncio.run(list_environments(client_of(pages)))
    assert [one.id for one in found] == ["environment-1", "second"]


def test_the_recorded_next_page_at_another_host_is_not_followed() -> None:
    client = always(recorded("api", "powerapps_connectors_page_with_nextlink"))
    with pytest.raises(ForeignAddress):
        asyncio.run(list_environments(client))


@pytest.mark.parametrize("link", ["https://[service.example/", "//[::1"])
def test_a_next_page_that_is_no_address_makes_the_reply_unreadable(link: str) -> None:
    with pytest.raises((UnreadableReply, ForeignAddress)):
        asyncio.run(list_environments(always({"value": [], "nextLink": link})))


def test_a_list_without_end_is_given_up() -> None:
    with pytest.raises(UnreadableReply):
        asyncio.run(list_environments(always({"value": [], "nextLink": "/list"})))


def test_the_practice_company_has_an_environment_of_every_kind(practice: Practice) -> None:
    found = asyncio.run(list_environments(practice.company().business_apps))
    assert [(one.name, one.availability.value, bool(one.finance)) for one in found] == [
        ("Contoso Production", "usable", True),
        ("Contoso (default)", "usable", False),
        ("Contoso Training", "no-dataverse", False),
        ("Contoso Archive", "administration-mode", False),
    ]


@given(mutated({"value": [_ROW, _ROW], "nextLink": ""}))
def test_whatever_the_service_says_there_is_a_list_or_a_known_trouble(body: object) -> None:
    try:
        found = asyncio.run(list_environments(always(body)))
    except Trouble:
        return
    assert all(one.id for one in found)


@given(st.binary())
def test_bytes_of_any_kind_are_a_list_or_a_known_trouble(body: bytes) -> None:
    try:
        asyncio.run(list_environments(client_of(lambda _: reply(body))))
    except Trouble:
        return
