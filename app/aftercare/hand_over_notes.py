"""The ticks of the hand-over list, kept on this computer: one small file for each website.

A file holds ids and days, nothing of a customer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import StateUnreadable
from app.own_files import keep

_VERSION = 1
_LARGEST = 64 * 1024


@dataclass(frozen=True)
class NotesPlace:
    """Whose list it is, by ids."""

    cloud: str
    environment: str
    website: str


class HandOverNotes:
    """The files in one folder, which is made when something is first written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, place: NotesPlace) -> Mapping[str, date]:
        """What is ticked, and since when.

        Raises:
            StateUnreadable: the file is damaged, or of a newer version of the program. It is left alone.
        """
        file = self._file(place)
        try:
            with file.open("rb") as stream:
                content = json.loads(stream.read(_LARGEST).decode())
            return _ticks(content)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as trouble:
            raise StateUnreadable(file, str(trouble)) from None

    def write(self, place: NotesPlace, ticks: Mapping[str, date]) -> None:
        """Keeps these ticks, and no others.

        Raises:
            FolderNotWritable: the program may not write there.
        """
        content = {
            "version": _VERSION,
            "cloud": place.cloud,
            "environment": place.environment,
            "website": place.website,
            "done": {name: day.isoformat() for name, day in sorted(ticks.items())},
        }
        keep(self._file(place), json.dumps(content, indent=1).encode())

    def _file(self, place: NotesPlace) -> Path:
        # Ids come from a service: in the name of a file they are only used by their digest.
        name = "\n".join((place.cloud, place.environment.lower(), place.website.lower()))
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.json"


def _ticks(content: Any) -> Mapping[str, date]:
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        raise ValueError("version")
    done = content.get("done")
    if not isinstance(done, dict):
        raise ValueError("done")
    return {str(name): date.fromisoformat(str(day)) for name, day in done.items()}
