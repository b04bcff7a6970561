from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from practice_company import API, PracticeCompany
from recorded_replies import differences, recorded
from werkzeug import Response

ORIGIN = "organization-a"
ABSENT = "00000000-0000-0000-0000-00000000000a"


def ask(company: PracticeCompany, method: str, target: str, **sent: Any) -> Response:
    return company.ask(ORIGIN, method, f"{API}/{target}", **sent)


def add_account(company: PracticeCompany, **values: Any) -> str:
    response = ask(company, "POST", "accounts", json={"name": "Litware", **values})
    assert response.status_code == 204, response.get_data(as_text=True)
    return response.headers["OData-EntityId"].rpartition("(")[2].rstrip(")")


def code(response: Response) -> tuple[int, str]:
    return response.status_code, response.get_json()["error"]["code"]


def test_a_new_row_is_named_by_its_address(company: PracticeCompany) -> None:
    response = ask(company, "POST", "accounts", json={"name": "Litware", "numberofemployees": 5})
    address = response.headers["OData-EntityId"]
    assert (response.status_code, response.get_data()) == (204, b"")
    assert response.headers["Location"] == address
    assert address.startswith(f"{company.addresses(ORIGIN)}{API}/accounts(")
    row = company.get(ORIGIN, address.removeprefix(company.addresses(ORIGIN)))
    assert (row["name"], row["numberofemployees"], row["statecode"]) == ("Litware", 5, 0)
    assert row["createdon"] == row["modifiedon"]


def test_a_new_row_comes_back_where_that_is_preferred(company: PracticeCompany) -> None:
    response = ask(
        company,
        "POST",
        "accounts?$select=name",
        json={"name": "Litware"},
        headers={"Prefer": "return=representation"},
    )
    assert response.status_code == 201
    assert response.headers["Preference-Applied"] == "return=representation"
    assert set(response.get_json()) == {"@odata.context", "@odata.etag", "accountid", "name"}


def test_a_row_without_selected_columns_has_them_all(company: PracticeCompany) -> None:
    row = company.rows(f"accounts({add_account(company)})")
    assert {"description", "revenue", "_primarycontactid_value", "versionnumber"} <= set(row)
    assert row["@odata.etag"] == f'W/"{row["versionnumber"]}"'


def test_a_change_touches_what_it_names_and_nothing_else(company: PracticeCompany) -> None:
    identity = add_account(company, telephone1="1")
    before = company.rows(f"accounts({identity})")
    response = ask(company, "PATCH", f"accounts({identity})", json={"telephone1": "2"})
    after = company.rows(f"accounts({identity})")
    assert response.status_code == 204
    assert (after["name"], after["telephone1"]) == ("Litware", "2")
    assert after["versionnumber"] > before["versionnumber"]


def test_a_change_of_an_absent_row_makes_it(company: PracticeCompany) -> None:
    response = ask(company, "PATCH", f"accounts({ABSENT})", json={"name": "Litware"})
    assert response.status_code == 204
    assert company.rows(f"accounts({ABSENT})")["name"] == "Litware"


def test_if_match_star_changes_only_what_is_there(company: PracticeCompany) -> None:
    headers = {"If-Match": "*"}
    response = ask(company, "PATCH", f"accounts({ABSENT})", json={"name": "x"}, headers=headers)
    assert code(response) == (404, "0x80040217")
    identity = add_account(company)
    response = ask(company, "PATCH", f"accounts({identity})", json={"name": "x"}, headers=headers)
    assert response.status_code == 204


def test_if_none_match_star_makes_only_what_is_not_there(company: PracticeCompany) -> None:
    identity = add_account(company)
    headers = {"If-None-Match": "*"}
    response = ask(company, "PATCH", f"accounts({identity})", json={"name": "x"}, headers=headers)
    assert code(response) == (412, "0x80040237")
    assert response.get_json() == recorded("api", "error_0x80040237")["body"]


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_an_old_version_is_not_overwritten(company: PracticeCompany, method: str) -> None:
    identity = add_account(company)
    old = company.rows(f"accounts({identity})")["@odata.etag"]
    ask(company, "PATCH", f"accounts({identity})", json={"name": "Litware Inc."})
    body = {"json": {"name": "mine"}} if method == "PATCH" else {}
    response = ask(company, method, f"accounts({identity})", headers={"If-Match": old}, **body)
    assert code(response) == (412, "0x80060882")
    new = company.rows(f"accounts({identity})")
    assert new["name"] == "Litware Inc."
    headers = {"If-Match": new["@odata.etag"]}
    assert ask(company, method, f"accounts({identity})", headers=headers, **body).status_code == 204


def test_a_version_that_is_known_is_not_sent_again(company: PracticeCompany) -> None:
    identity = add_account(company)
    first = ask(company, "GET", f"accounts({identity})")
    headers = {"If-None-Match": first.headers["ETag"]}
    again = ask(company, "GET", f"accounts({identity})", headers=headers)
    assert (again.status_code, again.get_data()) == (304, b"")


