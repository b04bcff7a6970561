from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice_company import API, PracticeCompany, found
from scripted import ScriptedHttp, client_of, reply

from app.errors import Conflict, NotFound, PageInsteadOfData, ServiceRefused, Throttled, UnreadableReply
from app.http import Reply, Request
from app.services.batch import MOST_OPERATIONS, Operation, batch_body, send_batch, size_of
from app.services.batch_reply import UNKNOWN, SetAnswer
from app.services.client import Client

DONE = 'HTTP/1.1 204 No Content\r\nOData-Version: 4.0\r\nETag: W/"7"\r\n\r\n'
GONE = (
    'HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n\r\n{"error":{"code":"0x1","message":"m"}}'
)


def _multipart(mark: str, *parts: str) -> str:
    return "".join(f"--{mark}\r\n{part}\r\n" for part in parts) + f"--{mark}--\r\n"


def _http(answer: str, content_id: str = "1") -> str:
    head = f"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {content_id}"
    return f"{head}\r\n\r\n{answer}"


def _set(*answers: str) -> str:
    inner = _multipart("inner", *[_http(answer, str(number)) for number, answer in enumerate(answers, 1)])
    return f"Content-Type: multipart/mixed; boundary=inner\r\n\r\n{inner}"


def _batch_reply(*parts: str, content_type: str = "multipart/mixed; boundary=outer") -> Reply:
    headers = MappingProxyType({"content-type": content_type})
    return Reply(200, headers, _multipart("outer", *parts).encode(), "https://a.example", "id")


def _answers(found: Reply, *sizes: int) -> tuple[SetAnswer, ...]:
    sets = [[Operation("DELETE", f"rows({number})") for number in range(size)] for size in sizes]
    return asyncio.run(send_batch(client_of(lambda _: found), sets))


def test_a_change_set_that_is_done_gives_the_new_versions() -> None:
    assert _answers(_batch_reply(_set(DONE, DONE)), 2) == (SetAnswer(versions=('W/"7"', 'W/"7"')),)


@pytest.mark.parametrize("part", [_http(GONE), _set(GONE), _set(DONE, GONE)])
def test_a_change_set_that_is_refused_says_why_however_it_is_wrapped(part: str) -> None:
    first, second = _answers(_batch_reply(part, _set(DONE)), 2, 1)
    assert isinstance(first.refused, NotFound)
    assert (first.refused.code, first.refused.message, first.is_done) == ("0x1", "m", False)
    assert second.is_done


def test_a_change_set_that_is_put_off_says_for_how_long() -> None:
    busy = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n\r\n"
    (answer,) = _answers(_batch_reply(_http(busy)), 1)
    assert isinstance(answer.refused, Throttled)
    assert answer.wait == 7


def test_of_what_is_not_answered_nothing_is_known() -> None:
    assert _answers(_batch_reply(_set(DONE)), 1, 1) == (SetAnswer(versions=('W/"7"',)), UNKNOWN)
    assert _answers(_batch_reply(_set(DONE)), 2) == (UNKNOWN,)
    assert _answers(_batch_reply(_set()), 1) == (UNKNOWN,)
    assert _answers(_batch_reply(_http("nothing")), 1) == (UNKNOWN,)
    assert _answers(_batch_reply(), 1) == (UNKNOWN,)


@pytest.mark.parametrize("content_type", ["", "application/json", "image/png"])
def test_what_is_no_answer_to_a_batch_is_known_for_it(content_type: str) -> None:
    with pytest.raises(UnreadableReply):
        _answers(_batch_reply(_set(DONE), content_type=content_type), 1)


def test_a_web_page_is_no_answer_to_a_batch() -> None:
    with pytest.raises(PageInsteadOfData):
        _answers(_batch_reply(_set(DONE), content_type="text/html"), 1)


@given(st.binary(max_size=300) | st.text("-outerinHTP/1. 2405\r\n:", max_size=200).map(str.encode))
def test_any_answer_is_read_or_known_for_unreadable(body: bytes) -> None:
    found = Reply(200, {"content-type": "multipart/mixed; boundary=outer"}, body, "https://a.example", "id")
    assert len(_answers(found, 1, 2)) == 2


