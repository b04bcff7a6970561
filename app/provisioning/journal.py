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

_SCHEMA_VERSION = 2
"""2 since a request can name a website record, which a program that knows only 1 would overlook."""

_SCHEMA = """
CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    creation TEXT NOT NULL,
    written_at TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL
)
"""


_INSERT = "INSERT INTO entries (creation, written_at, event, body) VALUES (?, ?, ?, ?)"


class Event(Enum):
    """What happened to a creation."""

    INTENDED = "intended"
    ACCEPTED = "accepted"
    SEEN = "seen"
    FINISHED = "finished"
    ENDED = "ended"
    REMOVAL_INTENDED = "removal-intended"
    HOST_REMOVED = "host-removed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Place:
    """Where and for whom a portal is created. All are ids but for `environment_name`.

    `tenant` is the account's organisation: a guest has several.
    """

    cloud: str
    account: str
    environment: str
    environment_name: str
    tenant: str = ""


@dataclass(frozen=True)
class Creation:
    """One creation. `operation` and `website` are "" until the service has named them.

    `record` is the site's row in Dataverse, known once the site is to be removed.
    """

    id: str
    place: Place
    request: SiteRequest
    started: datetime
    event: Event = Event.INTENDED
    operation: str = ""
    website: str = ""
    record: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it may still lead to a site."""
        return self.event in (Event.INTENDED, Event.ACCEPTED, Event.SEEN)

    @property
    def is_being_removed(self) -> bool:
        """Whether the removal of its site was begun and has not come to its end."""
        return self.event in (Event.REMOVAL_INTENDED, Event.HOST_REMOVED)


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
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise FolderNotWritable(file.parent) from None
        with self._database() as database:
            # Two programs may start at once: only one of them makes the table.
            database.execute("BEGIN IMMEDIATE")
            _prepare(database, file)

    def begin(self, place: Place, request: SiteRequest) -> tuple[Creation, bool]:
        """Writes down that a site is about to be asked for, and says that this is new.

        Where a creation in that environment is open already, perhaps of another copy of the program, that
        one is given and nothing is written: two copies never both begin.

        Raises:
            FolderNotWritable, StateUnreadable: it could not be written, so nothing may be asked for.
        """
        with self._database() as database:
            database.execute("BEGIN IMMEDIATE")
            begun = open_in(self._read(database), place.cloud, place.environment)
            if begun is not None:
                return begun, False
            creation = Creation(str(uuid.uuid4()), place, request, self._now())
            body = {"place": asdict(place), "request": asdict(request)}
            database.execute(_INSERT, self._row(creation.id, Event.INTENDED, body))
        return creation, True

    def write(self, creation: Creation, event: Event, **body: str) -> Creation:
        """Adds an entry and gives the creation as it is with it.

        `body` may name operation, website and record.

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
            return self._read(database)

    def _read(self, database: sqlite3.Connection) -> tuple[Creation, ...]:
        rows = database.execute("SELECT creation, written_at, event, body FROM entries ORDER BY number")
        try:
            return _fold(rows.fetchall())
        except (ValueError, KeyError, TypeError) as trouble:
            raise StateUnreadable(self._file, str(trouble)) from None

    def _write(self, creation: str, event: Event, body: dict[str, Any]) -> None:
        with self._database() as database:
            database.execute(_INSERT, self._row(creation, event, body))

    def _row(self, creation: str, event: Event, body: dict[str, Any]) -> tuple[str, str, str, str]:
        return (creation, self._now().isoformat(), event.value, json.dumps(body))

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


def open_in(creations: tuple[Creation, ...], cloud: str, environment: str) -> Creation | None:
    """The creation that is open in an environment."""
    places = ((one, one.place) for one in creations if one.is_open)
    return next(
        (one for one, place in places if (place.cloud, place.environment) == (cloud, environment)), None
    )


def _prepare(database: sqlite3.Connection, file: Path) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == 0:
        database.execute(_SCHEMA)
        database.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
    elif version == 1:
        # Entries of version 1 are read as they are; the number keeps older programs away from newer entries.
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
        record=str(body.get("record", creation.record)),
    )
