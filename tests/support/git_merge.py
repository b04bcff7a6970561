"""`git merge-file --diff3` as the reference for a merge of lines, and triples to compare on."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.update.merge.lines import Clean, Conflict, Hunk

GIT = shutil.which("git")
_MARKS = {sign * 30: sign for sign in "<|=>"}


@dataclass(frozen=True)
class Triple:
    """Three versions of one text, with line feeds alone."""

    base: str
    ours: str
    theirs: str


@dataclass
class Agreement:
    """What a comparison with git came to: hunks alike, all hunks, and differences by their kind."""

    alike: int = 0
    hunks: int = 0
    triples: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, own: tuple[Hunk, ...], git: tuple[Hunk, ...]) -> None:
        """Count the hunks of one triple."""
        self.triples += 1
        self.hunks += max(len(own), len(git))
        self.alike += sum((Counter(own) & Counter(git)).values())
        if own != git:
            self.kinds[_kind(own, git)] += 1

    @property
    def share(self) -> float:
        """Identical hunks among all, from 0 to 1."""
        return self.alike / self.hunks

    def __str__(self) -> str:
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.kinds.items()) or "no difference"
        return f"{self.triples:,} triples, {self.hunks:,} hunks, {self.share:.2%} as git has them; {kinds}"


CLEAN_AND_DIFFERENT = "clean in both, with different text"


def _kind(own: tuple[Hunk, ...], git: tuple[Hunk, ...]) -> str:
    conflict = [any(isinstance(hunk, Conflict) for hunk in hunks) for hunks in (own, git)]
    return {
        (True, True): "conflicts in both, with other borders",
        (True, False): "a conflict here and clean in git",
        (False, True): "clean here and a conflict in git",
        (False, False): CLEAN_AND_DIFFERENT,
    }[conflict[0], conflict[1]]


def git_hunks(triple: Triple, folder: Path) -> tuple[Hunk, ...]:
    """Merge with git. A missing line end at the end of a conflict's side is as git writes it: there."""
    write(triple, folder)
    return _parsed(run_git(folder).decode().split("\n"))


def write(triple: Triple, folder: Path) -> None:
    """Write the files that git merges."""
    for name, content in (("base", triple.base), ("ours", triple.ours), ("theirs", triple.theirs)):
        (folder / name).write_text(content, "utf-8", newline="")


def run_git(folder: Path) -> bytes:
    """What git makes of the files of a folder."""
    command = [str(GIT), "merge-file", "-p", "--diff3", "--marker-size=30", "ours", "base", "theirs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert 0 <= done.returncode < 128, done.stderr
    return done.stdout


def with_ends(hunks: tuple[Hunk, ...]) -> tuple[Hunk, ...]:
    """The hunks with the line ends that git adds to the sides of a conflict, so that a marker can follow."""
    return tuple(
        hunk
        if isinstance(hunk, Clean)
        else Conflict(*(_ended(lines) for lines in (hunk.base, hunk.ours, hunk.theirs)))
        for hunk in hunks
    )


def _ended(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line if line.endswith("\n") else line + "\n" for line in lines)


def _parsed(lines: list[str]) -> tuple[Hunk, ...]:
    hunks: list[Hunk] = []
    parts: list[list[str]] = [[]]
    last = lines.pop()
    for line in [*(line + "\n" for line in lines), *([last] if last else [])]:
        mark = _MARKS.get(line[:30])
        if mark is None:
            parts[-1].append(line)
        elif mark == "<":
            hunks += [Clean(tuple(parts[0]))] if parts[0] else []
            parts = [[]]
        elif mark == ">":
            ours, base, theirs = map(tuple, parts)
            hunks.append(Conflict(base, ours, theirs))
            parts = [[]]
        else:
            parts.append([])
    return (*hunks, Clean(tuple(parts[0]))) if parts[0] else tuple(hunks)


def small_triples(chance: random.Random, count: int) -> Iterator[Triple]:
    """Triples over an alphabet of few lines, which repeat often: where engines differ the most."""
    for _ in range(count):
        alphabet = [f"{letter}\n" for letter in "abcdef"[: chance.randint(2, 6)]]
        base = [chance.choice(alphabet) for _ in range(chance.randint(0, 30))]
        yield _triple(chance, base, alphabet)


def edited_triples(chance: random.Random, texts: Sequence[str], count: int) -> Iterator[Triple]:
    """Triples that two people's edits make of real texts; what is inserted mostly stands there already."""
    for _ in range(count):
        base = chance.choice(texts).splitlines(keepends=True)
        yield _triple(chance, base, [*base, "a line that is new\n", "\n"])


def _triple(chance: random.Random, base: list[str], alphabet: list[str]) -> Triple:
    sides = [_edited(chance, base, alphabet) for _ in range(2)]
    texts = ["".join(lines) for lines in (base, *sides)]
    return Triple(*(text[:-1] if chance.random() < 0.1 else text for text in texts))


def _edited(chance: random.Random, base: list[str], alphabet: list[str]) -> list[str]:
    lines = [*base]
    for _ in range(chance.randint(0, 4)):
        place = chance.randint(0, len(lines))
        gone = chance.randint(0, 3)
        lines[place : place + gone] = [chance.choice(alphabet) for _ in range(chance.randint(0, 3))]
    return lines


def seeded(number: int) -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(number)  # noqa: S311 -- nothing secret
