from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from scripted import ORIGIN, client_of, reply

from app.errors import CreationStalled, CreationStopped, Forbidden
from app.http import Reply, Request
from app.provisioning.journal import Creation, Place
from app.provisioning.patience import Patience
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.provisioning.waiting import GONE, Watch, sought_by, wait_for_site
from app.services.websites import Website

_OPERATION = f"{ORIGIN}/operations/1"
_SITE = {"id": "site-1", "subdomain": "contoso", "templateName": "CustomerPortal"}
_DONE = {**_SITE, "status": "OperationComplete", "packageInstallStatus": "Installed"}


class Waiting:
    """Waits for a site whose operation and list answer from a script; the last answer of each stays."""

    def __init__(self, operations: list[Any], lists: list[Any]) -> None:
        self._operations, self._lists = iter_last(operations), iter_last(lists)
        self.waits: list[float] = []
        self.told: list[Progress] = []
        self.seen: list[str] = []

    def run(
        self,
        operation: str = _OPERATION,
        website: str = "",
        total: float = 600,
        wait: float | None = None,
        age: timedelta = timedelta(),
    ) -> Website:
        place = Place("public", "account", "environment", "Contoso")
        started = datetime(2026, 11, 21, tzinfo=UTC)
        request = SiteRequest("Contoso", "contoso", 1033)
        creation = Creation("1", place, request, started, operation=operation, website=website)
        patience = Patience(total=total)
        watch = Watch(self.told.append, self._see, self._sleep, patience, lambda: started + age)
        return asyncio.run(wait_for_site(client_of(self._answer), sought_by(creation, wait), watch))

    def _answer(self, request: Request) -> Reply:
        answer = next(self._operations if "/operations/" in request.url else self._lists)
        if isinstance(answer, Reply):
            return answer
        return reply({"value": answer} if isinstance(answer, list) else answer)

    async def _see(self, site: Website) -> None:
        self.seen.append(site.id)

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


def iter_last(items: list[Any]) -> Iterator[Any]:
    yield from items
    while True:
        yield items[-1]


def status(value: str) -> dict[str, str]:
    return {"operationStatus": value}


def test_a_finished_operation_and_a_finished_site_are_a_portal() -> None:
    waiting = Waiting([status("OperationComplete")], [[_DONE]])
    assert waiting.run().id == "site-1"
    assert waiting.waits == []


@pytest.mark.parametrize(
    ("operation", "sites"),
    [
        ("OperationComplete", []),
        ("OperationComplete", [{**_DONE, "status": "OperationInProgress"}]),
        ("OperationComplete", [{**_DONE, "status": "SomethingNew"}]),
        ("OperationComplete", [{**_DONE, "packageInstallStatus": "Installing"}]),
        ("OperationInProgress", [_DONE]),
        ("OperationComplete", [{**_DONE, "id": "site-2", "subdomain": "another"}]),
    ],
)
def test_either_alone_proves_nothing(operation: str, sites: list[Any]) -> None:
    waiting = Waiting([status(operation), status("OperationComplete")], [sites, [_DONE]])
    assert waiting.run().id == "site-1"
    assert len(waiting.waits) == 1


@pytest.mark.parametrize("operation", [{}, {"somethingNew": 1}, reply(b""), reply({"error": {}}, 404)])
def test_an_operation_that_says_nothing_leaves_it_to_the_site(operation: Any) -> None:
    assert Waiting([operation], [[_DONE]]).run().id == "site-1"


@pytest.mark.parametrize("packages", ["None", "Installed", "TemplateInstalled", "", "SomethingNew"])
def test_packages_that_are_not_at_work_do_not_hold_back(packages: str) -> None:
    waiting = Waiting([status("Succeeded")], [[{**_DONE, "packageInstallStatus": packages}]])
    assert waiting.run().packages == packages


def test_the_site_is_known_by_its_id_once_it_was_seen() -> None:
    renamed = {**_DONE, "subdomain": "contoso-1"}
    assert Waiting([{}], [[renamed]]).run(operation="", website="site-1").subdomain == "contoso-1"


@pytest.mark.parametrize("value", ["OperationFailed", "Failed", "Canceled", "Cancelled"])
def test_an_operation_that_gave_up_stops_with_its_words(value: str) -> None:
    waiting = Waiting([{**status(value), "error": {"code": "X1", "message": "because"}}], [[]])
    with pytest.raises(CreationStopped) as stopped:
        waiting.run()
    assert (stopped.value.code, stopped.value.message) == ("X1", "because")


