"""The folder with the drafts of this computer's user. What they wrote is in them: nobody else may read it."""

from __future__ import annotations

import hashlib
from itertools import count
from pathlib import Path

from app.errors import ChoicesDamaged, ChoicesNotKept, ChoicesUnreadable
from app.update.drafts.draft import Draft
from app.update.drafts.draft_file import draft_content, draft_in
from app.whole_files import PRIVATE, write_whole

SUFFIX = ".portal-choices"
_LARGEST = 256 * 1024 * 1024
"""Bytes."""


class Drafts:
    """A draft for each key, which tells the sides that are compared from others.

    Only a file whose content is known is replaced or removed: one that was read, or written, here. Any other
    is put aside first. Its calls read and write files, so they belong into a thread.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: set[Path] = set()

    def keep(self, key: str, draft: Draft) -> None:
        """Keeps a draft in the place of an earlier one; without choices, none is kept.

        Raises:
            ChoicesNotKept: the computer does not let it be written; the earlier one is as it was.
        """
        file = self._file(key)
        try:
            self._put_aside(file)
            if not draft.choices:
                file.unlink(missing_ok=True)
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, draft_content(draft), PRIVATE)
        except OSError as fault:
            raise ChoicesNotKept(str(file), fault.strerror or "") from None

    def read(self, key: str) -> Draft | None:
        """What is kept; None for nothing.

        Raises:
            ChoicesUnreadable: something is, and the computer does not let it be read.
            ChoicesDamaged: something is, and is not what was written.
        """
        file = self._file(key)
        self._known.discard(file)
        try:
            with file.open("rb") as stream:
                content = stream.read(_LARGEST)
            draft = draft_in(content)
        except FileNotFoundError:
            draft = None
        except OSError as fault:
            raise ChoicesUnreadable(str(file), fault.strerror or "") from None
        except (ValueError, RecursionError):
            raise ChoicesDamaged(str(file)) from None
        self._known.add(file)
        return draft

    def _put_aside(self, file: Path) -> None:
        """Gives a file that nobody has read a name of its own, unless there is none."""
        if file not in self._known:
            if file.exists():
                names = (file.with_name(f"{file.stem}.unread-{number}{SUFFIX}") for number in count(1))
                file.rename(next(name for name in names if not name.exists()))
            self._known.add(file)

    def _file(self, key: str) -> Path:
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}{SUFFIX}"
