"""The file of a run as lines of JSON: what it is about, its steps, and then what happens, line after line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.update.applying.reasons import Reason, Stop
from app.update.applying.run_note import RUN_KINDS, RunNote
from app.update.applying.step import Key, Step
from app.update.site.record import Record
from app.update.snapshots.record_line import record_entry, record_of_entry

FORM = 1


def first_lines(note: RunNote, steps: Sequence[Step]) -> bytes:
    """The file before anything is sent."""
    lines = b"".join(_line(_step_entry(step)) for step in steps)
    head = {
        "form": FORM,
        **vars(note),
        "begun": note.begun.isoformat(),
        "steps": len(steps),
        "checksum": hashlib.sha256(lines).hexdigest(),
    }
    return _line(head) + lines


def read_head(line: bytes) -> tuple[RunNote, int, str]:
    """What the first line says: the run, how many steps follow, and their checksum.

    Raises:
        ValueError: it is no such line.
    """
    match json.loads(line):
        case {"form": 1, "steps": int(count), "checksum": str(checksum), "begun": str(begun), **more}:
            names = ("id", "kind", "website", "name", "environment", "by", "backup", "undoes")
            texts = {name: _text(more.get(name)) for name in names}
            # Runs of earlier versions tell of no plan.
            texts["plan"] = _text(more.get("plan", ""))
            wanted = texts.pop("kind")
            kind = next((kind for kind in RUN_KINDS if kind == wanted), None)
            if kind is None:
                raise ValueError("no kind of run")
            return RunNote(kind=kind, begun=datetime.fromisoformat(begun), **texts), count, checksum
        case _:
            raise ValueError("no run")


def read_steps(lines: Sequence[bytes], checksum: str) -> tuple[Step, ...]:
    """The steps.

    Raises:
        ValueError: they are not what was written.
    """
    if hashlib.sha256(b"".join(lines)).hexdigest() != checksum:
        raise ValueError("other steps")
    return tuple(_step(json.loads(line)) for line in lines)


def asked_line(keys: Iterable[Key], at: datetime) -> bytes:
    """That these records are about to be sent."""
    return _line({"asked": [list(key) for key in keys], "at": at.isoformat()})


def answered_line(written: Iterable[Key], stopped: Iterable[tuple[Key, Stop]], at: datetime) -> bytes:
    """What Dataverse answered: which records are written, and which are not."""
    refused = [_stop_entry(key, stop) for key, stop in stopped]
    return _line({"answered": [list(key) for key in written], "refused": refused, "at": at.isoformat()})


def finished_line(
    seen: Mapping[Key, Record], stopped: Mapping[Key, Stop], extra: Iterable[Record], at: datetime
) -> bytes:
    """How the run ended: what is done as Dataverse holds it, what was stopped, what Dataverse made itself.

    It also says that a line tells once the portal was restarted, which no run of an earlier version does.
    """
    ending = {
        "finished": at.isoformat(),
        "seen": [{"key": list(key), "record": record_entry(record)} for key, record in seen.items()],
        "stopped": [_stop_entry(key, stop) for key, stop in stopped.items()],
        "extra": [record_entry(record) for record in extra],
        "restart": "to be told",
    }
    return _line(ending)


def restarted_line(at: datetime) -> bytes:
    """That the portal was restarted, so that visitors see what the run wrote."""
    return _line({"restarted": at.isoformat()})


def read_event(line: bytes) -> dict[str, Any]:
    """What a later line says; nothing where a crash cut it, or it is no such line."""
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def keys_in(entries: Any) -> list[Key]:
    """The records that an event names; raises ValueError where it names none."""
    if not isinstance(entries, list):
        raise ValueError("no keys")
    return [_key(entry) for entry in entries]


def seen_in(entries: Any) -> dict[Key, Record]:
    """The records that an event holds; raises ValueError where it holds none."""
    if not isinstance(entries, list):
        raise ValueError("no records")
    return {_key(entry["key"]): record_of_entry(entry["record"]) for entry in entries}


def records_in(entries: Any) -> tuple[Record, ...]:
    """The records of a list; raises ValueError where it is none."""
    if not isinstance(entries, list):
        raise ValueError("no records")
    return tuple(record_of_entry(entry) for entry in entries)


def moment_in(entry: Any) -> datetime:
    """A moment of an event; raises ValueError where it is none."""
    return datetime.fromisoformat(_text(entry))


def stops_in(entries: Any) -> dict[Key, Stop]:
    """The records that an event says were stopped; raises ValueError where it says nothing such."""
    if not isinstance(entries, list):
        raise ValueError("no stops")
    return {_key(entry["key"]): _stop(entry) for entry in entries}


def _stop_entry(key: Key, stop: Stop) -> dict[str, Any]:
    return {"key": list(key), "reason": stop.reason.name, "code": stop.code, "message": stop.message}


def _stop(entry: dict[str, Any]) -> Stop:
    return Stop(Reason[_text(entry["reason"])], _text(entry["code"]), _text(entry["message"]))


def _step_entry(step: Step) -> dict[str, Any]:
    before, after = (record_entry(one) if one else None for one in (step.before, step.after))
    return {"before": before, "after": after, "whole": step.whole}


def _step(entry: Any) -> Step:
    sides = [entry[name] for name in ("before", "after")]
    before, after = (record_of_entry(side) if side else None for side in sides)
    return Step(before, after, entry["whole"] is True)


def _key(entry: Any) -> Key:
    table, id_ = entry
    return _text(table), _text(id_)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, separators=(",", ":")).encode() + b"\n"
