"""Keeps the computer from going to sleep by itself while a portal is being created.

Only a courtesy: the portal is found again after any sleep. Whoever closes the lid or chooses "sleep" still
gets it, and where the system offers no such thing nothing happens.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable

_PATIENCE = 1.0
"""Seconds that the keeper has to end in."""

_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001
"""Flags of SetThreadExecutionState: until told otherwise; the system stays on, the screen may go dark."""


class Awake:
    """Asks the system to stay awake, and lets it go again. Use `close` at the end."""

    def __init__(self, platform: str = sys.platform) -> None:
        self._platform = platform
        self._child: subprocess.Popen[bytes] | None = None
        self._is_on = False

    def keep(self, *, on: bool) -> None:
        """Keeps the computer awake from now on, or no longer."""
        if on == self._is_on:
            return
        self._is_on = on
        if self._platform == "win32":
            _tell_windows(on=on)
        elif on:
            self._child = _started(keeper(self._platform, os.getpid(), shutil.which))
        else:
            self._release()

    def close(self) -> None:
        """Lets the computer sleep again."""
        self.keep(on=False)

    def _release(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                # The keeper may have a child of its own, which belongs to the same group.
                os.killpg(child.pid, signal.SIGTERM)
                child.wait(_PATIENCE)


def keeper(platform: str, process: int, find: Callable[[str], str | None]) -> tuple[str, ...]:
    """The command that keeps the computer awake as long as `process` runs; () where there is none.

    macOS has `caffeinate`; on Linux, `systemd-inhibit` holds an idle lock of the login manager, which
    desktops without systemd do not know.
    """
    if platform == "darwin":
        program = find("caffeinate")
        return (program, "-i", "-w", str(process)) if program else ()
    program, tail = find("systemd-inhibit"), find("tail")
    if platform != "linux" or program is None or tail is None:
        return ()
    about = ("--what=idle", "--who=Customer Portal Setup", "--why=A portal is being created")
    return (program, *about, tail, f"--pid={process}", "-f", os.devnull)


def _started(command: tuple[str, ...]) -> subprocess.Popen[bytes] | None:
    if not command:
        return None
    nothing = subprocess.DEVNULL
    try:
        return subprocess.Popen(  # noqa: S603 - one of the commands above
            command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError:
        return None


def _tell_windows(*, on: bool) -> None:
    if sys.platform == "win32":
        state = _CONTINUOUS | _SYSTEM_REQUIRED if on else _CONTINUOUS
        ctypes.windll.kernel32.SetThreadExecutionState(state)
