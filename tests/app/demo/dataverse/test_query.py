from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from practice_company import API, PracticeCompany


def names(body: Any) -> list[str]:
    return [row["name"] for row in body["value"]]


def pages(company: PracticeCompany, target: str, size: int) -> list[list[str]]:
    headers = {"Prefer": f"odata.maxpagesize={size}"}
    body = company.rows(target, headers=headers)
    found = [names(body)]
    while "@odata.nextLink" in body:
        link = urlsplit(body["@odata.nextLink"])
        body = company.get("organization-a", f"{link.path}?{link.query}", headers=headers)
        found.append(names(body))
    return found


def test_pages_together_are_the_whole_list_in_order(company: PracticeCompany) -> None:
    whole = names(company.rows("accounts?$select=name&$orderby=name"))
    found = pages(company, "accounts?$select=name&$orderby=name", 2)
    assert [len(page) for page in found] == [2, 2, 1]
    assert [name for page in found for name in page] == whole


def test_a_page_that_holds_everything_has_no_next_one(company: PracticeCompany) -> None:
    assert len(pages(company, "accounts", 5)) == 1


def test_the_top_rows_have_no_next_page(company: PracticeCompany) -> None:
    assert [len(page) for page in pages(company, "accounts?$top=3", 2)] == [3]


def test_a_count_tells_of_all_pages(company: PracticeCompany) -> None:
    body = company.rows("accounts?$count=true", headers={"Prefer": "odata.maxpagesize=2"})
    assert (body["@odata.count"], len(body["value"])) == (5, 2)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("$orderby=name desc&$top=1", ["Wingtip Toys"]),
        ("$orderby=address1_city&$top=2", ["Tailspin Toys", "Northwind Traders"]),
        ("$filter=contains(name,'toys')&$orderby=name", ["Tailspin Toys", "Wingtip Toys"]),
        ("$filter=accountnumber eq 'C-002' or name eq 'Wingtip Toys'", ["Fabrikam", "Wingtip Toys"]),
    ],
)
def test_rows_are_filtered_and_ordered(company: PracticeCompany, query: str, expected: list[str]) -> None:
    assert names(company.rows(f"accounts?{query}")) == expected


def test_empty_columns_come_first_in_order(company: PracticeCompany) -> None:
    company.ask("organization-a", "POST", f"{API}/accounts", json={"name": "Litware"})
    assert names(company.rows("accounts?$orderby=address1_city asc,name"))[0] == "Litware"


def test_annotations_come_where_they_are_preferred(company: PracticeCompany) -> None:
    headers = {"Prefer": 'odata.include-annotations="*"'}
    row = company.rows("accounts?$select=customertypecode&$top=1", headers=headers)["value"][0]
    assert row["customertypecode@OData.Community.Display.V1.FormattedValue"] == "Customer"
    plain = company.rows("accounts?$select=customertypecode&$top=1")["value"][0]
    assert set(plain) == {"@odata.etag", "accountid", "customertypecode"}
