from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from scripted import ORIGIN, ScriptedHttp, client_of, reply

from app.errors import ConnectionLost, Forbidden, InstallationTrouble
from app.http import Reply, Request
from app.provisioning.installing import InstallationPatience, Installer
from app.text import Text

OPERATION = f"{ORIGIN}/appmanagement/environments/e/operations/o?api-version=2024-10-01"
ACCEPTED = reply({}, 202, {"operation-location": OPERATION, "retry-after": "3"})


class Catalogue:
    """A service with packages whose states follow a script: each look takes the next one."""

    def __init__(self, accept: Reply | Exception = ACCEPTED, **states: list[str]) -> None:
        self._accept = accept
        self._states: dict[str, Iterator[str]] = {name: iter(states[name]) for name in states}
        self._last: dict[str, str] = {}
        self.operations: list[Any] = []
        self.installed: list[str] = []
        self.naps: list[float] = []
        self.told: list[Text] = []
        self.client = client_of(self._answer)

    def install(self, *names: str, **patience: Any) -> None:
        installer = Installer(
            self.client, "e", self.told.append, self._nap, InstallationPatience(pause=10.0, **patience)
        )
        asyncio.run(installer.install(names, frozenset(names[-1:])))

    async def _nap(self, seconds: float) -> None:
        self.naps.append(seconds)

    def _answer(self, request: Request) -> Reply:
        if request.method == "POST":
            self.installed.append(request.url.split("/applicationPackages/")[1].split("/")[0])
            if isinstance(self._accept, Exception):
                raise self._accept
            return self._accept
        if "/operations/" in request.url:
            answer = self.operations.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer if isinstance(answer, Reply) else reply({"status": answer})
        rows = [
            {"uniqueName": name, "localizedName": name, "state": self._next(name)} for name in self._states
        ]
        return reply({"value": rows})

    def _next(self, name: str) -> str:
        self._last[name] = next(self._states[name], self._last.get(name, "None"))
        return self._last[name]


def stopped(catalogue: Catalogue, *names: str, **patience: Any) -> InstallationTrouble:
    with pytest.raises(InstallationTrouble) as trouble:
        catalogue.install(*names, **patience)
    return trouble.value


def test_what_is_installed_is_left_alone() -> None:
    catalogue = Catalogue(a=["Installed"], b=["Installed"])
    catalogue.install("a", "b")
    assert (catalogue.installed, catalogue.naps) == ([], [])


def test_packages_are_installed_one_after_the_other() -> None:
    catalogue = Catalogue(a=["None"], b=["None"])
    catalogue.operations = ["NotStarted", "Running", "Succeeded", "Succeeded"]
    catalogue.install("a", "b")
    assert catalogue.installed == ["a", "b"]
    assert catalogue.naps == [3.0, 10.0, 10.0, 3.0]


def test_one_that_is_under_way_is_waited_for_and_not_asked_for() -> None:
    catalogue = Catalogue(a=["Installing", "InstallRetrying", "Installed"])
    catalogue.install("a")
    assert catalogue.installed == []
    assert str(catalogue.told[0]).startswith("Installing a.")


def test_one_that_stopped_short_before_is_asked_for_again() -> None:
    catalogue = Catalogue(a=["InstallFailed"])
    catalogue.operations = ["Succeeded"]
    catalogue.install("a")
    assert catalogue.installed == ["a"]


@pytest.mark.parametrize("state", ["Uninstalling", "UninstallRequested", "Odd"])
def test_one_that_is_in_between_is_left_alone(state: str) -> None:
    catalogue = Catalogue(a=[state])
    assert stopped(catalogue, "a").reason == "in-between"
    assert catalogue.installed == []


def test_one_that_is_not_offered_stops_only_where_it_is_wanted() -> None:
    catalogue = Catalogue(b=["Installed"])
    catalogue.install("a", "b")
    assert stopped(Catalogue(b=["Installed"]), "b", "a").reason == "not-offered"


def test_an_installation_that_stops_short_says_why() -> None:
    catalogue = Catalogue(a=["None"])
    reason = {"status": "Failed", "error": {"errorName": "Dependency", "message": "missing"}}
    catalogue.operations = [reply(reason)]
    trouble = stopped(catalogue, "a")
    assert (trouble.reason, trouble.code, trouble.message) == ("stopped", "Dependency", "missing")


def test_a_lost_answer_is_never_followed_by_a_second_request() -> None:
    catalogue = Catalogue(ConnectionLost("h"), a=["None", "None", "Installing", "Installed"])
    catalogue.install("a")
    assert catalogue.installed == ["a"]


def test_where_nothing_shows_after_a_lost_answer_nobody_knows() -> None:
    catalogue = Catalogue(ConnectionLost("h"), a=["None"])
    assert stopped(catalogue, "a", looks=3).reason == "uncertain"
    assert (catalogue.installed, len(catalogue.naps)) == (["a"], 3)


def test_a_refusal_is_passed_on_and_nothing_is_waited_for() -> None:
    catalogue = Catalogue(reply({"error": {"code": "Forbidden"}}, 403), a=["None"])
    with pytest.raises(Forbidden):
        catalogue.install("a")
    assert catalogue.naps == []


def test_a_network_that_goes_away_meanwhile_is_waited_out() -> None:
    catalogue = Catalogue(a=["None"])
    busy = reply({"error": {"code": "Busy"}}, 429, {"retry-after": "40"})
    catalogue.operations = [ConnectionLost("h"), busy, "Succeeded"]
    catalogue.install("a")
    assert catalogue.naps == [3.0, 10.0, 40.0]


def test_an_operation_that_is_forgotten_leaves_the_package_to_tell() -> None:
    catalogue = Catalogue(a=["None", "Installing", "Installed"])
    catalogue.operations = [reply({}, 404), reply({}, 404)]
    catalogue.install("a")
    assert catalogue.installed == ["a"]


def test_one_that_takes_too_long_is_told_as_such() -> None:
    catalogue = Catalogue(a=["Installing"])
    assert stopped(catalogue, "a", total=30.0).reason == "stalled"
    assert len(catalogue.naps) == 3


def test_an_operation_elsewhere_is_not_asked() -> None:
    foreign = reply({}, 202, {"operation-location": "https://evil.example/o"})
    catalogue = Catalogue(foreign, a=["None", "Installed"])
    catalogue.install("a")
    assert isinstance(catalogue.client.http, ScriptedHttp)
    assert all(request.url.startswith(ORIGIN) for request in catalogue.client.http.requests)
