from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded
from scripted import ScriptedHttp, always, client_of, reply

from app.errors import NotFound, ServiceDown, ServiceRefused, Trouble
from app.http import Request
from app.services import dataverse, dual_write
from app.services.client import Client
from app.services.dataverse import SYSTEM_ADMINISTRATOR, FinanceLink, Solution

_WHO = {"UserId": "user-1", "OrganizationId": "organization-1", "BusinessUnitId": "unit-1"}
_ROLE = {"name": "Systemadministratör", "roleid": "role-1", "_roletemplateid_value": SYSTEM_ADMINISTRATOR}
_USER: dict[str, Any] = {
    "fullname": "Alex Andersen",
    "accessmode": 0,
    "isdisabled": False,
    "systemuserroles_association": [_ROLE],
}


def client_with(user: object, who: object = None) -> Client:
    def script(request: Request) -> Any:
        return reply((who or _WHO) if request.url.endswith("/WhoAmI") else user)

    return client_of(script)


def person_with(**changes: Any) -> dataverse.Person:
    return asyncio.run(dataverse.person(client_with({**_USER, **changes})))


def test_the_person_is_read_with_roles() -> None:
    person = person_with()
    assert (person.id, person.organization, person.name) == ("user-1", "organization-1", "Alex Andersen")
    assert (person.access_mode, person.is_disabled, person.is_administrator) == (0, False, True)


def test_the_recorded_answer_to_who_am_i_leads_to_the_user() -> None:
    client = client_with(_USER, recorded("api", "dataverse_whoami"))
    asyncio.run(dataverse.person(client))
    assert isinstance(client.http, ScriptedHttp)
    assert "/systemusers(00000000-0000-0000-0000-000000000002)?" in client.http.requests[1].url


def test_recorded_roles_name_the_administrator_by_the_template() -> None:
    roles = recorded("api", "dataverse_roles_list")["value"]
    person = person_with(systemuserroles_association=roles)
    assert person.is_administrator
    assert len(person.roles) == len(roles)
    others = [role for role in roles if role["_roletemplateid_value"] != SYSTEM_ADMINISTRATOR]
    assert not person_with(systemuserroles_association=others).is_administrator


@pytest.mark.parametrize(
    "role",
    [
        {"name": "any", "_roletemplateid_value": SYSTEM_ADMINISTRATOR.upper()},
        {"name": "any", "_roletemplateid_value": None, "roleid": SYSTEM_ADMINISTRATOR},
    ],
)
def test_the_administrator_is_known_by_id_and_not_by_name(role: dict[str, Any]) -> None:
    assert person_with(systemuserroles_association=[role]).is_administrator
    named = {**role, "name": "System Administrator", "_roletemplateid_value": "x", "roleid": "x"}
    assert not person_with(systemuserroles_association=[named]).is_administrator


@pytest.mark.parametrize(("mode", "read"), [(0, 0), (4, 4), (None, None), ("0", None), (False, None)])
def test_an_access_mode_is_a_number_or_not_told(mode: object, read: int | None) -> None:
    assert person_with(accessmode=mode).access_mode == read


def test_a_person_without_roles_is_no_administrator() -> None:
    person = person_with(systemuserroles_association=None)
    assert (person.roles, person.is_administrator) == ((), False)


def test_the_recorded_solution_is_read() -> None:
    client = always(recorded("api", "dataverse_solutions_by_uniquename"))
    assert asyncio.run(dataverse.solutions(client, ("Crc00f1",))) == (Solution("Crc00f1", "1.0.0.0"),)


def test_languages_are_numbers_and_nothing_else() -> None:
    client = always({"RetrieveProvisionedLanguages": [1033, None, "1053", True, 1043]})
    assert asyncio.run(dataverse.languages(client)) == (1033, 1043)
    assert asyncio.run(dataverse.languages(always({}))) == ()


def test_the_documented_link_is_read() -> None:
    document = recorded("dualwrite", "retrieve_fno_integration_details_doc")
    link = asyncio.run(dataverse.finance_link(always(document["response200"])))
    assert link == FinanceLink("https://contoso.operations.dynamics.com")
    said = document["notLinked"]
    client = always({"error": {"code": said["code"], "message": said["message"]}}, said["http"])
    assert asyncio.run(dataverse.finance_link(client)) is None


@pytest.mark.parametrize(("status", "code"), [(400, "0x80060888"), (403, "0x80072560"), (500, ""), (404, "")])
def test_only_the_words_not_linked_mean_not_linked(status: int, code: str) -> None:
    with pytest.raises(ServiceRefused):
        asyncio.run(dataverse.finance_link(always({"error": {"code": code}}, status)))


def test_a_link_without_an_address_is_none() -> None:
    assert asyncio.run(dataverse.finance_link(always({"Url": None}))) is None


def test_the_practice_company_answers_every_question(practice: Practice) -> None:
    client = practice.company().dataverse(practice.environment().dataverse)
    person = asyncio.run(dataverse.person(client))
    assert (person.name, person.is_administrator, person.access_mode) == ("Alex Andersen", True, 0)
    assert person.organization == practice.environment().organization
    assert 1033 in asyncio.run(dataverse.languages(client))
    assert asyncio.run(dataverse.finance_link(client)) == FinanceLink(practice.environment().finance)
    assert asyncio.run(dataverse.website_records(client)) == ()
    (core,) = asyncio.run(dataverse.solutions(client, ("DualWriteCore", "not-there")))
    assert core.name == "DualWriteCore"


def test_a_table_that_is_not_there_is_not_found(practice: Practice) -> None:
    default = practice.environment(name="Contoso (default)")
    with pytest.raises(NotFound):
        asyncio.run(dual_write.runtime_maps(practice.company().dataverse(default.dataverse)))


def test_a_service_with_trouble_of_its_own_is_not_an_empty_answer(practice: Practice) -> None:
    client = practice.company().dataverse(practice.environment().dataverse)
    practice.fault("server-problem", "organization-a")
    with pytest.raises(ServiceDown):
        asyncio.run(dataverse.solutions(client, ("DualWriteCore",)))


_QUESTIONS: tuple[Callable[[Client], Awaitable[object]], ...] = (
    dataverse.languages,
    dataverse.finance_link,
    dataverse.website_records,
    lambda client: dataverse.solutions(client, ("a",)),
    dataverse.person,
)
_LISTED = {
    "value": [{"uniquename": "a", "version": "1", "adx_websiteid": "1"}],
    "RetrieveProvisionedLanguages": [1033],
    "Url": "https://contoso.operations.dynamics.com",
    **_WHO,
    **_USER,
}


async def _ask(question: Callable[[Client], Awaitable[object]], client: Client) -> None:
    await question(client)


@given(mutated(_LISTED), st.sampled_from(_QUESTIONS))
def test_whatever_dataverse_says_it_is_read_or_a_known_trouble(
    body: object, question: Callable[[Client], Awaitable[object]]
) -> None:
    try:
        asyncio.run(_ask(question, always(body)))
    except Trouble:
        return


def test_one_website_s_row_is_read_and_deleted(practice: Practice) -> None:
    company, environment = practice.company("site-inactive"), practice.environment("site-inactive")
    client = company.dataverse(environment.dataverse)
    (known,) = asyncio.run(dataverse.website_records(client))
    found = asyncio.run(dataverse.website_record(client, known.id))
    assert found is not None
    assert (found.id, found.name) == (known.id, "Contoso customers")
    assert found.created is not None
    asyncio.run(dataverse.delete_website_record(client, known.id))
    assert asyncio.run(dataverse.website_record(client, known.id)) is None
