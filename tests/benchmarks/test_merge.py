"""What a merge costs: of one text beside a git process, and of a large website beside reading its files."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from benchmark_report import Headline, table
from git_merge import GIT, Triple, edited_triples, git_hunks, run_git, seeded, with_ends, write
from portal_sides import SCHEMA, record, reissued, site

from app.update.merge.merge import merge
from app.update.merge.text import merge_text
from app.update.site.record import Record
from app.update.site.site import Site

pytestmark = [pytest.mark.benchmark, pytest.mark.skipif(GIT is None, reason="git is not installed")]

_RECORDS = (1_000, 20_000)
_LONGEST_TEMPLATE = 1_300
"""Lines of this benchmark's that a web template can hold."""
_LINE = '  <div class="row {number}">{{{{ snippets["Orders/{number}"] | default: "{number}" }}}}</div>\n'


def _template(lines: int, first: int = 0) -> str:
    return "".join(_LINE.format(number=number % 97 + first) for number in range(lines))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.mark.timeout(600)
def test_merging_texts_beside_a_git_process(
    tmp_path: Path, report: Callable[[str, str], None], headline: Headline
) -> None:
    rows: list[tuple[str, ...]] = []
    for lines, count in ((40, 200), (400, 100), (1_200, 60), (12_000, 20)):
        triples = list(edited_triples(seeded(lines), [_template(lines)], count))
        merge_text("a\n", "b\n", "a\n")
        own = [_seconds(lambda one=one: merge_text(one.base, one.ours, one.theirs)) for one in triples]  # type: ignore[misc]
        git = [_seconds_of_git(one, tmp_path) for one in triples]
        assert all(_alike(one, tmp_path) for one in triples)
        rows.append(
            (
                f"{lines:,}",
                str(count),
                f"{1000 * sum(own) / count:.2f} ms",
                f"{1000 * sum(git) / count:.2f} ms",
                f"{sum(own) / sum(git):.2f} x",
            )
        )
        assert lines > _LONGEST_TEMPLATE or sum(own) <= sum(git)
    words = (
        "Three versions of a template with up to four edits on each side. `git merge-file --diff3` is run "
        "once for each, on files that are there. A web template can hold some 1,300 of these lines."
    )
    for lines_, _, merged, process, ratio in rows:
        headline(f"a merge of {lines_} lines", merged, f"`git merge-file`: {process}", ratio)
    head = ("lines", "triples", "a merge", "a git process", "merge to git")
    report("Merging texts beside git", f"{words}\n\n{table(head, rows)}")


def _seconds_of_git(triple: Triple, folder: Path) -> float:
    write(triple, folder)
    return _seconds(lambda: run_git(folder))


def _alike(one: Triple, folder: Path) -> bool:
    return with_ends(merge_text(one.base, one.ours, one.theirs).hunks) == git_hunks(one, folder)


@pytest.mark.timeout(900)
def test_merging_a_large_website(
    tmp_path: Path, report: Callable[[str, str], None], headline: Headline
) -> None:
    measured = [_merged(count, tmp_path) for count in _RECORDS]
    for one in measured:
        records = f"compare and merge {one.records:,} records"
        headline(
            records,
            f"{one.taken:.2f} s",
            f"`git merge-file` on each, told from 200: {one.git:.1f} s",
            f"{one.taken / one.git:.3f} x",
        )
    words = (
        f"The largest has {measured[-1].size / 1e6:.0f} MB of text on each of three sides. The template has "
        "other ids; a third and a fifth of the records are edited. Git is measured on 200 of them. Memory is "
        "that of the three sides and what the merge takes at its peak, beside the text of one side."
    )
    head = ("records", "compare and merge", "to reading the files", "to git on them", "memory to text")
    report("Merging a large website", f"{words}\n\n{table(head, [one.row for one in measured])}")
    assert {one.records: one.memory for one in measured if one.memory > 6 * one.size} == {}


@dataclass(frozen=True)
class _Merged:
    """What a website of so many records took: seconds of three kinds, and bytes."""

    records: int
    size: int
    taken: float
    read: float
    git: float
    memory: int

    @property
    def row(self) -> tuple[str, ...]:
        """What the table has."""
        return (
            f"{self.records:,}",
            f"{self.taken:.1f} s",
            f"{self.taken / self.read:.1f} x",
            f"{self.taken / self.git:.3f} x",
            f"{self.memory / self.size:.1f} x",
        )


def _merged(count: int, folder: Path) -> _Merged:
    base = site(*(_large(number) for number in range(count)))
    ours = _edited(base, 3, 0)
    theirs = reissued(_edited(base, 5, 30))
    size = sum(len(known.value("adx_source")) for known in base.records)
    files = [folder / str(number) for number in range(count)]
    for file, known in zip(files, base.records, strict=True):
        file.write_text(known.value("adx_source"), "utf-8")
    read = _seconds(lambda: [file.read_text("utf-8") for file in files])
    taken = _seconds(lambda: merge(base, ours, theirs, SCHEMA))
    memory = 3 * size + _memory(lambda: merge(base, ours, theirs, SCHEMA))
    triples = [_triple(base, ours, theirs, number) for number in range(200)]
    git = sum(_seconds_of_git(one, folder) for one in triples) * count / len(triples)
    return _Merged(count, size, taken, read, git, memory)


def _large(number: int) -> Record:
    return record("adx_webtemplate", f"Template {number}", {"adx_source": _template(40, number)})


def _edited(one: Site, every: int, line: int) -> Site:
    def changed(known: Record, number: int) -> Record:
        if number % every:
            return known
        lines = known.value("adx_source").splitlines(keepends=True)
        lines[line : line + 1] = [f"<p>edited {every}</p>\n"]
        return replace(known, fields={**known.fields, "adx_source": "".join(lines)})

    return replace(one, records=tuple(changed(known, number) for number, known in enumerate(one.records)))


def _triple(base: Site, ours: Site, theirs: Site, number: int) -> Triple:
    return Triple(*(side.records[number].value("adx_source") for side in (base, ours, theirs)))


def _memory(work: Callable[[], object]) -> int:
    """The most bytes that the work took at one time, beyond what was there before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
