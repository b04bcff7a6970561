"""A text of the site merged with Microsoft's, line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.update.merge.line_ends import in_style_of, lines_of
from app.update.merge.lines import Clean, Conflict, Hunk, compare_lines, merge_lines

LONGEST_LINE = 5_000
"""Characters. A longer line was written by a machine, such as minified CSS: nobody can choose between two."""

LARGEST_TEXT = 16_000_000
"""Characters. Larger than any column of Dataverse holds: a file that is chosen as a whole."""


@dataclass(frozen=True)
class MergedText:
    """The result of a merge: hunks with line feeds, and the texts whose style of line ends it takes on."""

    hunks: tuple[Hunk, ...]
    ours: str
    theirs: str

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The places that need a person."""
        return tuple(hunk for hunk in self.hunks if isinstance(hunk, Conflict))

    @property
    def is_readable(self) -> bool:
        """Whether a person can choose in each conflict: none is about lines that a machine wrote."""
        lines = (line for one in self.conflicts for line in (*one.base, *one.ours, *one.theirs))
        return all(len(line) <= LONGEST_LINE for line in lines)

    def without_form(self, same: Callable[[str, str], bool]) -> MergedText:
        """The merge without the conflicts in which a side changed the form alone, by what is the `same`.

        Where both sides have the same content, the site's form stays.
        """
        return replace(self, hunks=tuple(_settled(hunk, same) for hunk in self.hunks))

    def text(self, chosen: tuple[str, ...] = ()) -> str:
        """The text in the site's own style, with what was `chosen` for each conflict, in their order.

        Raises:
            ValueError: there are more or fewer conflicts than choices.
        """
        conflicts = len(self.conflicts)
        if len(chosen) != conflicts:
            raise ValueError(f"{conflicts} conflicts, {len(chosen)} choices")
        left = iter(chosen)
        parts = ["".join(hunk.lines) if isinstance(hunk, Clean) else next(left) for hunk in self.hunks]
        return in_style_of(self.ours, _joined(parts), self.theirs)


def merge_text(base: str, ours: str, theirs: str) -> MergedText:
    """Merge three texts by their lines, whatever their line ends, with git's results.

    Raises:
        MergeEngineFailed: libgit2 gave no result.
    """
    hunks = merge_lines(lines_of(base), lines_of(ours), lines_of(theirs))
    return MergedText(hunks, ours, theirs)


def compare_text(ours: str, theirs: str) -> MergedText:
    """The differences of two texts, each a conflict: nobody knows what there was before."""
    return MergedText(compare_lines(lines_of(ours), lines_of(theirs)), ours, theirs)


def _settled(hunk: Hunk, same: Callable[[str, str], bool]) -> Hunk:
    if isinstance(hunk, Clean):
        return hunk
    base, ours, theirs = ("".join(lines) for lines in (hunk.base, hunk.ours, hunk.theirs))
    if same(base, theirs) or same(ours, theirs):
        return Clean(hunk.ours)
    return Clean(hunk.theirs) if same(base, ours) else hunk


def is_for_lines(*texts: str) -> bool:
    """Whether these texts are merged by lines: none is larger than what a column can hold."""
    return all(len(text) <= LARGEST_TEXT for text in texts)


def _joined(parts: list[str]) -> str:
    """Put parts together; one that has no line end gets one where another follows it."""
    filled = [part for part in parts if part]
    ended = [part if part.endswith(("\n", "\r")) else part + "\n" for part in filled[:-1]]
    return "".join([*ended, *filled[-1:]])
