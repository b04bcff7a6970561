"""The places at which two versions of a field differ, each with a few lines around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.text import Say
from app.update.merge.choice import Choices, StillOpen, content_of
from app.update.merge.decision import Content, FieldDecision, Verdict
from app.update.merge.json_text import JsonConflict, MergedJson
from app.update.merge.line_ends import lines_of
from app.update.merge.lines import Clean, Conflict, Hunk, compare_lines, trimmed
from app.update.merge.text import MergedText
from app.update.view.readable import readable_side

_AROUND = 3
"""Lines above and below that are alike and shown with a place."""


@dataclass(frozen=True)
class Spot:
    """One such place: `ours` and `theirs` between what is alike `above` and `below`.

    `conflict` is its number where it can be chosen by itself. `base` is how it was, None where that is not
    known. `path` is where it is inside JSON.
    """

    above: str
    ours: str
    theirs: str
    below: str
    conflict: int | None = None
    base: str | None = None
    path: tuple[str, ...] = field(default=())


def spots_of(decided: FieldDecision, names: Mapping[str, str], say: Say) -> tuple[Spot, ...]:
    """The differences in a field: first the conflicts inside it, then what Microsoft changed beside them.

    On the other side stands what a merge made of it where it could be merged, and Microsoft's otherwise.
    """
    if decided.secret:
        return spots_between(
            *(readable_side(decided, one, names, say) for one in (decided.ours, decided.theirs))
        )
    if isinstance(decided.inner, MergedText):
        return (*_of_text(decided.inner), *_beside(decided.inner))
    if isinstance(decided.inner, MergedJson):
        return (*_of_json(decided.inner), *_beside(decided.inner))
    other = decided.merged if decided.verdict is Verdict.APPLY else decided.theirs
    return spots_between(*(readable_side(decided, one, names, say) for one in (decided.ours, other)))


def spots_of_outcome(
    decided: FieldDecision, choices: Choices, names: Mapping[str, str], say: Say
) -> tuple[Spot, ...]:
    """What a field is now and what it will be, by what was chosen; nothing where that is still open."""
    try:
        content: Content = content_of(decided, choices)
    except StillOpen:
        return ()
    if content == decided.ours:
        return ()
    ours, other = (readable_side(decided, one, names, say) for one in (decided.ours, content))
    return spots_between(ours, other) or (Spot("", ours, other, ""),)


def spots_between(ours: str, theirs: str) -> tuple[Spot, ...]:
    """The differences of two texts, in their order."""
    return _with_context(compare_lines(lines_of(ours), lines_of(theirs)))


def _with_context(hunks: Sequence[Hunk]) -> tuple[Spot, ...]:
    return tuple(
        Spot(_tail(hunks, place), "".join(hunk.ours), "".join(hunk.theirs), _head(hunks, place))
        for place, hunk in enumerate(hunks)
        if isinstance(hunk, Conflict)
    )


def _of_text(inner: MergedText) -> tuple[Spot, ...]:
    hunks = inner.hunks
    found: list[Spot] = []
    for place, hunk in enumerate(hunks):
        if not isinstance(hunk, Conflict):
            continue
        own = trimmed(hunk)
        above = (_tail(hunks, place) + "".join(own.before)).splitlines(keepends=True)[-_AROUND:]
        below = ("".join(own.after) + _head(hunks, place)).splitlines(keepends=True)[:_AROUND]
        ours, theirs, base = (
            "".join(lines) for lines in (own.conflict.ours, own.conflict.theirs, own.conflict.base)
        )
        found.append(Spot("".join(above), ours, theirs, "".join(below), len(found), base or None))
    return tuple(found)


def _of_json(inner: MergedJson) -> tuple[Spot, ...]:
    return tuple(
        Spot("", one.ours, one.theirs, "", number, one.base or None, one.path)
        for number, one in enumerate(inner.conflicts)
    )


def _beside(inner: MergedText | MergedJson) -> tuple[Spot, ...]:
    """What changes in any case, whatever is chosen in the conflicts."""
    mine = tuple(one.ours if isinstance(one, JsonConflict) else "".join(one.ours) for one in inner.conflicts)
    ours = (
        inner.ours if isinstance(inner, MergedText) else f"{inner.around[0]}{inner.ours.raw}{inner.around[1]}"
    )
    return spots_between(ours, inner.text(mine))


def _tail(hunks: Sequence[Hunk], place: int) -> str:
    before = hunks[place - 1] if place else None
    return "".join(before.lines[-_AROUND:]) if isinstance(before, Clean) else ""


def _head(hunks: Sequence[Hunk], place: int) -> str:
    after = hunks[place + 1] if place + 1 < len(hunks) else None
    return "".join(after.lines[:_AROUND]) if isinstance(after, Clean) else ""
