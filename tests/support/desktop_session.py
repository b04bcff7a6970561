"""A desktop of its own: a screen that nobody sees, a session bus, and a browser with a person at it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from program import start_program

_NEEDED = ("Xvfb", "dbus-daemon")
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_BROWSER = Path(__file__).with_name("browser_command.py")


@dataclass(frozen=True)
class Desktop:
    """Where programs of this desktop are started, and the pages that they opened."""

    session_bus: str
    surroundings: dict[str, str]
    visited: Path

    @contextmanager
    def running(self, *arguments: str | Path) -> Iterator[None]:
        """The program with its window on this desktop, until the block ends."""
        process = start_program(*arguments, **self.surroundings)
        try:
            yield
        finally:
            process.terminate()
            process.communicate()

    def opened(self) -> list[str]:
        """The addresses that the browser was sent to."""
        return self.visited.read_text("utf-8").split() if self.visited.exists() else []


@contextmanager
def desktop(folder: Path, scenario: str) -> Iterator[Desktop]:
    """A desktop whose person signs in as that of a scenario; skips the test where there can be none."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if not any(Path(launcher).exists() for launcher in _LAUNCHERS):
        missing.append("at-spi2-core")
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    visited = folder / "visited"
    surroundings = {
        "PATH": f"{_browser(folder, scenario, visited)}{os.pathsep}{os.environ['PATH']}",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    with _screen() as display, _session_bus() as address:
        surroundings |= {"DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": address}
        yield Desktop(address, surroundings, visited)


def _browser(folder: Path, scenario: str, visited: Path) -> Path:
    """A folder with the command that opens addresses on a desktop: here, that is the person of a scenario."""
    place = folder / "programs"
    place.mkdir()
    command = place / "xdg-open"
    person = shlex.join([sys.executable, "-E", str(_BROWSER), scenario])
    lines = (
        "#!/bin/sh",
        f'echo "$1" >> {shlex.quote(str(visited))}',
        f'case "$1" in */authorize*) {person} "$1";; esac',
    )
    command.write_text("\n".join(lines), encoding="utf-8")
    command.chmod(0o755)
    return place


@contextmanager
def _screen() -> Iterator[str]:
    """A screen with a number that no other has."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as server:
        os.close(tells)
        try:
            with os.fdopen(told) as number:
                yield f":{number.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def _session_bus() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdout=pipe, stderr=nothing, text=True) as bus:
        assert bus.stdout is not None
        try:
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()
