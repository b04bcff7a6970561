"""Starts that do not go as wished: each is told in the window, with the exit code that the commands give."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from window_driver import Person, Setting

from app.cli.exit_codes import ExitCode
from app.cli.options import parse
from app.setup.reconciling import Reconciling
from app.setup.state import StepId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Play = Callable[[Coroutine[Any, Any, Any]], Any]


async def _reads_of_a_problem(person: Person) -> None:
    await person.sees(lambda: person.has("problem"))
    await person.shoots("cannot-start")
    await person.presses("close")


def test_a_cloud_file_that_cannot_be_read(setting: Setting, play: Play, tmp_path: Path) -> None:
    file = tmp_path / "cloud.toml"
    file.write_text("id = ")
    options = parse(["--cloud", str(file), "--state-folder", str(tmp_path / "state")])
    assert play(setting.walk(_reads_of_a_problem, options)) == ExitCode.LOCAL


def test_a_state_that_cannot_be_read(setting: Setting, play: Play, tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    (folder / "journal.sqlite3").write_bytes(b"no database at all" * 100)
    options = parse(["--state-folder", str(folder)])
    assert play(setting.walk(_reads_of_a_problem, options)) == ExitCode.LOCAL


async def _practises(person: Person) -> None:
    await person.step("Open a portal for your customers")
    assert not any("practising" in one for one in person.words())
    await person.presses("practise")
    await person.sees(lambda: any("practising" in one for one in person.words()))
    assert not person.has("practise")
    await person.signs_in()


def test_practice_begins_from_the_first_page(setting: Setting, play: Play, tmp_path: Path) -> None:
    options = parse(["--state-folder", str(tmp_path / "state"), "--pace", "3000"])
    assert play(setting.walk(_practises, options)) == ExitCode.DONE


def test_what_a_session_that_was_left_still_finds_out_is_not_shown(
    setting: Setting, play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Reconciling] = []

    async def look(self: Reconciling) -> None:
        looks.append(self)

    async def practises(person: Person) -> None:
        await person.sees(lambda: len(looks) == 1)
        await person.presses("practise")
        await person.sees(lambda: len(looks) == 2)
        left = looks[0]._stage
        left.become(replace(left.state, step=StepId.SIGN_IN))
        await person.step("Open a portal for your customers")

    monkeypatch.setattr(Reconciling, "look", look)
    options = parse(["--state-folder", str(tmp_path / "state"), "--pace", "3000"])
    assert play(setting.walk(practises, options)) == ExitCode.DONE


async def _cannot_practise(person: Person) -> None:
    await person.presses("practise")
    await person.sees(lambda: person.has("problem"))
    await person.presses("dismiss")
    await person.presses("forward")
    await person.step("Sign in with your work account")


def test_where_practice_is_not_possible_the_session_stays(
    setting: Setting, play: Play, tmp_path: Path
) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    (folder / "practice").write_text("in the way")
    options = parse(["--state-folder", str(folder)])
    assert play(setting.walk(_cannot_practise, options)) == ExitCode.DONE


async def _closes_twice(person: Person) -> None:
    person.window.close()
    person.window.close()
    await asyncio.sleep(0)


def test_closing_twice_is_closing(setting: Setting, play: Play) -> None:
    assert play(setting.walk(_closes_twice)) == ExitCode.DONE
