"""The environment that was used last, for each cloud and account: one small file in the state folder.

It holds ids and no secret. A file that is damaged, or of another program or version, counts as none: a
choice that has to be made once more is no trouble.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from app.errors import FolderNotWritable
from app.identity.accounts import Account
from app.own_files import keep_notes, notes_in, texts_in

_ENVIRONMENTS = "environments"
_MOST = 200
"""Choices that are kept; the oldest goes first."""


@dataclass(frozen=True)
class LastChoices:
    """The choices in `file`. Both methods read or write it, so they belong beside the window's thread."""

    file: Path

    def of(self, cloud: str, account: Account) -> str:
        """The id of the environment that was used last; "" where none is remembered."""
        return texts_in(notes_in(self.file), _ENVIRONMENTS).get(_key(cloud, account), "")

    def remember(self, cloud: str, account: Account, environment: str) -> None:
        """Keeps a choice. Where the file cannot be written, nothing is kept."""
        key, known = _key(cloud, account), texts_in(notes_in(self.file), _ENVIRONMENTS)
        if known.get(key) == environment:
            return
        others = {name: value for name, value in known.items() if name != key}
        kept = dict([*others.items(), (key, environment)][-_MOST:])
        with contextlib.suppress(FolderNotWritable):
            keep_notes(self.file, {_ENVIRONMENTS: kept})


def _key(cloud: str, account: Account) -> str:
    return f"{cloud} {account.id} {account.tenant}"
