"""The languages that this computer speaks to its user, for the program without a window."""

from __future__ import annotations

import locale
import sys
from collections.abc import Mapping

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def system_languages(surroundings: Mapping[str, str]) -> tuple[str, ...]:
    """Tags of languages, the dearest first. `surroundings` are the environment variables."""
    if windows := _of_windows():
        return (windows,)
    chosen = next((value for name in _VARIABLES if (value := surroundings.get(name))), "")
    # Without a locale, LANGUAGE says nothing (manual of GNU gettext, "The LANGUAGE variable").
    if chosen.partition(".")[0] in ("", "C", "POSIX"):
        return ()
    return (*(one for one in surroundings.get("LANGUAGE", "").split(":") if one), chosen)


def _of_windows() -> str:
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""