def test_a_batch_is_sent_once_and_asks_for_the_rest_to_be_done() -> None:
    client = client_of(lambda _: reply(b"", 503))
    with pytest.raises(ServiceRefused):
        asyncio.run(send_batch(client, [[Operation("DELETE", "rows(1)")]]))
    assert isinstance(client.http, ScriptedHttp)
    (request,) = client.http.requests
    assert (request.method, request.repeatable) == ("POST", False)
    assert request.headers["Prefer"] == "odata.continue-on-error"


def test_what_is_written_is_in_no_repr() -> None:
    assert "secret" not in repr(Operation("PATCH", "adx_sitesettings(1)", {"adx_value": "secret"}))


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=20)))
def test_the_size_of_an_operation_is_not_more_than_what_is_reckoned(body: dict[str, str]) -> None:
    operation = Operation("PATCH", "adx_sitesettings(1)", body, 'W/"1"')
    alone, twice = batch_body("m", [[operation]]), batch_body("m", [[operation, operation]])
    assert len(twice) - len(alone) <= size_of(operation)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeCompany]:
    made = found(tmp_path_factory.mktemp("practice"))
    yield made
    made.state.close()


def _sent(company: PracticeCompany, *sets: Sequence[Operation]) -> tuple[SetAnswer, ...]:
    def answer(request: Request) -> Reply:
        content_type = request.headers["Content-Type"]
        given = company.ask(
            "organization-a",
            "POST",
            f"{API}/$batch",
            data=request.body,
            content_type=content_type,
            headers={"Prefer": request.headers["Prefer"]},
        )
        headers = {name.lower(): value for name, value in given.headers.items()}
        return Reply(given.status_code, headers, given.get_data(), request.url, "id")

    client: Client = client_of(answer)
    return asyncio.run(send_batch(client, sets))


def _account(company: PracticeCompany, name: str) -> tuple[str, str]:
    (row,) = company.rows(f"accounts?$filter=name eq '{name}'")["value"]
    return f"accounts({row['accountid']})", row["@odata.etag"]


def test_change_sets_are_done_in_their_order_each_whole_or_not_at_all(company: PracticeCompany) -> None:
    made = Operation("POST", "accounts", {"name": "Zaffre \u2028 \U0001f600"})
    first, second, third = _sent(
        company,
        [made],
        [Operation("POST", "accounts", {"name": "Lost"}), Operation("DELETE", "accounts(0)")],
        [made],
    )
    assert (first.is_done, second.is_done, third.is_done) == (True, False, True)
    names = [row["name"] for row in company.rows("accounts")["value"]]
    assert names.count("Zaffre \u2028 \U0001f600") == 2
    assert "Lost" not in names


def test_a_row_that_somebody_changed_stops_its_change_set_alone(company: PracticeCompany) -> None:
    _sent(
        company,
        [Operation("POST", "accounts", {"name": "A"})],
        [Operation("POST", "accounts", {"name": "B"})],
    )
    (a, version_a), (b, version_b) = _account(company, "A"), _account(company, "B")
    (changed,) = _sent(company, [Operation("PATCH", b, {"telephone1": "1"}, version_b)])
    stopped, done = _sent(
        company,
        [Operation("PATCH", b, {"telephone1": "2"}, version_b)],
        [Operation("PATCH", a, {"telephone1": "2"}, version_a)],
    )
    assert isinstance(stopped.refused, Conflict)
    assert done.is_done
    assert changed.versions == (_account(company, "B")[1],)
    assert done.versions == (_account(company, "A")[1],)


def test_a_row_is_made_only_where_there_is_none(company: PracticeCompany) -> None:
    made = Operation("PATCH", "accounts(5a000000-0000-4000-8000-000000000001)", {"name": "New"}, new=True)
    first, second = _sent(company, [made], [made])
    assert first.is_done
    assert isinstance(second.refused, Conflict)


def test_a_batch_of_more_operations_than_allowed_is_turned_away(company: PracticeCompany) -> None:
    with pytest.raises(ServiceRefused):
        _sent(company, [Operation("DELETE", "accounts(0)")] * (MOST_OPERATIONS + 1))
