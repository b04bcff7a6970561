"""Paths inside a folder: what is a safe one, on every computer that the folder may be copied to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from app.errors import UnsafeName

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\\ud800-\udfff]')
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\s*\..*)?\Z", re.IGNORECASE
)


def check_path(path: str) -> str:
    """The path (with "/") if it stays in the folder and can be on any computer; raises UnsafeName."""
    for part in path.split("/"):
        if part in ("", ".", ".."):
            raise UnsafeName(path, "outside")
        if not is_portable(part):
            raise UnsafeName(path, "reserved")
    return path


def check_paths(paths: Iterable[str]) -> None:
    """Nothing if all are safe and none differ in case alone; raises UnsafeName."""
    known: dict[str, str] = {}
    for path in paths:
        check_path(path)
        parts = path.split("/")
        for count in range(1, len(parts) + 1):
            part = "/".join(parts[:count])
            if known.setdefault(same_on_windows(part), part) != part:
                raise UnsafeName(part, "case")


def is_portable(name: str) -> bool:
    """Whether Windows can have a file of this name."""
    return not (_FORBIDDEN.search(name) or name[-1:] in (" ", ".") or _DEVICE.match(name))


def same_on_windows(path: str) -> str:
    """The path in the form in which Windows and macOS compare it."""
    return unicodedata.normalize("NFC", path).lower()
