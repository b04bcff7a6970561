"""What the Web API can do with the rows of a website's configuration."""

from __future__ import annotations

from typing import Any

import pytest
from practice_company import API, PracticeCompany


@pytest.fixture
def website(company: PracticeCompany) -> str:
    """The id of a new website's row."""
    made = company.ask("organization-a", "POST", f"{API}/adx_websites", json={"adx_name": "Contoso"})
    return made.headers["OData-EntityId"].rpartition("(")[2].rstrip(")")


def _made(company: PracticeCompany, table: str, body: dict[str, Any]) -> str:
    made = company.ask("organization-a", "POST", f"{API}/{table}", json=body)
    assert made.status_code == 204, made.get_data(as_text=True)
    return made.headers["OData-EntityId"].rpartition("(")[2].rstrip(")")


def test_rows_are_filtered_by_a_row_that_lookups_lead_to(company: PracticeCompany, website: str) -> None:
    bound = {"adx_websiteid@odata.bind": f"/adx_websites({website})"}
    mine = _made(company, "adx_weblinksets", {"adx_name": "Mine", **bound})
    others = _made(company, "adx_weblinksets", {"adx_name": "Others"})
    for link, above in (("A", mine), ("B", others)):
        parent = {"adx_weblinksetid@odata.bind": f"/adx_weblinksets({above})"}
        _made(company, "adx_weblinks", {"adx_name": link, **parent})
    path = "adx_weblinksetid/adx_websiteid/adx_websiteid"
    found = company.rows(f"adx_weblinks?$select=adx_name&$filter={path} eq {website}")
    assert [row["adx_name"] for row in found["value"]] == ["A"]


@pytest.mark.parametrize(
    "path", ["adx_weblinksetid/adx_unknown", "adx_unknown/adx_name", "adx_name/adx_name"]
)
def test_a_path_that_leads_nowhere_is_refused(company: PracticeCompany, path: str) -> None:
    refused = company.ask("organization-a", "GET", f"{API}/adx_weblinks?$filter={path} eq 'x'")
    assert refused.status_code == 400


def test_a_table_is_told_with_its_columns_lookups_and_associations(company: PracticeCompany) -> None:
    expand = (
        "$expand=Attributes($select=LogicalName,AttributeType),ManyToOneRelationships($select="
        "ReferencingAttribute,ReferencedEntity),ManyToManyRelationships($select=SchemaName)"
    )
    told = company.rows(f"EntityDefinitions(LogicalName='adx_websiteaccess')?$select=EntitySetName&{expand}")
    assert told["EntitySetName"] == "adx_websiteaccesses"
    kinds = {one["LogicalName"]: one["AttributeType"] for one in told["Attributes"]}
    assert kinds["adx_managesitemarkers"] == "Boolean"
    assert {one["ReferencedEntity"] for one in told["ManyToOneRelationships"]} == {"adx_website"}
    assert [one["SchemaName"] for one in told["ManyToManyRelationships"]] == ["adx_websiteaccess_webrole"]


def test_what_is_no_part_of_a_table_cannot_be_expanded(company: PracticeCompany) -> None:
    path = f"{API}/EntityDefinitions(LogicalName='adx_webpage')?$expand=Keys"
    assert company.ask("organization-a", "GET", path).status_code == 400


def test_a_virtual_table_is_told_and_its_rows_are_not(company: PracticeCompany) -> None:
    told = company.rows(
        "EntityDefinitions(LogicalName='mspp_webpage')?$expand=Attributes($select=LogicalName)"
    )
    assert {"mspp_displayorder", "mspp_webpageid"} <= {one["LogicalName"] for one in told["Attributes"]}
    assert company.ask("organization-a", "GET", f"{API}/mspp_webpages").status_code == 404


def test_two_rows_are_parted(company: PracticeCompany) -> None:
    role = _made(company, "adx_webroles", {"adx_name": "A"})
    access = _made(company, "adx_websiteaccesses", {"adx_name": "A"})
    path = f"{API}/adx_websiteaccesses({access})/adx_websiteaccess_webrole"
    reference = {"@odata.id": f"{company.addresses('organization-a')}{API}/adx_webroles({role})"}
    assert company.ask("organization-a", "POST", f"{path}/$ref", json=reference).status_code == 204
    assert company.ask("organization-a", "DELETE", f"{path}({role})/$ref").status_code == 204
    shown = company.rows(f"adx_websiteaccesses({access})?$expand=adx_websiteaccess_webrole")
    assert shown["adx_websiteaccess_webrole"] == []
    gone = path.replace(access, role)
    assert company.ask("organization-a", "DELETE", f"{gone}({role})/$ref").status_code == 404


def test_an_empty_text_is_kept_as_none(company: PracticeCompany) -> None:
    snippet = _made(company, "adx_contentsnippets", {"adx_name": "Empty", "adx_value": ""})
    assert company.rows(f"adx_contentsnippets({snippet})")["adx_value"] is None


def test_a_deleted_website_takes_its_rows_along(company: PracticeCompany, website: str) -> None:
    bound = {"adx_websiteid@odata.bind": f"/adx_websites({website})"}
    mine = _made(company, "adx_webtemplates", {"adx_name": "Mine", **bound})
    other = _made(company, "adx_webtemplates", {"adx_name": "Other"})
    assert company.ask("organization-a", "DELETE", f"{API}/adx_websites({website})").status_code == 204
    left = {row["adx_webtemplateid"] for row in company.rows("adx_webtemplates")["value"]}
    assert other in left
    assert mine not in left
