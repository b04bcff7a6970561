"""What a person chose, and what a field is then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from app.update.merge.decision import Content, FieldDecision, Part, Place, Verdict
from app.update.merge.fields import in_style
from app.update.merge.json_text import JsonConflict
from app.update.merge.lines import Conflict, trimmed


class Take(Enum):
    """One of the sides, or both: of a text first the site's lines, then Microsoft's; of a list all."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Edited:
    """What a person wrote instead; text for a conflict inside a field."""

    content: Content = field(repr=False)


Choice = Take | Edited
Choices = Mapping[Place, Choice]
"""Choices by place. One for a record holds for those of its fields that have none and would not be kept: what
only the site has changed, what is secret and what belongs to the environment needs a choice of its own. One
for a field holds likewise for the conflicts inside it, and takes a side whole where none of them has its own.
"""


class StillOpen(Exception):
    """Nothing was chosen yet for `places`, or nothing that they can have."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__(places)
        self.places = places


def chosen_for(place: Place, choices: Choices) -> Choice | None:
    """The choice for a place: its own, that for its field, or that for its record."""
    wider = (place, replace(place, conflict=None), Place(place.table, place.id))
    return next((choices[one] for one in wider if one in choices), None)


def content_of(decided: FieldDecision, choices: Choices) -> Content:
    """What a field will hold.

    Raises:
        StillOpen: a choice is missing.
    """
    kept = decided.verdict is Verdict.KEEP
    choice = choices.get(decided.place) if kept else chosen_for(decided.place, choices)
    if isinstance(choice, Edited):
        edited = choice.content
        return edited.encode() if decided.part is Part.FILE and isinstance(edited, str) else edited
    conflicts: tuple[_Inner, ...] = (*decided.inner.conflicts,) if decided.inner else ()
    places = [replace(decided.place, conflict=number) for number in range(len(conflicts))]
    if places and (choice in (None, Take.BOTH) or any(place in choices for place in places)):
        chosen = [chosen_for(place, choices) for place in places]
        return _of_parts(decided, places, [*map(_part, conflicts, chosen)])
    if choice is not None:
        return _taken(decided, choice)
    if decided.verdict is Verdict.CONFLICT:
        raise StillOpen((decided.place,))
    return decided.merged if decided.verdict is Verdict.APPLY else decided.ours


_Inner = Conflict | JsonConflict


def _taken(decided: FieldDecision, choice: Choice) -> Content:
    if choice is Take.OURS:
        return decided.ours
    if choice is Take.THEIRS:
        return in_style(decided.ours, decided.theirs)
    if decided.part is Part.LINKS:
        return tuple(sorted({*_ids(decided.ours), *_ids(decided.theirs)}))
    raise StillOpen((decided.place,))


def _ids(content: Content) -> tuple[str, ...]:
    return content if isinstance(content, tuple) else ()


def _of_parts(decided: FieldDecision, places: list[Place], made: list[str | None]) -> Content:
    missing = tuple(place for place, part in zip(places, made, strict=True) if part is None)
    if missing or decided.inner is None:
        raise StillOpen(missing)
    text = decided.inner.text(tuple(part for part in made if part is not None))
    return text.encode() if decided.part is Part.FILE else text or None


def _part(conflict: _Inner, choice: Choice | None) -> str | None:
    if isinstance(choice, Edited):
        return choice.content if isinstance(choice.content, str) else None
    if isinstance(conflict, JsonConflict):
        sides = {Take.OURS: conflict.ours, Take.THEIRS: conflict.theirs}
        return sides.get(choice) if choice else None
    shown = trimmed(conflict)
    both = (*shown.before, *shown.conflict.ours, *shown.conflict.theirs, *shown.after)
    lines = {Take.OURS: conflict.ours, Take.THEIRS: conflict.theirs, Take.BOTH: both}
    return "".join(lines[choice]) if choice else None
