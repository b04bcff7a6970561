"""Three versions of a list of lines made one, with git's own results.

The lines are numbered, equal ones alike, and libgit2 merges the numbers: what git makes of a text depends
on nothing but which of its lines are equal. So no line can be mistaken for a marker of a conflict, and a
line without an end is simply another line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Clean:
    """Lines that are settled: unchanged, or changed by one side, or by both alike."""

    lines: Lines


@dataclass(frozen=True)
class Conflict:
    """A place that both sides changed differently, whole as `git merge-file --diff3` shows it."""

    base: Lines
    ours: Lines
    theirs: Lines


Hunk = Clean | Conflict


@dataclass(frozen=True)
class Trimmed:
    """A conflict without the lines that both sides begin and end with; those are settled."""

    before: Lines
    conflict: Conflict
    after: Lines


def merge_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[Hunk, ...]:
    """Merge three lists of lines as git does; touching changes of both sides are a conflict.

    Raises:
        MergeEngineFailed: libgit2 gave no result.
    """
    if theirs in (ours, base):
        return _settled(ours)
    if base == ours:
        return _settled(theirs)
    from app.update.merge.libgit2 import merge_file

    numbers = _Numbers()
    clean, merged = merge_file(*(numbers.written(lines) for lines in (base, ours, theirs)))
    tokens = merged.splitlines(keepends=True)
    known = numbers.lines()
    return _settled([*map(known.__getitem__, tokens)]) if clean else _hunks(tokens, known)


def compare_lines(ours: Sequence[str], theirs: Sequence[str]) -> tuple[Hunk, ...]:
    """The differences of two lists of lines, where nobody knows what there was before: each is a conflict."""
    from app.update.merge.libgit2 import changed_ranges

    numbers = _Numbers()
    hunks: list[Hunk] = []
    done = 0
    for mine, other in changed_ranges(numbers.written(ours), numbers.written(theirs)):
        hunks.extend(_settled(ours[done : mine.start]))
        hunks.append(
            Conflict((), tuple(ours[mine.start : mine.stop]), tuple(theirs[other.start : other.stop]))
        )
        done = mine.stop
    return (*hunks, *_settled(ours[done:]))


def trimmed(conflict: Conflict) -> Trimmed:
    """What is truly different between the two sides of a conflict, for showing it."""
    head = _common(conflict.ours, conflict.theirs)
    tail = _common(conflict.ours[head:][::-1], conflict.theirs[head:][::-1])
    before, after = conflict.ours[:head], conflict.ours[len(conflict.ours) - tail :]
    base = conflict.base[_common(conflict.base, before) :]
    base = base[: len(base) - _common(base[::-1], after[::-1])]
    ours, theirs = (side[head : len(side) - tail] for side in (conflict.ours, conflict.theirs))
    return Trimmed(before, Conflict(base, ours, theirs), after)


def kept_lines(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which line of `old` each line of `new` is, by their numbers from 0; lines that are new are missing."""
    from app.update.merge.libgit2 import changed_ranges

    numbers = _Numbers()
    kept: dict[int, int] = {}
    at_old = at_new = 0
    end = (range(len(old), len(old)), range(len(new), len(new)))
    for gone, come in [*changed_ranges(numbers.written(old), numbers.written(new)), end]:
        kept.update(zip(range(at_new, come.start), range(at_old, gone.start), strict=True))
        at_old, at_new = gone.stop, come.stop
    return kept


class _Numbers(defaultdict[str, bytes]):
    """A number for each line, itself a line of hexadecimal digits."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count()

    def __missing__(self, line: str) -> bytes:
        token = self[line] = b"%x\n" % next(self._next)
        return token

    def written(self, lines: Sequence[str]) -> bytes:
        """The numbers of these lines."""
        return b"".join(map(self.__getitem__, lines))

    def lines(self) -> dict[bytes, str]:
        """The line of each number."""
        return {token: line for line, token in self.items()}


def _settled(lines: Sequence[str]) -> tuple[Hunk, ...]:
    return (Clean(tuple(lines)),) if lines else ()


def _hunks(tokens: list[bytes], known: dict[bytes, str]) -> tuple[Hunk, ...]:
    """Read libgit2's result: no number begins with the sign of a marker."""
    hunks: list[Hunk] = []
    parts: list[list[str]] = [[]]
    for token in tokens:
        sign = token[:1]
        if sign == b"<":
            hunks.extend(_settled(parts[0]))
            parts = [[]]
        elif sign in (b"|", b"="):
            parts.append([])
        elif sign == b">":
            ours, base, theirs = map(tuple, parts)
            hunks.append(Conflict(base, ours, theirs))
            parts = [[]]
        else:
            parts[-1].append(known[token])
    return (*hunks, *_settled(parts[0]))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the start are equal."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))
