"""What is to become of each record and field: the outcome of a merge, for showing and for choosing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.text import Text
from app.update.merge.json_text import MergedJson
from app.update.merge.text import MergedText
from app.update.site.record import Record


class Verdict(Enum):
    """What happens where a person chooses nothing.

    `APPLY` takes over Microsoft's change, `KEEP` leaves the site as it is, `CONFLICT` waits for a choice and
    changes nothing until then.
    """

    APPLY = "apply"
    KEEP = "keep"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Reason:
    """Why: a stable code for other programs, and words for people."""

    code: str
    words: Text


Content = str | bytes | tuple[str, ...] | None
"""A column's text, a file, the ids of an N:N relationship, or nothing."""


class Part(Enum):
    """Which part of a record a field is."""

    COLUMN = "column"
    LINKS = "links"
    FILE = "file"


@dataclass(frozen=True)
class Place:
    """Where a choice is made: a whole record, one of its fields, or one conflict inside a field, from 0."""

    table: str
    id: str
    field: str = ""
    conflict: int | None = None


@dataclass(frozen=True)
class FieldDecision:
    """What becomes of one field. `merged` is what it will be where nothing is chosen, for `APPLY`.

    `inner` are the conflicts inside the field where it could be merged in parts; each can be chosen by
    itself. `secret` tells that the values must not be shown; `app.update.merge.shown` masks them.
    """

    place: Place
    part: Part
    verdict: Verdict
    reason: Reason
    base: Content = field(repr=False)
    ours: Content = field(repr=False)
    theirs: Content = field(repr=False)
    merged: Content = field(default=None, repr=False)
    inner: MergedText | MergedJson | None = field(default=None, repr=False)
    secret: bool = False


@dataclass(frozen=True)
class Decision:
    """What becomes of one record, with the site's id for it, or the one that it would be created with.

    `fields` are those that differ. `theirs` is the template's record, with the site's ids, where the site
    has none: it would be created. `name` is for people.
    """

    place: Place
    name: str
    verdict: Verdict
    reason: Reason
    fields: tuple[FieldDecision, ...] = ()
    in_base: bool = False
    in_ours: bool = False
    theirs: Record | None = field(default=None, repr=False)
