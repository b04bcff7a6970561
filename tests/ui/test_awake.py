"""Keeping the computer awake, with programs of the system or stand-ins for them."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from ui.awake import Awake, keeper

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows is told by a call, not by a program")


def _everywhere(name: str) -> str:
    return f"/usr/bin/{name}"


def test_each_system_has_its_own_way() -> None:
    assert keeper("darwin", 7, _everywhere) == ("/usr/bin/caffeinate", "-i", "-w", "7")
    on_linux = keeper("linux", 7, _everywhere)
    assert (on_linux[0], on_linux[1]) == ("/usr/bin/systemd-inhibit", "--what=idle")
    assert on_linux[-4:] == ("/usr/bin/tail", "--pid=7", "-f", os.devnull)


@pytest.mark.parametrize("platform", ["darwin", "linux", "freebsd"])
def test_where_there_is_nothing_to_use_nothing_is_done(platform: str) -> None:
    assert keeper(platform, 7, lambda _: None) == ()


@posix_only
def test_the_keeper_runs_as_long_as_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "runs"
    program = tmp_path / "caffeinate"
    program.write_text(f"#!/bin/sh\ntouch {note}\nexec sleep 60\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    awake = Awake("darwin")
    awake.keep(on=True)
    awake.keep(on=True)
    child = awake._child
    assert child is not None
    end = time.monotonic() + 60
    while not note.exists() and time.monotonic() < end:
        time.sleep(0.01)
    assert child.poll() is None
    awake.close()
    assert child.poll() is not None
    awake.close()


@posix_only
def test_a_keeper_that_cannot_start_or_ends_by_itself_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "caffeinate"
    program.write_text("#!/no/such/shell\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    awake = Awake("darwin")
    awake.keep(on=True)
    awake.close()
    program.write_text("#!/bin/sh\nexit 1\n")
    awake.keep(on=True)
    assert awake._child is not None
    awake._child.wait(60)
    awake.close()
    assert awake._child is None
