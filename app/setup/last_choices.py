"""The environment that was used last, for each cloud and account: one small file in the state folder.

It holds ids and no secret. A file that is damaged, or of another program or version, counts as none: a
choice that has to be made once more is no trouble.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.identity.accounts import Account
from app.whole_files import PRIVATE, write_whole

_FORMAT = 1
_LARGEST = 256 * 1024
_MOST = 200
"""Choices that are kept; the oldest goes first."""


@dataclass(frozen=True)
class LastChoices:
    """The choices in `file`. Both methods read or write it, so they belong beside the window's thread."""

    file: Path

    def of(self, cloud: str, account: Account) -> str:
        """The id of the environment that was used last; "" where none is remembered."""
        return self._read().get(_key(cloud, account), "")

    def remember(self, cloud: str, account: Account, environment: str) -> None:
        """Keeps a choice. Where the file cannot be written, nothing is kept."""
        key, known = _key(cloud, account), self._read()
        if known.get(key) == environment:
            return
        others = {name: value for name, value in known.items() if name != key}
        kept = dict([*others.items(), (key, environment)][-_MOST:])
        with contextlib.suppress(OSError):
            content = json.dumps({"format": _FORMAT, "environments": kept}, indent=1)
            write_whole(self.file, content.encode(), PRIVATE)

    def _read(self) -> Mapping[str, str]:
        try:
            with self.file.open("rb") as stream:
                content = json.loads(stream.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        return _choices(content)


def _choices(content: Any) -> Mapping[str, str]:
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        return {}
    found = content.get("environments")
    pairs = found.items() if isinstance(found, dict) else ()
    return {key: value for key, value in pairs if isinstance(value, str)}


def _key(cloud: str, account: Account) -> str:
    return f"{cloud} {account.id} {account.tenant}"
