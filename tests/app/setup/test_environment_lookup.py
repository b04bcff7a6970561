from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest
from scripted import reply
from scripted_company import scripted_company

from app.http import Reply, Request
from app.services.environments import Environment
from app.setup.environment_address import Wanted
from app.setup.environment_listing import Lookup
from app.setup.environment_lookup import looked_up

_UAT = "https://uat.crm4.dynamics.com"
_BAP, _DISCOVERY = "api.bap.microsoft.com", "globaldisco.crm.dynamics.com"
_DATAVERSE = "uat.crm4.dynamics.com"
_ROW = {"EnvironmentId": "E-1", "Id": "O-1", "FriendlyName": "Contoso UAT", "Url": _UAT, "State": 0}
_DESCRIBED = {
    "name": "e-1",
    "properties": {
        "displayName": "Contoso UAT",
        "environmentSku": "Sandbox",
        "linkedEnvironmentMetadata": {"resourceId": "o-1", "instanceUrl": _UAT},
    },
}
_ME = {"OrganizationId": "o-1"}
_REFUSED = {"error": {"code": "EnvironmentAccessDenied", "message": "no"}}

Answers = Mapping[str, tuple[object, int]]


def _ended(answers: Answers, wanted: Wanted, known: tuple[Environment, ...] = ()) -> Lookup:
    def answer(request: Request) -> Reply:
        host = urlsplit(request.url).hostname or ""
        body, status = answers.get(host, (_REFUSED, 403))
        return reply(body, status)

    return asyncio.run(looked_up(scripted_company(answer), wanted, known))


def test_by_its_id_an_environment_is_found_whole() -> None:
    ended = _ended({_BAP: (_DESCRIBED, 200)}, Wanted(id="e-1"))
    assert ended.found is not None
    assert (ended.found.kind, str(ended.message)) == ("Sandbox", "Found: Contoso UAT.")


def test_by_its_dataverse_an_environment_is_found_in_the_directory_and_described() -> None:
    answers = {_DATAVERSE: (_ME, 200), _DISCOVERY: ({"value": [_ROW]}, 200), _BAP: (_DESCRIBED, 200)}
    ended = _ended(answers, Wanted(dataverse=_UAT))
    assert ended.found is not None
    assert (ended.found.id, ended.found.kind, ended.found.organization) == ("e-1", "Sandbox", "o-1")


def test_one_that_the_list_has_needs_no_directory() -> None:
    known = (Environment("e-1", "Contoso UAT", organization="O-1"),)
    ended = _ended({_DATAVERSE: (_ME, 200), _BAP: (_DESCRIBED, 200)}, Wanted(dataverse=_UAT), known)
    assert ended.found is not None


@pytest.mark.parametrize("wanted", [Wanted(id="e-1"), Wanted(dataverse=_UAT)])
def test_what_only_the_directory_knows_is_said_to_be_a_part(wanted: Wanted) -> None:
    ended = _ended({_DATAVERSE: (_ME, 200), _DISCOVERY: ({"value": [_ROW]}, 200)}, wanted)
    assert ended.found is not None
    assert (ended.found.id, ended.found.dataverse, ended.found.kind) == ("E-1", _UAT, "")
    assert "could not be read" in str(ended.message)


def test_a_dataverse_that_does_not_know_one_is_no_verdict_on_the_environment() -> None:
    ended = _ended({}, Wanted(dataverse=_UAT))
    assert (ended.found, ended.problem) == (None, None)
    assert "does not know your account" in str(ended.message)


def test_a_dataverse_whose_environment_nobody_names_asks_for_another_address() -> None:
    ended = _ended({_DATAVERSE: (_ME, 200), _DISCOVERY: ({"value": []}, 200)}, Wanted(dataverse=_UAT))
    assert ended.found is None
    assert "could not be told" in str(ended.message)


def test_a_dataverse_without_an_id_of_its_own_is_found_by_its_address() -> None:
    answers = {_DATAVERSE: ({}, 200), _DISCOVERY: ({"value": [{**_ROW, "Id": None}]}, 200)}
    assert _ended(answers, Wanted(dataverse=_UAT)).found is not None


def test_an_environment_that_nobody_shows_is_not_said_to_be_missing() -> None:
    ended = _ended({_BAP: ({}, 404)}, Wanted(id="e-1"))
    assert "does not show this environment to your account" in str(ended.message)


def test_a_service_in_trouble_is_a_problem() -> None:
    ended = _ended({_BAP: ({}, 500)}, Wanted(id="e-1"))
    assert ended.problem is not None
    assert (ended.problem.code, ended.found, ended.message) == ("SERVICE-6", None, None)
