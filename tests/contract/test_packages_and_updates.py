"""What the practice tenant tells of packages and of Finance and Operations has the documented fields."""

from __future__ import annotations

import asyncio
from typing import Any

from practice_world import Practice

_VERSION = {"api-version": "2024-10-01"}


def answered(practice: Practice, path: str) -> dict[str, Any]:
    environment = practice.environment().id
    client = practice.company().power_platform
    found = asyncio.run(client.get(path.format(environment=environment), _VERSION))
    return dict(found.content)


def test_how_finance_and_operations_is_deployed(documented: Any, practice: Practice) -> None:
    models = documented["models"]
    properties = answered(practice, "/dynamics/environments/{environment}/finopsproperties")
    assert set(properties) == set(models["FinOpsPropertiesResponse"])
    assert properties["deploymentType"] in models["FinOpsDeploymentCategory"]["enum"]


def test_which_versions_can_be_applied(documented: Any, practice: Practice) -> None:
    models = documented["models"]
    versions = answered(practice, "/dynamics/environments/{environment}/finopsversions")
    assert set(versions) == set(models["FinOpsVersionsResponse"])
    assert {key for one in versions["availableVersions"] for key in one} == set(models["FinOpsAppVersion"])


def test_every_state_that_the_practice_tenant_tells_of_a_package_is_documented(
    documented: Any, practice: Practice
) -> None:
    packages = answered(practice, "/appmanagement/environments/{environment}/applicationPackages")
    states = {one["state"] for one in packages["value"]}
    assert states <= set(documented["models"]["InstancePackageState"]["enum"])
