from __future__ import annotations

import base64
from typing import Any

import pytest
from practice_company import API, PracticeCompany
from werkzeug import Response

NAME = "Årsöversikt – 价格.pdf"
NOBODY = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def row(company: PracticeCompany) -> str:
    """The id of a new component."""
    body = {"name": "a", "powerpagecomponenttype": 3}
    made = company.ask("organization-a", "POST", f"{API}/powerpagecomponents", json=body)
    return made.headers["OData-EntityId"].partition("(")[2].rstrip(")")


def _act(company: PracticeCompany, action: str, **body: Any) -> Response:
    return company.ask("organization-a", "POST", f"{API}/{action}", json=body)


def _begin(company: PracticeCompany, row: str, **other: Any) -> Response:
    target = {"@odata.type": "Microsoft.Dynamics.CRM.powerpagecomponent", "powerpagecomponentid": row}
    told = {"Target": target, "FileAttributeName": "filecontent", "FileName": NAME, **other}
    return _act(company, "InitializeFileBlocksUpload", **told)


def _block(company: PracticeCompany, token: str, name: str, data: bytes) -> Response:
    encoded = base64.b64encode(data).decode()
    return _act(company, "UploadBlock", BlockId=name, BlockData=encoded, FileContinuationToken=token)


def _commit(company: PracticeCompany, token: str, *names: str) -> Response:
    told = {"FileName": NAME, "MimeType": "application/pdf", "BlockList": list(names)}
    return _act(company, "CommitFileBlocksUpload", FileContinuationToken=token, **told)


def test_blocks_make_a_file_in_the_order_that_is_named_at_last(company: PracticeCompany, row: str) -> None:
    token = _begin(company, row).get_json()["FileContinuationToken"]
    assert [_block(company, token, *one).status_code for one in (("b", b"two"), ("a", b"one "))] == [204, 204]
    assert company.rows(f"powerpagecomponents({row})")["filecontent"] is None
    made = _commit(company, token, "a", "b").get_json()
    found = company.rows(f"powerpagecomponents({row})")
    assert (made["FileSizeInBytes"], made["FileId"]) == (7, found["filecontent"])
    assert found["filecontent_name"] == NAME
    given = company.ask("organization-a", "GET", f"{API}/powerpagecomponents({row})/filecontent/$value")
    assert (given.get_data(), given.headers["x-ms-file-size"]) == (b"one two", "7")
    assert _commit(company, token, "a", "b").status_code == 400


def test_what_was_not_begun_or_not_uploaded_is_refused(company: PracticeCompany, row: str) -> None:
    token = _begin(company, row).get_json()["FileContinuationToken"]
    assert _block(company, "another", "a", b"").status_code == 400
    assert _block(company, token, "a", bytes(4 * 1024 * 1024 + 1)).status_code == 400
    assert _commit(company, token, "a").status_code == 400
    assert (
        _act(company, "UploadBlock", BlockId="a", BlockData="*", FileContinuationToken=token).status_code
        == 400
    )


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ({"Target": {"@odata.type": "Microsoft.Dynamics.CRM.unknown"}}, 404),
        ({"Target": "a"}, 404),
        ({"FileAttributeName": "content"}, 404),
        ({"FileName": None}, 400),
    ],
)
def test_a_place_that_takes_no_file_is_refused(
    company: PracticeCompany, row: str, other: dict[str, Any], status: int
) -> None:
    assert _begin(company, row, **other).status_code == status


def test_a_row_that_is_not_there_takes_no_file(company: PracticeCompany) -> None:
    assert _begin(company, NOBODY).status_code == 404
