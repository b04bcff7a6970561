from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded
from scripted import always

from app.errors import Trouble
from app.services.system_administrators import is_system_administrator

_BODY = {"value": [{"Id": "ORG-1", "IsUserSysAdmin": True}, {"Id": "org-2", "IsUserSysAdmin": False}]}


def told(organization: str, body: object = _BODY) -> bool | None:
    return asyncio.run(is_system_administrator(always(body), organization))


@pytest.mark.parametrize(
    ("organization", "answer"), [("org-1", True), ("ORG-2", False), ("org-3", None), ("", None)]
)
def test_the_organisation_is_looked_for_by_its_id(organization: str, answer: bool | None) -> None:
    assert told(organization) is answer


def test_an_organisation_that_does_not_say_is_not_told() -> None:
    assert told("org-1", {"value": [{"Id": "org-1", "IsUserSysAdmin": "yes"}]}) is None
    assert told("org-1", recorded("api", "docs_globaldisco_instances_select")) is None


@pytest.mark.parametrize(("scenario", "answer"), [("ready", True), ("not-administrator", False)])
def test_the_practice_company_tells(practice: Practice, scenario: str, answer: bool) -> None:
    client = practice.company(scenario).discovery
    organization = practice.environment(scenario).organization
    assert asyncio.run(is_system_administrator(client, organization)) is answer


@given(mutated(_BODY))
def test_whatever_discovery_says_it_is_read_or_a_known_trouble(body: object) -> None:
    try:
        assert told("org-1", body) in (True, False, None)
    except Trouble:
        return
