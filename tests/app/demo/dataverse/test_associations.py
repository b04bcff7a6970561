from __future__ import annotations

from typing import Any

import pytest
from practice_company import API, PracticeCompany
from werkzeug import Response

SITE = {"adx_name": "Contoso"}


def made(company: PracticeCompany, table: str, body: dict[str, Any]) -> str:
    response = company.ask("organization-a", "POST", f"{API}/{table}", json=body)
    assert response.status_code == 204
    return response.headers["OData-EntityId"]


@pytest.fixture
def pair(company: PracticeCompany) -> tuple[str, str]:
    """The addresses of a table permission and of a web role."""
    permission = {"adx_entityname": "Orders", "adx_entitylogicalname": "salesorder", "adx_scope": 756150000}
    return made(company, "adx_entitypermissions", permission), made(
        company, "adx_webroles", {"adx_name": "A"}
    )


def link(company: PracticeCompany, permission: str, role: str, navigation: str = "") -> Response:
    path = f"{API}/{permission.rpartition('/')[2]}/{navigation or 'adx_entitypermission_webrole'}/$ref"
    return company.ask("organization-a", "POST", path, json={"@odata.id": role})


def test_a_link_is_shown_where_it_is_expanded(company: PracticeCompany, pair: tuple[str, str]) -> None:
    permission, role = pair
    assert link(company, permission, role).status_code == 204
    row = company.rows(
        f"{permission.rpartition('/')[2]}?$expand=adx_entitypermission_webrole($select=adx_name)"
    )
    assert [one["adx_name"] for one in row["adx_entitypermission_webrole"]] == ["A"]


def test_the_same_link_is_not_made_twice(company: PracticeCompany, pair: tuple[str, str]) -> None:
    assert link(company, *pair).status_code == 204
    assert link(company, *pair).status_code == 412


@pytest.mark.parametrize("role", ["nonsense", "/accounts(11111111-2222-3333-4444-555555555555)"])
def test_a_link_to_something_else_is_refused(
    company: PracticeCompany, pair: tuple[str, str], role: str
) -> None:
    assert link(company, pair[0], role).status_code == 400


def test_a_link_to_a_row_that_is_not_there_is_refused(
    company: PracticeCompany, pair: tuple[str, str]
) -> None:
    gone = "/adx_webroles(11111111-2222-3333-4444-555555555555)"
    assert link(company, pair[0], gone).status_code == 404
    nowhere = "x/adx_entitypermissions(11111111-2222-3333-4444-555555555555)"
    assert link(company, nowhere, pair[1]).status_code == 404


def test_an_unknown_association_is_refused(company: PracticeCompany, pair: tuple[str, str]) -> None:
    assert link(company, *pair, navigation="adx_nothing").status_code == 400


def test_a_basic_user_links_nothing(company: PracticeCompany, pair: tuple[str, str], company_of: Any) -> None:
    other = company_of("not-administrator")
    assert link(other, *pair).status_code == 403


def test_relationships_are_told_by_their_schema_names(company: PracticeCompany) -> None:
    path = "EntityDefinitions(LogicalName='salesorder')/ManyToOneRelationships"
    found = {row["SchemaName"]: row for row in company.rows(path)["value"]}
    assert found["order_customer_accounts"]["ReferencedEntity"] == "account"
    assert found["order_customer_accounts"]["ReferencingAttribute"] == "customerid"


def test_the_party_model_s_table_comes_with_its_solution(company: PracticeCompany, company_of: Any) -> None:
    path = f"{API}/EntityDefinitions(LogicalName='msdyn_contactforparty')"
    assert company.ask("organization-a", "GET", path).status_code == 404
    assert company_of("party-model").ask("organization-a", "GET", path).status_code == 200


def test_a_lookup_is_annotated_with_the_name_it_leads_to(company: PracticeCompany) -> None:
    prefer = {"Prefer": 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"'}
    rows = company.rows(
        "contacts?$select=_parentcustomerid_value&$filter=lastname eq 'Fabrikam'", headers=prefer
    )
    label = "_parentcustomerid_value@OData.Community.Display.V1.FormattedValue"
    assert [row[label] for row in rows["value"]] == ["Fabrikam"]


@pytest.mark.parametrize("end", [0, 1])
def test_the_links_of_a_row_go_with_it(company: PracticeCompany, pair: tuple[str, str], end: int) -> None:
    assert link(company, *pair).status_code == 204
    gone = f"{API}/{pair[end].rpartition('/')[2]}"
    names = ({"adx_entityname": "Orders", "adx_entitylogicalname": "salesorder"}, {"adx_name": "A"})
    assert company.ask("organization-a", "DELETE", gone).status_code == 204
    assert company.ask("organization-a", "PATCH", gone, json=names[end]).status_code == 204
    path = f"{pair[0].rpartition('/')[2]}?$expand=adx_entitypermission_webrole($select=adx_name)"
    assert company.rows(path)["adx_entitypermission_webrole"] == []
    assert link(company, *pair).status_code == 204
