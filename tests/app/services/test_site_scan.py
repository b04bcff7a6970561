from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from scripted import ORIGIN, ScriptedHttp, client_of, reply

from app.errors import Trouble, UnreadableReply
from app.services.site_scan import LONGEST, ScanFinding, Severity, scan_website

_ISSUE = {
    "category": "Security",
    "description": "3 pages are open.",
    "issue": "Open pages",
    "learnMoreUrl": "https://learn.microsoft.com/x",
    "result": "Warning",
}


def scanned(body: Any) -> tuple[ScanFinding, ...]:
    return asyncio.run(scan_website(client_of(lambda _: reply(body)), "env", "site-1"))


def test_a_finding_is_read() -> None:
    (found,) = scanned([_ISSUE])
    assert found == ScanFinding(
        Severity.ADVICE, "Security", "Open pages", "3 pages are open.", "https://learn.microsoft.com/x"
    )


def test_the_most_important_comes_first() -> None:
    results = ("Pass", "Warning", "Something new", "Error", None)
    found = scanned([{**_ISSUE, "result": result} for result in results])
    assert [one.severity for one in found] == [
        Severity.SERIOUS,
        Severity.ADVICE,
        Severity.UNKNOWN,
        Severity.UNKNOWN,
        Severity.PASSED,
    ]


def test_fields_that_are_not_there_are_empty() -> None:
    assert scanned([{}, "odd", None]) == (ScanFinding(Severity.UNKNOWN, "", ""),)


@pytest.mark.parametrize("body", [{}, {"value": []}, "text", b"no json", 7])
def test_what_is_no_list_is_unreadable(body: object) -> None:
    with pytest.raises(UnreadableReply):
        scanned(body)


@pytest.mark.parametrize(("language", "query"), [(None, ""), (1033, "&lcid=1033")])
def test_it_is_asked_for_once_and_may_take_minutes(language: int | None, query: str) -> None:
    client = client_of(lambda _: reply([]))
    asyncio.run(scan_website(client, "env", "site-1", language))
    assert isinstance(client.http, ScriptedHttp)
    (request,) = client.http.requests
    path = "/powerpages/environments/env/websites/site-1/scan/quick/execute"
    assert request.url == f"{ORIGIN}{path}?api-version=2024-10-01{query}"
    assert (request.method, request.limit, request.repeatable) == ("POST", LONGEST, False)


@given(mutated([_ISSUE]))
def test_whatever_the_scan_says_there_are_findings_or_a_known_trouble(body: object) -> None:
    try:
        found = scanned(body)
    except Trouble:
        return
    assert all(isinstance(one, ScanFinding) for one in found)
