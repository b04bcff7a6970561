from __future__ import annotations

import pytest
from practice_company import API, PracticeCompany

OCTETS = {"Content-Type": "application/octet-stream", "x-ms-file-name": "a.css"}


@pytest.fixture
def component(company: PracticeCompany) -> str:
    """The path of a new component."""
    body = {"name": "a.css", "powerpagecomponenttype": 3}
    made = company.ask("organization-a", "POST", f"{API}/powerpagecomponents", json=body)
    return made.headers["OData-EntityId"].partition("/v9.2/")[2]


def test_a_file_is_given_out_as_it_came(company: PracticeCompany, component: str) -> None:
    before = company.rows(component)["@odata.etag"]
    sent = company.ask(
        "organization-a", "PATCH", f"{API}/{component}/filecontent", data=b"\x00\xff", headers=OCTETS
    )
    assert sent.status_code == 204
    row = company.rows(component)
    assert row["filecontent_name"] == "a.css"
    assert row["@odata.etag"] == sent.headers["ETag"] != before
    given = company.ask("organization-a", "GET", f"{API}/{component}/filecontent/$value")
    assert given.get_data() == b"\x00\xff"
    assert given.headers["x-ms-file-name"] == "a.css"


def test_a_row_without_a_file_gives_none(company: PracticeCompany, component: str) -> None:
    assert company.ask("organization-a", "GET", f"{API}/{component}/filecontent/$value").status_code == 404


@pytest.mark.parametrize(
    ("column", "headers", "status"),
    [
        ("content", OCTETS, 404),
        ("filecontent", {"Content-Type": "application/octet-stream"}, 400),
        ("filecontent", {**OCTETS, "x-ms-file-name": "Å.css"}, 400),
        ("filecontent", {**OCTETS, "If-Match": 'W/"1"'}, 412),
    ],
)
def test_a_file_that_does_not_belong_there_is_refused(
    company: PracticeCompany, component: str, column: str, headers: dict[str, str], status: int
) -> None:
    path = f"{API}/{component}/{column}"
    assert company.ask("organization-a", "PATCH", path, data=b"a", headers=headers).status_code == status


def test_a_file_of_a_row_that_is_not_there_is_refused(company: PracticeCompany) -> None:
    path = f"{API}/powerpagecomponents(00000000-0000-4000-8000-000000000001)/filecontent"
    assert company.ask("organization-a", "PATCH", path, data=b"a", headers=OCTETS).status_code == 404
