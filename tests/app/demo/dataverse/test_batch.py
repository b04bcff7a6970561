from __future__ import annotations

from email.parser import Parser
from typing import Any

import pytest
from practice_company import API, PracticeCompany
from werkzeug import Response

ORIGIN = "organization-a"


def operation(method: str, target: str, body: str = "", content_id: str = "") -> str:
    head = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary"
    if content_id:
        head += f"\r\nContent-ID: {content_id}"
    return f"{head}\r\n\r\n{method} {target} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{body}"


def multipart(boundary: str, *parts: str) -> str:
    return "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"


def change_set(*parts: str) -> str:
    return f"Content-Type: multipart/mixed; boundary=change\r\n\r\n{multipart('change', *parts)}"


def send(company: PracticeCompany, *parts: str, **headers: str) -> Response:
    content_type = 'multipart/mixed; boundary="whole"'
    body = multipart("whole", *parts)
    return company.ask(ORIGIN, "POST", f"{API}/$batch", data=body, content_type=content_type, headers=headers)


def statuses(response: Response) -> list[Any]:
    """The status of every reply, those of a change set in a list of their own."""
    head = f"Content-Type: {response.headers['Content-Type']}\r\n\r\n"
    message = Parser().parsestr(head + response.get_data(as_text=True))
    assert message.defects == []
    return [_status(part) for part in message.get_payload()]


def _status(part: Any) -> Any:
    if part.is_multipart():
        return [_status(inner) for inner in part.get_payload()]
    return int(part.get_payload().split(" ")[1])


def accounts(company: PracticeCompany) -> set[str]:
    return {row["name"] for row in company.rows("accounts")["value"]}


def test_replies_come_in_the_order_of_the_requests(company: PracticeCompany) -> None:
    response = send(
        company,
        operation("GET", f"{API}/accounts?$top=1"),
        change_set(
            operation("POST", f"{API}/accounts", '{"name":"Litware"}', "1"),
            operation("POST", f"{API}/accounts", '{"name":"Proseware"}', "2"),
        ),
        operation("GET", "WhoAmI"),
    )
    assert response.status_code == 200
    assert statuses(response) == [200, [204, 204], 200]
    assert {"Litware", "Proseware"} <= accounts(company)


def test_a_change_set_happens_whole_or_not_at_all(company: PracticeCompany) -> None:
    response = send(
        company,
        change_set(
            operation("POST", f"{API}/accounts", '{"name":"Litware"}', "1"),
            operation("POST", f"{API}/accounts", '{"nosuchcolumn":1}', "2"),
        ),
    )
    assert statuses(response) == [400]
    assert "Content-ID: 2" in response.get_data(as_text=True)
    assert "Litware" not in accounts(company)


def test_a_later_part_of_a_change_set_can_mean_a_row_of_an_earlier_one(company: PracticeCompany) -> None:
    response = send(
        company,
        change_set(
            operation("POST", f"{API}/accounts", '{"name":"Litware"}', "1"),
            operation("POST", f"{API}/contacts", '{"parentcustomerid_account@odata.bind":"$1"}', "2"),
            operation("PATCH", "$1", '{"name":"Litware Inc."}', "3"),
        ),
    )
    assert statuses(response) == [[204, 204, 204]]
    account = company.rows("accounts?$filter=name eq 'Litware Inc.'")["value"][0]["accountid"]
    assert company.rows(f"contacts?$filter=_parentcustomerid_value eq {account}")["value"]


@pytest.mark.parametrize(
    "part",
    [operation("GET", f"{API}/accounts", "", "2"), operation("POST", f"{API}/accounts", '{"name":"B"}')],
)
def test_a_change_set_that_reads_or_leaves_out_a_content_id_is_refused_with_its_batch(
    company: PracticeCompany, part: str
) -> None:
    made = operation("POST", f"{API}/accounts", '{"name":"Litware"}', "1")
    assert send(company, made, change_set(made, part)).status_code == 400
    assert "Litware" not in accounts(company)


def test_after_a_refusal_the_rest_is_left_undone(company: PracticeCompany) -> None:
    parts = (
        operation("GET", f"{API}/nosuchtable"),
        operation("POST", f"{API}/accounts", '{"name":"Litware"}'),
    )
    assert statuses(send(company, *parts)) == [404]
    assert "Litware" not in accounts(company)
    assert statuses(send(company, *parts, Prefer="odata.continue-on-error")) == [404, 204]
    assert "Litware" in accounts(company)


def test_a_query_in_a_batch_may_have_blanks_and_letters_of_any_language(company: PracticeCompany) -> None:
    target = f"{company.addresses(ORIGIN)}{API}/accounts?$filter=address1_city eq 'Malmö'&$select=name"
    response = send(company, operation("GET", target))
    assert statuses(response) == [200]
    assert "Adventure Works" in response.get_data(as_text=True)


def test_more_operations_than_a_thousand_are_refused(company: PracticeCompany) -> None:
    response = send(company, *[operation("GET", "WhoAmI")] * 1001)
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("", "application/json"),
        ("--whole\r\n\r\n", "multipart/mixed; boundary=whole"),
        ("", "multipart/mixed"),
    ],
)
def test_what_is_no_batch_is_refused_as_a_whole(
    company: PracticeCompany, body: str, content_type: str
) -> None:
    response = company.ask(ORIGIN, "POST", f"{API}/$batch", data=body, content_type=content_type)
    assert response.status_code == 400
    assert response.get_json()["error"]["code"] == "0x80060888"
