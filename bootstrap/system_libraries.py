"""The libraries of a Linux system that Qt needs and that no Python package brings.

Source: contract packaging.md section 6, desktop-stack.md section 1.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bootstrap.trouble import SetupTrouble

DEBIAN_PACKAGES = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libgssapi-krb5-2",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "fonts-dejavu-core",
)

# The window plugin is loaded by itself, as Qt names the wrong library when one of the plugin's is missing.
_PROBE = """
import ctypes, pathlib, sys
try:
    from PySide6 import QtGui
    if "xcb" in sys.argv:
        folder = pathlib.Path(QtGui.__file__).parent
        ctypes.CDLL(str(folder / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
except (ImportError, OSError) as reason:
    sys.exit(str(reason))
"""


def require_qt_libraries(python: Path, surroundings: Mapping[str, str]) -> None:
    """Loads Qt in a process of its own, once for each environment; Windows and macOS have all that Qt needs.

    Raises:
        SetupTrouble: a library is missing.
    """
    if sys.platform.startswith("linux"):
        platform = "xcb" if opens_x11_windows(surroundings) else "no window"
        found = python.parent.parent / f"qt loads ({platform})"
        if not found.exists():
            _load_qt(python, platform)
            found.touch()


def _load_qt(python: Path, platform: str) -> None:
    command = [str(python), "-I", "-c", _PROBE, platform]
    probe = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if probe.returncode:
        raise SetupTrouble(missing_library_sentence(probe.stderr.strip()))


def opens_x11_windows(surroundings: Mapping[str, str]) -> bool:
    """Whether Qt, left alone, opens its windows through X11."""
    chosen = surroundings.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.startswith("xcb")
    return "DISPLAY" in surroundings and "WAYLAND_DISPLAY" not in surroundings


def missing_library_sentence(reason: str) -> str:
    """What a person has to do, from the loader's message `reason`."""
    name = re.match(r"(\S+\.so[\w.]*): cannot open", reason)
    what = f"it needs the library {name[1]}" if name else reason
    return (
        f"Qt cannot be loaded on this system: {what}. "
        f"On Debian or Ubuntu this installs all that Qt needs: sudo apt install {' '.join(DEBIAN_PACKAGES)}"
    )
