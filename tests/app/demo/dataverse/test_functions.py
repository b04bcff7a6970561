from __future__ import annotations

from collections.abc import Callable

import pytest
from practice_company import API, PracticeCompany
from recorded_replies import differences, recorded

from app.demo.dataverse.people import SYSTEM_ADMINISTRATOR

CompanyOf = Callable[[str], PracticeCompany]


def test_who_am_i_has_the_recorded_shape(company: PracticeCompany) -> None:
    assert differences(company.rows("WhoAmI"), recorded("api", "dataverse_whoami")) == []
    assert company.rows("WhoAmI()") == company.rows("WhoAmI")


@pytest.mark.parametrize(("scenario_id", "has_role"), [("ready", True), ("not-administrator", False)])
def test_the_roles_of_a_person_are_expanded(company_of: CompanyOf, scenario_id: str, has_role: bool) -> None:
    company = company_of(scenario_id)
    user = company.rows(
        f"systemusers({company.rows('WhoAmI')['UserId']})?$select=fullname,accessmode,isdisabled"
        "&$expand=systemuserroles_association($select=roleid,name,_roletemplateid_value)"
    )
    templates = {role["_roletemplateid_value"] for role in user["systemuserroles_association"]}
    assert (SYSTEM_ADMINISTRATOR in templates) == has_role
    assert (user["accessmode"], user["isdisabled"]) == (0, False)


def test_languages_are_told_by_their_numbers(company: PracticeCompany) -> None:
    assert 1033 in company.rows("RetrieveProvisionedLanguages()")["RetrieveProvisionedLanguages"]


def test_the_linked_finance_and_operations_is_told_with_its_address(company: PracticeCompany) -> None:
    details = company.rows("RetrieveFinanceAndOperationsIntegrationDetails")
    documented = recorded("dualwrite", "retrieve_fno_integration_details_doc")
    assert details["Url"] == company.addresses("finance-a")
    assert differences(details, documented["response200"]) == []


def test_an_organization_that_is_not_linked_says_so(company: PracticeCompany) -> None:
    path = f"{API}/RetrieveFinanceAndOperationsIntegrationDetails"
    response = company.ask("organization-b", "GET", path)
    documented = recorded("dualwrite", "retrieve_fno_integration_details_doc")["notLinked"]
    problem = response.get_json()["error"]
    assert (response.status_code, problem["code"]) == (documented["http"], documented["code"])
    assert problem["message"] == documented["message"]


def test_dual_write_tables_exist_where_dual_write_is_installed(company: PracticeCompany) -> None:
    query = "EntityDefinitions?$select=EntitySetName&$filter=LogicalName eq 'msdyn_dualwriteentitymap'"
    assert len(company.rows(query)["value"]) == 1
    assert company.get("organization-b", f"{API}/{query}")["value"] == []
    response = company.ask("organization-b", "GET", f"{API}/msdyn_dualwriteentitymaps")
    assert response.status_code == 404


def test_maps_that_dataverse_sends_from_have_a_row(company_of: CompanyOf) -> None:
    def sending(company: PracticeCompany) -> set[str]:
        rows = company.rows("msdyn_dualwriteruntimeconfigs?$filter=statecode eq 0")["value"]
        return {row["msdyn_internalentityname"] for row in rows}

    assert sending(company_of("ready")) == {"account", "contact", "salesorder", "salesorderdetail"}
    assert sending(company_of("maps-stopped")) == {"account", "contact", "salesorder"}


def test_every_dual_write_column_is_one_that_was_found(company: PracticeCompany) -> None:
    known = recorded("dualwrite", "dataverse_dualwrite_tables")
    for table in ("msdyn_dualwriteruntimeconfig", "msdyn_dualwriteentitymap"):
        row = company.rows(f"{table}s?$top=1")["value"][0]
        ours = {name for name in row if name.startswith("msdyn_")}
        assert ours <= set(known[table]["columns"])


def test_metadata_is_found_by_its_id_too(company: PracticeCompany) -> None:
    table = company.rows("EntityDefinitions(LogicalName='account')")
    assert company.rows(f"EntityDefinitions({table['MetadataId']})")["EntitySetName"] == "accounts"
    columns = company.rows(f"EntityDefinitions({table['MetadataId']})/Attributes?$select=LogicalName")
    assert "accountnumber" in {column["LogicalName"] for column in columns["value"]}


def test_several_rows_are_made_and_changed_all_or_none(company: PracticeCompany) -> None:
    path = f"{API}/accounts/Microsoft.Dynamics.CRM.CreateMultiple"
    good, bad = {"name": "Litware"}, {"name": "Proseware", "accountnumber": "C-001"}
    refused = company.ask("organization-a", "POST", path, json={"Targets": [good, bad]})
    assert refused.status_code == 412
    assert len(company.rows("accounts")["value"]) == 5
    ids = company.ask("organization-a", "POST", path, json={"Targets": [good, good]}).get_json()["Ids"]
    assert len(company.rows("accounts")["value"]) == 7
    targets = [{"accountid": identity, "telephone1": "1"} for identity in ids]
    path = path.replace("Create", "Update")
    assert company.ask("organization-a", "POST", path, json={"Targets": targets}).status_code == 204
    assert [company.rows(f"accounts({identity})")["telephone1"] for identity in ids] == ["1", "1"]
