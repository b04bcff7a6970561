from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import given
from mutated import mutated
from practice_world import Practice
from scripted import ScriptedHttp, always

from app.errors import Trouble
from app.services.finance_updates import OfferedVersion, deployment_type, offered_versions

_PROPERTIES: dict[str, Any] = {"appId": "a", "deploymentType": "UnifiedProduction", "maxAOSCount": "4"}
_VERSIONS = {"availableVersions": [{"version": "10.0.48.7", "releaseStage": "QualityUpdate"}]}


def test_the_deployment_and_the_versions_are_read() -> None:
    assert asyncio.run(deployment_type(always(_PROPERTIES), "e")) == "UnifiedProduction"
    found = asyncio.run(offered_versions(always(_VERSIONS), "e"))
    assert found == (OfferedVersion("10.0.48.7", "QualityUpdate"),)


def test_the_environment_is_one_segment_of_the_path() -> None:
    client = always(_PROPERTIES)
    asyncio.run(deployment_type(client, "Default-1/../x"))
    assert isinstance(client.http, ScriptedHttp)
    assert "/environments/Default-1%2F..%2Fx/finopsproperties?" in client.http.requests[0].url


def test_the_practice_company_offers_versions(practice: Practice) -> None:
    environment = practice.environment().id
    client = practice.company().power_platform
    assert asyncio.run(deployment_type(client, environment)) == "UnifiedProduction"
    assert len(asyncio.run(offered_versions(client, environment))) == 2


@given(mutated(_PROPERTIES), mutated(_VERSIONS))
def test_whatever_is_said_it_is_read_or_a_known_trouble(properties: object, versions: object) -> None:
    try:
        assert isinstance(asyncio.run(deployment_type(always(properties), "e")), str)
        assert isinstance(asyncio.run(offered_versions(always(versions), "e")), tuple)
    except Trouble:
        return