@pytest.mark.parametrize(
    ("site", "code"),
    [
        ({**_DONE, "status": "OperationFailed"}, "OperationFailed"),
        ({**_SITE, "packageInstallStatus": "InstallFailed"}, "InstallFailed"),
    ],
)
def test_a_site_that_gave_up_stops_with_its_status(site: Any, code: str) -> None:
    with pytest.raises(CreationStopped) as stopped:
        Waiting([status("OperationInProgress")], [[site]]).run()
    assert stopped.value.code == code


def test_it_stalls_when_patience_is_over() -> None:
    waiting = Waiting([status("OperationInProgress")], [[]])
    with pytest.raises(CreationStalled):
        waiting.run(total=60)
    assert waiting.waits == [10.0] * 6


@pytest.mark.parametrize(("asked", "waited"), [("30", 30.0), ("0", 1.0), ("nonsense", 10.0)])
def test_the_service_says_how_long_to_wait_but_never_not_at_all(asked: str, waited: float) -> None:
    busy = reply(status("OperationInProgress"), headers={"retry-after": asked})
    waiting = Waiting([busy, status("Succeeded")], [[_DONE]])
    waiting.run()
    assert waiting.waits == [waited]


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        (reply({}, 500), 10.0),
        (reply({}, 503), 10.0),
        (reply({}, 429, {"retry-after": "70"}), 70.0),
        (reply({}, 429), 10.0),
        (reply(b"<html>", headers={"content-type": "text/html"}), 10.0),
        (reply(b"{"), 10.0),
    ],
)
def test_passing_trouble_is_told_and_waited_out(answer: Reply, wait: float) -> None:
    waiting = Waiting([status("Succeeded")], [answer, [_DONE]])
    assert waiting.run().id == "site-1"
    assert waiting.waits == [wait]
    (progress,) = waiting.told
    assert progress.hindrance is not None
    assert str(progress.hindrance)


def test_a_service_that_may_no_longer_be_asked_is_no_passing_trouble() -> None:
    with pytest.raises(Forbidden):
        Waiting([reply({}, 403)], [[_DONE]]).run()


def test_what_the_service_asked_for_first_is_waited_before_the_first_look() -> None:
    waiting = Waiting([status("Succeeded")], [[_DONE]])
    waiting.run(wait=60)
    assert waiting.waits == [60.0]
    assert [progress.stage for progress in waiting.told] == [CreationStage.ACCEPTED]


def test_trouble_after_trouble_is_waited_out_longer_and_longer() -> None:
    troubles = [reply({}, 503)] * 5
    waiting = Waiting([status("Running"), *troubles, status("Succeeded")], [[_DONE]])
    waiting.run()
    assert waiting.waits == [10.0, 10.0, 20.0, 40.0, 60.0, 60.0]


def test_while_the_operation_is_at_work_the_sites_are_listed_now_and_then() -> None:
    lists: list[Any] = [[_SITE], [_SITE], [_DONE]]
    waiting = Waiting([*[status("Running")] * 11, status("Succeeded")], lists)
    assert waiting.run().id == "site-1"
    assert len(waiting.waits) == 11
    assert waiting.seen == ["site-1"] * 3


def test_what_is_left_behind_is_told_by_its_name() -> None:
    failed = {**status("Failed"), "error": {"code": "X1"}}
    with pytest.raises(CreationStopped) as stopped:
        Waiting([failed], [[{**_SITE, "name": "Orders"}]]).run()
    assert stopped.value.left == "Orders"


_LONG_AGO = timedelta(hours=3)


@pytest.mark.parametrize("operation", [reply({"error": {}}, 404), status("OperationComplete"), reply(b"")])
def test_a_site_that_is_gone_long_after_it_was_asked_for_is_not_waited_for(operation: Any) -> None:
    waiting = Waiting([operation], [[]])
    with pytest.raises(CreationStopped) as stopped:
        waiting.run(website="site-1", age=_LONG_AGO)
    assert (stopped.value.code, stopped.value.left, waiting.waits) == (GONE, "", [])


@pytest.mark.parametrize(
    ("operation", "sites"),
    [
        (status("OperationInProgress"), []),
        (reply({"error": {}}, 404), [{**_SITE, "status": "OperationInProgress"}]),
        (reply({"error": {}}, 404), reply({}, 503)),
    ],
)
def test_what_is_at_work_or_cannot_be_read_is_waited_for_however_old_it_is(
    operation: Any, sites: Any
) -> None:
    with pytest.raises(CreationStalled):
        Waiting([operation], [sites]).run(website="site-1", total=60, age=_LONG_AGO)


def test_a_site_that_is_not_listed_yet_is_waited_for() -> None:
    waiting = Waiting([reply({"error": {}}, 404)], [[], [_DONE]])
    assert waiting.run(age=timedelta(hours=1)).id == "site-1"
