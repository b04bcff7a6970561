from __future__ import annotations

from collections.abc import Callable
from typing import Any

from practice_company import PracticeCompany
from recorded_replies import recorded

CompanyOf = Callable[[str], PracticeCompany]
SET = "/data/DualWriteProjectConfigurations"


def states(company: PracticeCompany) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in company.get("finance-a", f"{SET}?$select=InternalEntityName,ExternalEntityName,Status")[
        "value"
    ]:
        pair = (row["InternalEntityName"], row["ExternalEntityName"])
        found.setdefault(pair, set()).add(row["Status"])
    return found


def test_every_map_of_a_ready_company_runs(company: PracticeCompany) -> None:
    assert len(states(company)) == 5
    assert set.union(*states(company).values()) == {"Enabled"}


def test_the_maps_are_ones_that_the_portal_needs(company: PracticeCompany) -> None:
    needed = {
        (accepted["fno"], accepted["dataverseSet"])
        for one in recorded("dualwrite", "required_maps")["maps"]
        for accepted in one["acceptAny"]
    }
    assert set(states(company)) <= needed


def test_a_stopped_map_is_disabled_and_one_that_never_ran_is_not_there(company_of: CompanyOf) -> None:
    found = states(company_of("maps-stopped"))
    assert found["CDS sales order lines", "salesorderdetails"] == {"Disabled"}
    assert ("CDS released distinct products", "products") not in found
    assert found["Customers V3", "accounts"] == {"Enabled"}


def test_a_map_in_both_directions_has_two_records(company: PracticeCompany) -> None:
    query = f"{SET}?$filter=InternalEntityName eq 'Customers V3' and ExternalEntityName eq 'accounts'"
    rows = company.get("finance-a", query)["value"]
    assert len({row["ProjectName"] for row in rows}) == 2
    assert {row["ExternalEnvironmentUrl"] for row in rows} == {company.addresses("organization-a")}


def test_without_select_every_known_column_comes_also_the_secret_ones(company: PracticeCompany) -> None:
    row: dict[str, Any] = company.get("finance-a", f"{SET}?$top=1")["value"][0]
    known = recorded("dualwrite", "fno_dualwrite_odata_metadata")
    assert set(row) - {"@odata.etag"} == set(known["properties"])
    assert row["Status"] in known["enums"]["DualWriteProjectStatus"]
    assert "not-a-key" in row["ServiceBusConnectionString"]


def test_an_enumeration_member_can_be_filtered_by(company: PracticeCompany) -> None:
    kind = "Microsoft.Dynamics.DataEntities.DualWriteProjectStatus"
    assert company.get("finance-a", f"{SET}?$filter=Status eq {kind}'Disabled'")["value"] == []


def test_an_unknown_column_is_refused_in_its_inner_part(company: PracticeCompany) -> None:
    for query in ("$select=NoSuch", "$filter=NoSuch eq 1"):
        response = company.ask("finance-a", "GET", f"{SET}?{query}")
        assert response.status_code == 400
        assert "NoSuch" in response.get_json()["error"]["innererror"]["message"]


def test_the_entity_is_public(company: PracticeCompany) -> None:
    (entity,) = company.get("finance-a", "/metadata/PublicEntities")["value"]
    keys = [one["Name"] for one in entity["Properties"] if one["IsKey"]]
    assert (entity["EntitySetName"], keys) == ("DualWriteProjectConfigurations", ["ProjectName"])


def test_the_version_is_told_by_an_action(company: PracticeCompany) -> None:
    action = "/data/DataManagementEntities/Microsoft.Dynamics.DataEntities.GetApplicationVersion"
    response = company.ask("finance-a", "POST", action, json={})
    assert response.get_json()["value"] == "10.0.46"


def test_with_the_party_model_contacts_have_another_map(company_of: CompanyOf) -> None:
    found = states(company_of("party-model"))
    assert found["Contacts V2", "msdyn_contactforparties"] == {"Enabled"}
    assert found["CDS Contacts V2", "contacts"] == {"Disabled"}
