from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from browser import decline_device_code, enter_device_code
from practice_world import Practice
from program import run_program, start_program
from request_log import RequestLog
from walk import ADDRESS, NAME

from app.provisioning.journal import Event, Journal

_CREATE = ("create", "--environment", "Contoso Production", "--name", NAME, "--address", ADDRESS, "--json")


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """Read what the program says until it says `words`, and give that line."""
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if words in line:
            return line
    pytest.fail(f"the program never said {words!r} but {said!r}")


@pytest.fixture
def options(practice: Practice, tmp_path: Path) -> tuple[str | Path, ...]:
    practice.found("ready")
    return ("--cloud", practice.tenant.cloud_file, "--state-folder", tmp_path / "state")


def test_a_program_that_was_killed_goes_on_with_the_one_portal(
    practice: Practice, tmp_path: Path, options: tuple[str | Path, ...], log: RequestLog
) -> None:
    practice.fault("never-finishes", "power_platform")
    with start_program(*options, *_CREATE, person="ready") as process:
        read_until(process, "Microsoft is building the portal")
        process.kill()
    assert [one.event for one in Journal(tmp_path / "state" / "journal.sqlite3").creations()] == [Event.SEEN]
    practice.tenant.faults.clear()
    ended = run_program(*options, *_CREATE, person="ready")
    assert ended.code == 0
    assert ended.json["website"]["address"].endswith(ADDRESS)
    assert log.count("POST", "*/websites") == 1
    assert len(practice.sites()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_program_that_is_interrupted_says_nothing_and_loses_nothing(
    practice: Practice, tmp_path: Path, options: tuple[str | Path, ...]
) -> None:
    practice.fault("never-finishes", "power_platform")
    with start_program(*options, *_CREATE, person="ready") as process:
        read_until(process, "Microsoft is building the portal")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=240)
    assert (process.returncode, out, err) == (130, "", "")
    (creation,) = Journal(tmp_path / "state" / "journal.sqlite3").creations()
    assert creation.is_open


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_waiting_for_the_browser_can_be_interrupted(options: tuple[str | Path, ...]) -> None:
    with start_program(*options, "environments", BROWSER=os.devnull) as process:
        read_until(process, "Sign in in your browser.")
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=240)
    assert (process.returncode, out) == (130, "")


def test_a_code_is_typed_on_another_device(options: tuple[str | Path, ...]) -> None:
    with start_program(*options, "environments", "--json", "--device-code") as process:
        words = read_until(process, "Go to ").split()
        enter_device_code(words[2], words[-1], "ready")
        out, err = process.communicate(timeout=240)
    assert (process.returncode, err) == (0, "")
    assert '"alex@ready.contoso.example"' in out


def test_a_code_that_is_declined_is_told(options: tuple[str | Path, ...]) -> None:
    with start_program(*options, "environments", "--json", "--device-code") as process:
        words = read_until(process, "Go to ").split()
        thread = threading.Thread(target=decline_device_code, args=(words[2], words[-1]))
        thread.start()
        out, _ = process.communicate(timeout=240)
        thread.join()
    assert process.returncode == 4
    assert '"SIGN-IN-3"' in out
