"""Reading the TOML files that people write for the program: what is wrong with one is said with its place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

_LARGEST = 256 * 1024


class Unreadable(Exception):
    """The file cannot be used; the message says why, as the end of a sentence."""


def read_settings(file: Path) -> dict[str, Any]:
    """What stands in a TOML file.

    Raises:
        FileNotFoundError: there is no such file.
        Unreadable: it cannot be read, or is something else.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        raise
    except OSError as trouble:
        raise Unreadable(trouble.strerror or "it cannot be read") from None
    if len(content) > _LARGEST:
        raise Unreadable("it is too large")
    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError:
        raise Unreadable("it is not a text file in UTF-8") from None
    except tomllib.TOMLDecodeError as trouble:
        raise Unreadable(_place(trouble)) from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None


def _place(trouble: tomllib.TOMLDecodeError) -> str:
    place = re.search(r"\(at (.+)\)$", str(trouble))
    return f"it is not written as TOML at {place[1]}" if place else "it is not written as TOML"
