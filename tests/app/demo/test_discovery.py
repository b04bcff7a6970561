from __future__ import annotations

from collections.abc import Callable

from practice_company import PracticeCompany
from recorded_replies import recorded

INSTANCES = "/api/discovery/v2.0/Instances"


def test_only_environments_with_dataverse_are_found(company: PracticeCompany) -> None:
    found = company.get("discovery", f"{INSTANCES}?$select=FriendlyName,State,ApiUrl")["value"]
    assert {one["FriendlyName"]: one["State"] for one in found} == {
        "Contoso Production": 0,
        "Contoso (default)": 0,
        "Contoso Archive": 1,
    }


def test_an_instance_has_every_documented_property(company: PracticeCompany) -> None:
    (instance,) = company.get("discovery", f"{INSTANCES}?$filter=UrlName eq 'contoso-production'")["value"]
    assert set(instance) == set(recorded("api", "docs_discovery_instance_properties"))
    assert instance["EnvironmentId"] == company.environment()


def test_it_tells_who_is_system_administrator(company_of: Callable[[str], PracticeCompany]) -> None:
    for scenario_id, expected in (("ready", True), ("not-administrator", False)):
        found = company_of(scenario_id).get("discovery", f"{INSTANCES}?$filter=State eq 0")["value"]
        assert {one["IsUserSysAdmin"] for one in found} == {expected}
