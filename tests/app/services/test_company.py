from __future__ import annotations

import asyncio

import pytest
from practice_world import Practice

from app.errors import ForeignAddress
from app.http import Token
from app.services import dataverse
from app.services.client import Client
from app.services.environments import list_environments
from app.services.licences import own_products


def test_every_service_gets_a_token_of_its_own(practice: Practice) -> None:
    company = practice.company()
    clients = (company.graph, company.business_apps, company.power_platform, company.discovery)

    async def token_of(client: Client) -> Token:
        return await client.token(None, False)

    tokens = [asyncio.run(token_of(client)) for client in clients]
    assert [token.origin for token in tokens] == [client.origin for client in clients]
    assert len({token.value for token in tokens}) == len(tokens)


@pytest.mark.parametrize(
    "address",
    ["", "https://elsewhere.example", "http://localhost", "https://localhost:1", "https://a@localhost:1"],
)
def test_an_address_outside_the_cloud_gets_no_client(practice: Practice, address: str) -> None:
    company = practice.company()
    with pytest.raises(ForeignAddress):
        company.dataverse(address)
    with pytest.raises(ForeignAddress):
        company.finance(address)


def test_dataverse_of_one_environment_is_not_that_of_another(practice: Practice) -> None:
    company = practice.company()
    first, second = practice.environment(), practice.environment(name="Contoso (default)")
    people = [asyncio.run(dataverse.person(company.dataverse(one.dataverse))) for one in (first, second)]
    assert [one.organization for one in people] == [first.organization, second.organization]


def test_a_token_that_was_turned_away_is_renewed_once(practice: Practice) -> None:
    company = practice.company()
    practice.fault("expired-token", "graph", times=1)
    assert asyncio.run(own_products(company.graph))


def test_a_token_is_not_sent_to_another_page_of_another_host(practice: Practice) -> None:
    company = practice.company()
    practice.fault("foreign-next-link", "business_apps")
    with pytest.raises(ForeignAddress):
        asyncio.run(list_environments(company.business_apps))
