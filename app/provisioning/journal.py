"""What the program has asked Microsoft to create, written down before it is asked.

One SQLite file; every entry is on the disk before `write` returns. It holds no secret: ids, names and the
address of the operation. A creation's state is what its entries add up to.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from app.errors import FolderNotWritable, StateUnreadable
from app.provisioning.site_request import SiteRequest

_PLACE_CODES = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
"""What SQLite says where the trouble is with the disk or the folder, and not with what the file holds."""

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    creation TEXT NOT NULL,
    written_at TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL
)
"""


class Event(Enum):
    """What happened to a creation."""

    INTENDED = "intended"
    ACCEPTED = "accepted"
    SEEN = "seen"
    FINISHED = "finished"
    ENDED = "ended"


@dataclass(frozen=True)
class Place:
    """Where and for whom a portal is created. All are ids but for `environment_name`."""

    cloud: str
    account: str
    environment: str
    environment_name: str


@dataclass(frozen=True)
class Creation:
    """One creation. `operation` and `website` are "" until the service has named them."""

    id: str
    place: Place
    request: SiteRequest
    started: datetime
    event: Event = Event.INTENDED
    operation: str = ""
    website: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it may still lead to a site."""
        return self.event not in (Event.FINISHED, Event.ENDED)


class Journal:
    """The journal's file. Safe to use from several threads; each call opens the file anew."""

    def __init__(self, file: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Makes the file if it is not there.

        Raises:
            FolderNotWritable: the program may not write there.
            StateUnreadable: the file is damaged, or of a newer version of the program. It is left alone.
        """
        self._file = file
        self._now = now
        self._lock = threading.Lock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise FolderNotWritable(file.parent) from None
        with self._database() as database:
            # Two programs may start at once: only one of them makes the table.
            database.execute("BEGIN IMMEDIATE")
            _prepare(database, file)

    def begin(self, place: Place, request: SiteRequest) -> Creation:
        """Writes down that a site is about to be asked for.

        Raises:
            FolderNotWritable, StateUnreadable: it could not be written, so nothing may be asked for.
        """
        creation = Creation(str(uuid.uuid4()), place, request, self._now())
        self._write(creation.id, Event.INTENDED, {"place": asdict(place), "request": asdict(request)})
        return creation

    def write(self, creation: Creation, event: Event, **body: str) -> Creation:
        """Adds an entry and gives the creation as it is with it. `body` may name operation and website.

        Raises as `begin` does.
        """
        self._write(creation.id, event, body)
        return _after(creation, event, body)

    def creations(self) -> tuple[Creation, ...]:
        """All creations, oldest first.

        Raises:
            StateUnreadable: an entry is damaged.
        """
        with self._database() as database:
            rows = database.execute("SELECT creation, written_at, event, body FROM entries ORDER BY number")
            try:
                return _fold(rows.fetchall())
            except (ValueError, KeyError, TypeError) as trouble:
                raise StateUnreadable(self._file, str(trouble)) from None

    def _write(self, creation: str, event: Event, body: dict[str, Any]) -> None:
        row = (creation, self._now().isoformat(), event.value, json.dumps(body))
        with self._database() as database:
            database.execute(
                "INSERT INTO entries (creation, written_at, event, body) VALUES (?, ?, ?, ?)", row
            )

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """The file, for one transaction of one thread."""
        try:
            with self._lock, closing(sqlite3.connect(self._file, timeout=10)) as database, database:
                # The entry has to be on the disk before the request is on the wire.
                database.execute("PRAGMA synchronous = EXTRA")
                yield database
        except sqlite3.DatabaseError as trouble:
            if getattr(trouble, "sqlite_errorcode", 0) & 0xFF in _PLACE_CODES:
                raise FolderNotWritable(self._file.parent) from None
            raise StateUnreadable(self._file, str(trouble)) from None


def _prepare(database: sqlite3.Connection, file: Path) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == 0:
        database.execute(_SCHEMA)
        database.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
    elif version != _SCHEMA_VERSION:
        raise StateUnreadable(file, f"version {version}")


def _fold(rows: list[tuple[str, str, str, str]]) -> tuple[Creation, ...]:
    creations: dict[str, Creation] = {}
    for identity, written_at, name, content in rows:
        event, body = Event(name), json.loads(content)
        if event is Event.INTENDED:
            place, request = Place(**body["place"]), SiteRequest(**body["request"])
            creations[identity] = Creation(identity, place, request, datetime.fromisoformat(written_at))
        else:
            creations[identity] = _after(creations[identity], event, body)
    return tuple(creations.values())


def _after(creation: Creation, event: Event, body: dict[str, Any]) -> Creation:
    return replace(
        creation,
        event=event,
        operation=str(body.get("operation", creation.operation)),
        website=str(body.get("website", creation.website)),
    )
