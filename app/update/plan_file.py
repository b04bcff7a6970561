"""The file with the plan of an update: written for a person, read back without trusting it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import PlanUnreadable
from app.update.merge.choice import Choice, Choices, Edited, Take
from app.update.merge.decision import Decision, Place
from app.update.plan_entries import checksum_of, decision_entry
from app.update.planning import Sides, checksum

FORMAT = 1
_LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True)
class Checksums:
    """What a plan was made of; "" for a baseline that was not there."""

    site: str
    template: str
    baseline: str
    decisions: str


@dataclass(frozen=True)
class Plan:
    """What is read of a plan: what it was made of, and what a person chose in it."""

    checksums: Checksums
    choices: Choices


def checksums_of(sides: Sides, decisions: tuple[Decision, ...]) -> Checksums:
    """What a plan of these decisions is made of."""
    return Checksums(
        checksum(sides.site), checksum(sides.template), checksum(sides.baseline), checksum_of(decisions)
    )


def plan_content(sides: Sides, decisions: tuple[Decision, ...]) -> bytes:
    """The plan as it is written: JSON in UTF-8 (docs/headless.md has its form)."""
    site = sides.site.site
    whole = {
        "format": FORMAT,
        "website": {"id": site.id, "name": site.name},
        "checksums": vars(checksums_of(sides, decisions)),
        "decisions": [decision_entry(one) for one in decisions],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def read_plan(file: Path) -> Plan:
    """The plan in a file.

    Raises:
        PlanUnreadable: it cannot be read, or is not what was written but for its choices.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise _NoPlan("it is larger than any plan")
        return _plan(_json(content))
    except OSError as fault:
        raise PlanUnreadable(file, fault.strerror or "it cannot be read") from None
    except _NoPlan as damage:
        raise PlanUnreadable(file, str(damage)) from None


class _NoPlan(Exception):
    """The content is no plan; what it says ends a sentence."""


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _NoPlan("it is not JSON in UTF-8") from None


def _plan(whole: Any) -> Plan:
    if not isinstance(whole, dict) or type(whole.get("format")) is not int:
        raise _NoPlan("it is not the plan of an update")
    if whole["format"] != FORMAT:
        raise _NoPlan("it is in a form that this version of the program does not know")
    made_of = whole.get("checksums")
    if not isinstance(made_of, dict):
        raise _NoPlan("checksums is missing")
    sums = Checksums(*(_text(made_of, name) for name in ("site", "template", "baseline", "decisions")))
    choices: dict[Place, Choice] = {}
    for place, row in _places(whole):
        chosen = _choice(row)
        if chosen is not None and choices.setdefault(place, chosen) is not chosen:
            raise _NoPlan(f"it has two choices for {place.table} {place.id}")
    return Plan(sums, choices)


def _places(whole: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every place where there can be a choice, with what stands there."""
    for record in _rows(whole, "decisions"):
        key = _text(record, "table"), _text(record, "id")
        yield Place(*key), record
        for field in _rows(record, "fields"):
            name = _text(field, "field")
            yield Place(*key, name), field
            conflicts = _rows(field, "conflicts") if "conflicts" in field else []
            yield from ((Place(*key, name, number), one) for number, one in enumerate(conflicts))


def _rows(row: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = row.get(name)
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _NoPlan(f"{name} is not a list of objects")
    return value


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise _NoPlan(f"{name} is missing")
    return value


def _choice(row: dict[str, Any]) -> Choice | None:
    match row.get("choice", ""):
        case "":
            return None
        case "ours" | "theirs" | "both" as side:
            return Take(side)
        case {"edited": str(written), **more} if not more and _is_whole(written):
            return Edited(written)
        case other:
            shown = json.dumps(other)[:60]
            raise _NoPlan(f"{shown} is none of the choices ours, theirs, both and an edited text")


def _is_whole(written: str) -> bool:
    """Whether a text can be written: none of its letters is half of a pair."""
    try:
        written.encode()
    except UnicodeEncodeError:
        return False
    return True
