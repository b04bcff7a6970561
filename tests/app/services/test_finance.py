from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded
from scripted import ScriptedHttp, always, client_of, reply

from app.errors import NotFound, Trouble
from app.http import Request
from app.services.client import Client
from app.services.finance import MapProject, application_version, map_projects

_ROW: dict[str, Any] = {
    "ProjectName": "1",
    "InternalEntityName": "Customers V3",
    "ExternalEntityName": "accounts",
    "ExternalEnvironmentUrl": "https://contoso.crm4.dynamics.com/",
    "Status": "Enabled",
    "IsDelete": "No",
}


def read(**changes: Any) -> tuple[MapProject, ...]:
    return asyncio.run(map_projects(always({"value": [{**_ROW, **changes}]})))


def test_a_project_is_read() -> None:
    assert read() == (MapProject("Customers V3", "accounts", "https://contoso.crm4.dynamics.com", "Enabled"),)


@pytest.mark.parametrize(
    ("status", "name"),
    [(0, "Enabled"), (1, "Disabled"), (4, "Queueing"), (9, ""), (None, ""), ("Odd", "Odd"), (True, "")],
)
def test_a_status_is_read_by_name_or_by_number(status: object, name: str) -> None:
    (project,) = read(Status=status)
    assert project.status == name


def test_the_numbers_are_those_of_the_real_metadata() -> None:
    content = str(recorded("dualwrite", "fno_dualwrite_odata_metadata"))
    for part in ("Enabled", "Disabled", "Queueing"):
        assert part in content


def test_a_deleted_project_does_not_count() -> None:
    assert read(IsDelete="Yes") == ()


def test_columns_with_secrets_are_never_asked_for() -> None:
    client = always({"value": []})
    asyncio.run(map_projects(client))
    assert isinstance(client.http, ScriptedHttp)
    (request,) = client.http.requests
    assert "$select=" in request.url.replace("%24", "$")
    assert "Connection" not in request.url


def test_the_practice_company_has_two_records_for_each_map_but_products(practice: Practice) -> None:
    company = practice.company()
    found = asyncio.run(map_projects(company.finance(practice.environment().finance)))
    assert len(found) == 9
    assert {project.status for project in found} == {"Enabled"}
    assert {project.dataverse for project in found} == {practice.environment().dataverse}


def renamed(names: list[str]) -> Client:
    """A service that has the list under another name, and tells its names."""

    def script(request: Request) -> Any:
        if "/metadata/PublicEntities" in request.url:
            return reply({"value": [{"EntitySetName": name} for name in names]})
        if "/data/DualWriteProjectConfigurationsV2?" in request.url:
            return reply({"value": [_ROW]})
        return reply({"error": {"code": "", "message": "No HTTP resource was found."}}, 404)

    return client_of(script)


def test_a_list_with_another_name_is_found() -> None:
    client = renamed(["Else", "DualWriteProjectConfigurationsV2"])
    (project,) = asyncio.run(map_projects(client))
    assert project.entity == "Customers V3"
    assert isinstance(client.http, ScriptedHttp)
    assert "$select=" in client.http.requests[-1].url.replace("%24", "$")


@pytest.mark.parametrize(
    "names", [[], ["Else"], ["DualWriteProjectConfigurations"], ["../DualWriteProjectConfigurationsV2"]]
)
def test_a_list_that_is_nowhere_is_not_found(names: list[str]) -> None:
    with pytest.raises(NotFound):
        asyncio.run(map_projects(renamed(names)))


def test_the_version_is_asked_without_a_change() -> None:
    client = always({"value": "10.0.43"})
    assert asyncio.run(application_version(client)) == "10.0.43"
    assert isinstance(client.http, ScriptedHttp)
    (request,) = client.http.requests
    assert (request.method, request.body) == ("POST", b"{}")


def test_the_practice_company_tells_its_version(practice: Practice) -> None:
    client = practice.company().finance(practice.environment().finance)
    assert asyncio.run(application_version(client)) == "10.0.46"


@given(mutated({"value": "10.0.43"}))
def test_whatever_is_said_of_the_version_it_is_text_or_a_known_trouble(body: object) -> None:
    try:
        assert isinstance(asyncio.run(application_version(always(body))), str)
    except Trouble:
        return


@given(mutated({"value": [_ROW, _ROW]}))
def test_whatever_finance_says_it_is_read_or_a_known_trouble(body: object) -> None:
    try:
        assert all(isinstance(one, MapProject) for one in asyncio.run(map_projects(always(body))))
    except Trouble:
        return
