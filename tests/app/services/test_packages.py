from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded
from scripted import ORIGIN, ScriptedHttp, always, client_of, reply

from app.errors import ForeignAddress, Trouble
from app.services.packages import (
    Installation,
    Package,
    PackageStage,
    install_package,
    installation,
    list_packages,
)

_ROW: dict[str, Any] = {
    "uniqueName": "DualWriteCoreAnchor",
    "localizedName": "Dual-write core",
    "version": "1.0",
    "state": "Installed",
    "errorDetails": {"message": "m"},
}
_OPERATION: dict[str, Any] = {"status": "Failed", "error": {"errorName": "n", "message": "m"}}
_ADDRESS = f"{ORIGIN}/appmanagement/environments/e/operations/o?api-version=1"


def read(**changes: Any) -> Package:
    (package,) = asyncio.run(list_packages(always({"value": [{**_ROW, **changes}]}), "e"))
    return package


def test_a_package_is_read() -> None:
    expected = Package("DualWriteCoreAnchor", "Dual-write core", "1.0", PackageStage.INSTALLED, "m")
    assert read() == expected
    assert read(lastError={"message": "newer"}).message == "newer"


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        ("None", PackageStage.NOT_INSTALLED),
        ("Uninstalled", PackageStage.NOT_INSTALLED),
        ("TemplateInstalled", PackageStage.NOT_INSTALLED),
        ("InstallRequested", PackageStage.INSTALLING),
        ("InstallScheduled", PackageStage.INSTALLING),
        ("Installing", PackageStage.INSTALLING),
        ("InstallRetrying", PackageStage.INSTALLING),
        ("Installed", PackageStage.INSTALLED),
        ("InstallFailed", PackageStage.STOPPED_SHORT),
        ("Uninstalling", PackageStage.BEING_REMOVED),
        ("UninstallFailed", PackageStage.UNKNOWN),
        ("Odd", PackageStage.UNKNOWN),
        (None, PackageStage.UNKNOWN),
    ],
)
def test_every_state_has_its_stage(state: object, stage: PackageStage) -> None:
    assert read(state=state).stage is stage


def test_the_recorded_packages_are_read() -> None:
    body = recorded("api", "ppapi_env_applicationpackages_list")
    packages = asyncio.run(list_packages(always(body), "e"))
    assert len(packages) == len(body["value"])
    assert all(one.name and one.title and one.stage is not PackageStage.UNKNOWN for one in packages)


def test_the_recorded_operation_is_read() -> None:
    body = recorded("api", "ppapi_app_install_operation_succeeded")
    assert asyncio.run(installation(always(body), _ADDRESS)).stage is PackageStage.INSTALLED


def test_an_installation_is_asked_for_once_with_an_empty_body() -> None:
    client = client_of(lambda _: reply({}, 202, {"operation-location": _ADDRESS, "retry-after": "7"}))
    asked = asyncio.run(install_package(client, "e", "a/b"))
    assert asked == Installation(PackageStage.INSTALLING, _ADDRESS, wait=7.0)
    assert isinstance(client.http, ScriptedHttp)
    (request,) = client.http.requests
    assert (request.method, request.body) == ("POST", b"{}")
    assert "/applicationPackages/a%2Fb/install?api-version=" in request.url


def test_an_operation_elsewhere_is_never_asked() -> None:
    client = client_of(lambda _: reply({}, 202, {"operation-location": "https://evil.example/o"}))
    assert asyncio.run(install_package(client, "e", "a")).operation == ""
    with pytest.raises(ForeignAddress):
        asyncio.run(installation(client, "https://evil.example/o"))


def test_why_it_stopped_is_kept() -> None:
    found = asyncio.run(installation(always(_OPERATION), _ADDRESS))
    assert found == Installation(PackageStage.STOPPED_SHORT, _ADDRESS, "n", "m")


def test_the_practice_company_tells_what_is_missing(practice: Practice) -> None:
    environment = practice.environment("solutions-missing").id
    found = asyncio.run(list_packages(practice.company("solutions-missing").power_platform, environment))
    missing = [one.name for one in found if one.stage is PackageStage.NOT_INSTALLED]
    assert missing == ["msdyn_Dynamics365SupplyChainExtendedAnchor"]


@given(mutated({"value": [_ROW, _ROW]}), mutated(_OPERATION))
def test_whatever_is_said_it_is_read_or_a_known_trouble(packages: object, operation: object) -> None:
    try:
        assert isinstance(asyncio.run(list_packages(always(packages), "e")), tuple)
        assert isinstance(asyncio.run(installation(always(operation), _ADDRESS)), Installation)
    except Trouble:
        return