def test_a_deleted_row_is_gone(company: PracticeCompany) -> None:
    identity = add_account(company)
    assert ask(company, "DELETE", f"accounts({identity})").status_code == 204
    assert code(ask(company, "GET", f"accounts({identity})")) == (404, "0x80040217")
    assert code(ask(company, "DELETE", f"accounts({identity})")) == (404, "0x80040217")


def test_an_alternate_key_finds_and_makes_rows(company: PracticeCompany) -> None:
    assert company.rows("accounts(accountnumber='C-001')")["name"] == "Adventure Works"
    assert code(ask(company, "GET", "accounts(name='Adventure Works')")) == (404, "0x80060891")
    ask(company, "PATCH", "accounts(accountnumber='O''Neil')", json={"name": "O'Neil"})
    assert company.rows("accounts(accountnumber='O''Neil')")["accountnumber"] == "O'Neil"


def test_an_id_or_a_key_is_given_once(company: PracticeCompany) -> None:
    add_account(company, accountid=ABSENT)
    for values in ({"accountid": ABSENT}, {"accountnumber": "C-001"}):
        assert code(ask(company, "POST", "accounts", json={"name": "x", **values})) == (412, "0x80040237")


def test_a_lookup_is_bound_by_its_navigation_property_and_expanded(company: PracticeCompany) -> None:
    contact = company.rows("contacts?$top=1")["value"][0]["contactid"]
    identity = add_account(company, **{"primarycontactid@odata.bind": f"/contacts({contact})"})
    row = company.rows(f"accounts({identity})?$expand=primarycontactid($select=fullname)")
    assert row["_primarycontactid_value"] == contact
    assert row["primarycontactid"]["contactid"] == contact
    assert set(row["primarycontactid"]) == {"@odata.etag", "contactid", "fullname"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"nosuchcolumn": 1}, (400, "0x80060888")),
        ({"nosuch@odata.bind": "/contacts(x)"}, (400, "0x80060888")),
        ({"primarycontactid@odata.bind": f"/accounts({ABSENT})"}, (400, "0x80060888")),
        ({"primarycontactid@odata.bind": f"/contacts({ABSENT})"}, (404, "0x80040217")),
        ({"name": 5}, (400, "0x80048d19")),
        ({"numberofemployees": "many"}, (400, "0x80048d19")),
        ({"customertypecode": 99}, (400, "0x80048d19")),
        ({"accountid": "x"}, (400, "0x80048d19")),
        ([], (400, "0x80060888")),
    ],
)
def test_what_does_not_fit_the_table_is_refused(
    company: PracticeCompany, body: object, expected: tuple[int, str]
) -> None:
    assert code(ask(company, "POST", "accounts", json=body)) == expected


def test_what_dataverse_writes_itself_is_not_taken_from_clients(company: PracticeCompany) -> None:
    identity = add_account(company, createdon="1999-01-01T00:00:00Z", versionnumber=1)
    row = company.rows(f"accounts({identity})")
    assert row["createdon"] > "2000"
    assert row["versionnumber"] > 1


def test_a_full_name_is_made_of_its_parts(company: PracticeCompany) -> None:
    response = ask(company, "POST", "contacts", json={"firstname": "Pat", "lastname": "Sato"})
    assert company.rows(response.headers["OData-EntityId"].partition(f"{API}/")[2])["fullname"] == "Pat Sato"


@pytest.mark.parametrize(
    ("method", "target", "expected"),
    [
        ("GET", "nosuchtable", (404, "0x80060888")),
        ("GET", "accounts(x)", (404, "0x80060891")),
        ("GET", f"accounts({ABSENT})/name", (404, "0x80060888")),
        ("PATCH", "accounts", (400, "0x80060888")),
        ("POST", f"accounts({ABSENT})", (400, "0x80060888")),
        ("GET", "accounts?$select=nosuchcolumn", (400, "0x80060888")),
        ("GET", "accounts?$expand=nosuchproperty", (400, "0x80060888")),
        ("GET", "accounts?$orderby=nosuchcolumn", (400, "0x80060888")),
        ("GET", "accounts?$filter=name is 'x'", (400, "0x80060888")),
    ],
)
def test_an_address_that_means_nothing_is_refused(
    company: PracticeCompany, method: str, target: str, expected: tuple[int, str]
) -> None:
    assert code(ask(company, method, target)) == expected


def test_someone_without_the_role_writes_customers_only(
    company_of: Callable[[str], PracticeCompany],
) -> None:
    company = company_of("not-administrator")
    add_account(company)
    assert code(ask(company, "POST", "adx_websites", json={"adx_name": "x"})) == (403, "0x80040220")


def test_an_organization_that_is_switched_off_answers_nobody(company: PracticeCompany) -> None:
    assert company.ask("organization-c", "GET", f"{API}/WhoAmI").status_code == 403


def test_solutions_have_the_recorded_shape(company: PracticeCompany) -> None:
    ours = company.rows(
        "solutions?$filter=isvisible eq true and uniquename eq 'DualWriteCore'"
        "&$select=solutionid,uniquename,version,installedon,solutionpackageversion,friendlyname,versionnumber"
        "&$expand=publisherid($select=friendlyname)"
    )
    assert differences(ours, recorded("api", "dataverse_solutions_by_uniquename")) == []
