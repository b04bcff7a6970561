"""A snapshot as the content of one file, and back.

Three parts: a line with the form's number and the SHA-256 of each of the other two, a line of JSON that
says what it is, and the records, compressed (gzip), a line each. So a list of snapshots is made without
reading them, and a file that was changed or cut is known for it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, TypeVar

from app.errors import SnapshotDamaged, SnapshotNewer, SnapshotTooLarge, SnapshotUnreadable
from app.update.site.record import Record
from app.update.site.site import MODELS, Site
from app.update.snapshots.record_line import record_line, record_of
from app.update.snapshots.snapshot import KINDS, Snapshot, SnapshotNote

_MARK = "customer-portal-snapshot"
_FORM = 1
_LEVEL = 1
"""Of gzip's nine: the quickest, as a person waits for it, and nearly as small for texts."""
_LONGEST_HEAD = 64 * 1024
_MEGABYTE = 1024 * 1024

_Word = TypeVar("_Word", bound=str)


@dataclass(frozen=True)
class Largest:
    """Bytes of the file, and of all records in it: a website has a gigabyte at most (folder.limits)."""

    file: int = 1024 * _MEGABYTE
    records: int = 2048 * _MEGABYTE


LARGEST = Largest()


def file_content(snapshot: Snapshot) -> bytes:
    """The whole file."""
    body = BytesIO()
    with gzip.GzipFile(fileobj=body, mode="wb", compresslevel=_LEVEL, mtime=0) as packed:
        for record in snapshot.site.records:
            packed.write(record_line(record))
    told = json.dumps(_told(snapshot)).encode()
    first = f"{_MARK} {_FORM} {_checksum(told)} {_checksum(body.getbuffer())}"
    return b"\n".join((first.encode(), told, body.getvalue()))


def read_note(file: Path) -> SnapshotNote:
    """What a snapshot's file says of itself; the records stay unread.

    Raises:
        SnapshotUnreadable, SnapshotDamaged, SnapshotNewer: as their names say.
    """
    try:
        with file.open("rb") as stream:
            return _head(file, stream).note
    except OSError as fault:
        raise SnapshotUnreadable(str(file), fault.strerror or "") from None


def read_snapshot(file: Path, largest: Largest = LARGEST) -> tuple[SnapshotNote, Snapshot]:
    """The whole of a snapshot's file, checked.

    Raises:
        SnapshotUnreadable, SnapshotDamaged, SnapshotNewer, SnapshotTooLarge: as their names say.
    """
    try:
        with file.open("rb") as stream:
            head = _head(file, stream)
            body = stream.read(largest.file + 1)
    except OSError as fault:
        raise SnapshotUnreadable(str(file), fault.strerror or "") from None
    if len(body) > largest.file:
        raise SnapshotTooLarge(str(file), largest.file // _MEGABYTE)
    if _checksum(body) != head.body:
        raise SnapshotDamaged(str(file))
    records = tuple(_records(file, body, largest.records))
    note = head.note
    if len(records) != note.records:
        raise SnapshotDamaged(str(file))
    site = Site(note.website, note.name, note.model, records)
    return note, Snapshot(site, note.kind, note.taken, note.environment, note.template_version)


@dataclass(frozen=True)
class _Head:
    note: SnapshotNote
    body: str


def _head(file: Path, stream: IO[bytes]) -> _Head:
    match stream.readline(_LONGEST_HEAD).decode("ascii", "replace").split():
        case [mark, form, told_sum, body_sum] if (mark, form) == (_MARK, str(_FORM)):
            told = stream.readline(_LONGEST_HEAD).removesuffix(b"\n")
        case [mark, form, *_] if mark == _MARK and form.isdecimal() and form != str(_FORM):
            raise SnapshotNewer(str(file))
        case _:
            raise SnapshotDamaged(str(file))
    if _checksum(told) != told_sum:
        raise SnapshotDamaged(str(file))
    try:
        return _Head(_note(file, json.loads(told)), body_sum)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SnapshotDamaged(str(file)) from None


def _records(file: Path, body: bytes, most: int) -> Iterator[Record]:
    left = most
    try:
        with gzip.GzipFile(fileobj=BytesIO(body)) as packed:
            while line := packed.readline(left + 1):
                left -= len(line)
                if left < 0:
                    raise SnapshotTooLarge(str(file), most // _MEGABYTE)
                yield record_of(line)
    except (ValueError, RecursionError, EOFError, OSError, zlib.error):
        raise SnapshotDamaged(str(file)) from None


def _told(snapshot: Snapshot) -> dict[str, Any]:
    site = snapshot.site
    return {
        "kind": snapshot.kind,
        "taken": snapshot.taken.isoformat(),
        "environment": snapshot.environment,
        "template_version": snapshot.template_version,
        "website": {"id": site.id, "name": site.name, "model": site.model},
        "records": len(site.records),
    }


def _note(file: Path, told: Any) -> SnapshotNote:
    website = told["website"]
    texts = (told["environment"], website["id"], website["name"], told["template_version"])
    if not all(isinstance(one, str) for one in texts) or type(told["records"]) is not int:
        raise ValueError("no note")
    environment, id_, name, version = texts
    taken = datetime.fromisoformat(told["taken"])
    kind = _one_of(KINDS, told["kind"])
    model = _one_of(MODELS, website["model"])
    return SnapshotNote(file, kind, taken, environment, id_, name, model, version, told["records"])


def _one_of(words: tuple[_Word, ...], told: Any) -> _Word:
    if told not in words:
        raise ValueError("no such word")
    return words[words.index(told)]


def _checksum(content: bytes | memoryview) -> str:
    return hashlib.sha256(content).hexdigest()
