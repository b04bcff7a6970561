"""Which of the files that PyInstaller gathers belong into the bundle.

The program uses QtCore, QtGui, QtWidgets, QtSvg and QtNetwork. Of the last, one start uses a socket to hear
of another, so it needs no plug-in: the connections of the program are not Qt's. QtDBus comes with them on
Linux, where the window plugin of Qt asks the desktop through it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_QT_MODULES = ("Core", "Gui", "Widgets", "Network", "Svg", "DBus", "XcbQpa")
_QT_PLUGINS = {
    "platforms": ("qwindows", "qcocoa", "qxcb", "qoffscreen"),
    "platforminputcontexts": ("compose", "ibus"),
    "platformthemes": ("qxdgdesktopportal",),
    "imageformats": ("qsvg",),
}
KEYRING_BACKENDS = ("Windows", "macOS", "SecretService", "libsecret", "kwallet")
"""Those that keep something. `keyring` finds them by their names alone."""
_OF_PYTHON = ("crypto", "ssl", "sqlite3", "ffi", "lzma", "bz2", "z", "expat")
"""Libraries of a Linux system that Python's own modules use. All others are left to the system of the
person: they belong to its desktop, and `bootstrap.system_libraries` names them."""

_FOR_INSTALLING = ("/INSTALLER", "/REQUESTED", "/WHEEL", "/direct_url.json", "/top_level.txt")
_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/")


def is_needed(name: str, source: str, tags: Collection[str]) -> bool:
    """Whether a file belongs into the bundle: `name` there, `source` where it is now.

    `tags` are the program's languages, for which Qt's own words are taken along.
    """
    place = name.replace("\\", "/")
    if "PySide6/" in place or re.match(r"(?:lib)?(?:Qt6|pyside6|shiboken6)", place):
        return _is_needed_of_qt(place, tags)
    if ".dist-info/" in place:
        return not place.endswith(_FOR_INSTALLING)
    if source.startswith(_SYSTEM_FOLDERS) and ".so" in place and "lib-dynload" not in source:
        return _stem(place) in _OF_PYTHON or _stem(place).startswith("python3.")
    return not place.endswith("/py.typed")


def _is_needed_of_qt(place: str, tags: Collection[str]) -> bool:
    if "/translations/" in place:
        return place.rpartition("/")[2] in {f"qtbase_{tag}.qm" for tag in tags}
    if "/plugins/" in place:
        kind, _, file = place.partition("/plugins/")[2].partition("/")
        return any(name in file for name in _QT_PLUGINS.get(kind, ()))
    if "/qml/" in place or "opengl32sw" in place:
        return False
    module = re.search(
        r"(?:^|/)(?:lib)?Qt6?([A-Z]\w*?)(?:\.abi3)?(?:\.(?:so|pyd|dll|dylib|framework)|$|/)", place
    )
    return module is None or module[1] in _QT_MODULES


def _stem(place: str) -> str:
    file = place.rpartition("/")[2]
    return file.partition(".so")[0].removeprefix("lib")
