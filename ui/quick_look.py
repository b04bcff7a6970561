"""A first look at the command line, before the parser is loaded: is it a window that is asked for, and where?

Where this cannot tell, it says that no window is asked for, and the parser has the word.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

WITH_A_VALUE = frozenset({"--cloud", "--port", "--pace", "--client-id", "--state-folder", "--language"})
ALONE = frozenset({"--demo"})


def wanted_window(arguments: Sequence[str]) -> tuple[Path, str] | None:
    """The state folder, and what tells this start from others in it; None where no window is asked for."""
    told, waiting = {"--state-folder": "", "--demo": ""}, list(arguments)
    while waiting:
        name, _, value = waiting.pop(0).partition("=")
        if name in ALONE and not value:
            told[name] = "practice"
            continue
        if name not in WITH_A_VALUE or not (value or waiting):
            return None
        told[name] = value or waiting.pop(0)
    kind = told["--demo"] or " ".join(told.get(name, "") for name in ("--cloud", "--client-id"))
    folder = told["--state-folder"]
    return (Path(folder) if folder else _usual_folder()), kind


def _usual_folder() -> Path:
    """The state folder, as the parser finds it too: the window's place and its lock are in it."""
    home = Path.home()
    if sys.platform == "win32":
        usual = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        usual = home / "Library" / "Application Support"
    else:
        usual = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state")
    return usual / "CustomerPortalSetup"
