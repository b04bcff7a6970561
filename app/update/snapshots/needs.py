"""What a snapshot is needed for, so that nobody removes it without knowing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum

from app.text import Text, text
from app.update.snapshots.snapshot import SnapshotNote


class Need(Enum):
    """What for; the value is for other programs."""

    ONLY_BASELINE = "only-baseline"
    UNFINISHED_UPDATE = "unfinished-update"
    CANNOT_TELL = "cannot-tell"


def need_words(need: Need, website: str) -> Text:
    """What it is needed for, in a sentence about the website of that name."""
    match need:
        case Need.ONLY_BASELINE:
            return text(
                "It is the only one that shows “{website}” as the template made it. Without it, every "
                "difference of an update is a choice of yours.",
                website=website,
            )
        case Need.UNFINISHED_UPDATE:
            return text(
                "It was taken before an update of “{website}” that has not come to its end.", website=website
            )
        case Need.CANNOT_TELL:
            return text("This version of the program cannot tell whether it is still needed.")


def needs(
    notes: Sequence[SnapshotNote], chosen: Collection[str], in_use: Collection[str], *, all_known: bool
) -> dict[str, Need]:
    """What those of the file names in `chosen` are needed for that are needed.

    `in_use` are the backups of updates that have not come to their end. Where not every update can be read,
    `all_known` is False and any backup may be one of these.
    """
    baselines: dict[str, set[str]] = {}
    for note in notes:
        if note.kind == "baseline":
            baselines.setdefault(note.website, set()).add(note.file.name)
    found: dict[str, Need] = {}
    for note in notes:
        name = note.file.name
        if name not in chosen:
            continue
        if note.kind == "baseline" and baselines[note.website] <= set(chosen):
            found[name] = Need.ONLY_BASELINE
        elif name in in_use:
            found[name] = Need.UNFINISHED_UPDATE
        elif note.kind == "backup" and not all_known:
            found[name] = Need.CANNOT_TELL
    return found
