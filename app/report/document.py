"""What a report is made of, whatever it is about and however it is written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from app.text import Say, Text


class Tone(Enum):
    """How something stands; shown by its look beside its words, never by the look alone."""

    PLAIN = "plain"
    READY = "ready"
    ATTENTION = "attention"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    content: Text


@dataclass(frozen=True)
class Particulars:
    """Names with their values."""

    rows: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True)
class Link:
    """A page that helps."""

    label: Text
    address: str


@dataclass(frozen=True)
class Task:
    """Something to do: `mark` says how it stands, `lines` what was found and what to do."""

    title: Text
    mark: Text
    tone: Tone
    lines: tuple[Text, ...]
    link: Link | None = None


@dataclass(frozen=True)
class Tasks:
    """What one helper can do."""

    helper: Text
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Letter:
    """A message that can be sent as it is."""

    title: Text
    content: Text


@dataclass(frozen=True)
class RowGroup:
    """Rows of a table that belong to one thing: its name, how it stands, and a cell for each other column."""

    name: Text
    mark: Text
    tone: Tone
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True)
class Table:
    """A table. `caption` says what it shows, `head` names its columns with their widths in percent."""

    caption: Text
    head: tuple[tuple[Text, int], ...]
    groups: tuple[RowGroup, ...]


@dataclass(frozen=True)
class Difference:
    """What stood somewhere and what stands there instead; every blank and line end counts.

    `old` and `new` are what the two are called.
    """

    title: Text
    old: Text
    before: Text
    new: Text
    after: Text


Block = Words | Particulars | Tasks | Letter | Table | Difference


@dataclass(frozen=True)
class Part:
    """A part with its heading. One `on_new_page` begins a page when it is printed."""

    title: Text
    blocks: tuple[Block, ...]
    on_new_page: bool = False


@dataclass(frozen=True)
class Document:
    """A report: `verdict` is its one line, `foot` what stands at the bottom, `file_name` suits a file.

    `entry` gives what it says as JSON, for other programs; None where there is no such form of it.
    """

    title: Text
    verdict: Text
    tone: Tone
    lead: Text
    parts: tuple[Part, ...]
    foot: Text
    file_name: str
    entry: Callable[[Say], Mapping[str, Any]] | None = field(default=None, repr=False, compare=False)
