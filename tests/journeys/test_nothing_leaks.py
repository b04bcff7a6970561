"""No token, code or verifier is found in anything that the program leaves behind, whatever happens to it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from browser import decline_device_code, enter_device_code
from canary import Canary
from every_fault import faults
from leak_search import files_in, found
from practice_world import Practice
from secret_record import recorded
from walk import ADDRESS, NAME

CHECK = ("check", "--environment", "Contoso Production", "--json")
CREATE = ("create", "--environment", "Contoso Production", "--name", NAME, "--address", ADDRESS, "--json")
BROWSER_WAY = {"code", "code_verifier", "access_token"}
DEVICE_WAY = {"device_code", "access_token"}
_TOLD = re.compile(r"Go to (\S+) and enter the code (\w+)")

Act = Callable[[subprocess.Popen[str], str], None]


@pytest.fixture
def canary(practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Canary:
    practice.found("ready")
    return Canary(practice, recorded(monkeypatch), tmp_path)


def types_the_code(_process: subprocess.Popen[str], line: str) -> None:
    if told := _TOLD.match(line):
        enter_device_code(told[1], told[2], "ready")


def declines_the_code(_process: subprocess.Popen[str], line: str) -> None:
    if told := _TOLD.match(line):
        decline_device_code(told[1], told[2])


def ends_it(words: str, way: int) -> Act:
    def act(process: subprocess.Popen[str], line: str) -> None:
        if words in line:
            process.send_signal(way)

    return act


@pytest.mark.parametrize("command", [("environments",), CHECK, CREATE])
def test_signing_in_with_the_browser(canary: Canary, command: tuple[str, ...]) -> None:
    canary.run(*command, person="ready")
    assert canary.codes == [0]
    assert canary.record.kinds >= BROWSER_WAY
    assert set(canary.record.shown.values()) == {"state", "nonce", "code_challenge"}
    assert canary.leaks() == []


@pytest.mark.parametrize("name", ["report.html", "report.pdf", "report.json"])
def test_a_report(canary: Canary, name: str) -> None:
    canary.run(*CHECK, "--report", str(canary.folder / name), person="ready")
    assert (canary.folder / name).stat().st_size > 3_000
    assert canary.record.kinds >= BROWSER_WAY
    assert canary.leaks() == []


@pytest.mark.parametrize("command", [("environments", "--json"), CHECK])
def test_signing_in_with_a_code(canary: Canary, command: tuple[str, ...]) -> None:
    canary.run(*command, "--device-code", act=types_the_code)
    assert canary.codes == [0]
    assert canary.record.kinds >= DEVICE_WAY
    assert canary.leaks() == []


def test_a_sign_in_that_is_declined(canary: Canary) -> None:
    canary.run(*CHECK, person="decline")
    canary.run(*CHECK, "--device-code", act=declines_the_code)
    assert canary.codes == [4, 4]
    assert canary.leaks() == []


def test_a_service_that_is_not_allowed(canary: Canary) -> None:
    canary.practice.found("licence-unreadable")
    canary.run(*CHECK, person="licence-unreadable")
    assert '"65001"' in canary.outputs[0][1].decode()
    assert canary.record.kinds >= {*BROWSER_WAY, "refresh_token"}
    assert canary.leaks() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("way", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_sign_in_that_is_abandoned(canary: Canary, way: str) -> None:
    canary.run("environments", act=ends_it("Sign in in", signal.Signals[way]), BROWSER="true")
    canary.run("environments", "--device-code", act=ends_it("Go to", signal.Signals[way]))
    assert 0 not in canary.codes
    assert canary.record.secrets
    assert set(canary.record.shown.values()) == {"state", "nonce", "code_challenge", "user_code"}
    assert canary.leaks() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_a_creation_that_is_killed_and_taken_up_again(canary: Canary) -> None:
    canary.practice.fault("never-finishes", "power_platform")
    canary.run(*CREATE, person="ready", act=ends_it("Microsoft is building", signal.SIGKILL))
    canary.practice.tenant.faults.clear()
    canary.run(*CREATE, person="ready")
    assert canary.codes == [-signal.SIGKILL, 0]
    assert canary.leaks() == []


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("app.identity.accounts:Accounts._signed_in", "PROGRAM-1"),
        ("app.identity.memory:AccountMemory.keep", "PROGRAM-1"),
        ("app.identity.accounts:Accounts.token", "PROGRAM-1"),
        ("app.http:_body", "NET-9"),
    ],
)
def test_what_nobody_foresaw(canary: Canary, place: str, code: str) -> None:
    told = canary.run(*CHECK, person="ready", LOUD_BREAK=place)
    assert "Traceback" not in told
    assert json.loads(canary.outputs[0][1])["problem"]["code"] == code
    assert canary.leaks() == []


@pytest.mark.parametrize("fault", faults())
def test_a_sign_in_that_goes_wrong(canary: Canary, fault: str) -> None:
    canary.practice.fault(fault, "login", method="POST", times=1, value=0.01)
    canary.run("environments", "--json", person="ready")
    assert canary.leaks() == []


def test_the_practice_company_inside_the_program(canary: Canary) -> None:
    options = ("--demo", "--pace", "10000", "--state-folder", str(canary.state_folder))
    told = canary.run(*options, *CREATE, person="ready")
    assert canary.codes == [0]
    # Its secrets begin like every signed token does; none of them is known here.
    anything = {"eyJhbGciOiJSUzI1NiIsImtpZCI6I": "a token"}
    for _, content in (*canary.outputs, *files_in(canary.folder)):
        assert found(anything, content) == set()
    assert found(anything, told.encode()) == set()
