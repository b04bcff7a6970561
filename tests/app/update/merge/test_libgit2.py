from __future__ import annotations

import pygit2
import pytest

from app.errors import MergeEngineFailed
from app.update.merge import libgit2


def test_a_merge_needs_no_repository_and_may_come_to_nothing() -> None:
    assert libgit2.merge_file(b"a\n", b"", b"a\n") == (True, b"")
    assert libgit2.merge_file(b"a\nb\nc\n", b"A\nb\nc\n", b"a\nb\nC\n") == (True, b"A\nb\nC\n")
    clean, merged = libgit2.merge_file(b"a\n", b"b\n", b"c\n")
    assert not clean
    assert [line[:1] for line in merged.splitlines()] == [b"<", b"b", b"|", b"a", b"=", b"c", b">"]


def test_a_merge_that_gives_nothing_is_told() -> None:
    nowhere = [libgit2._entry(pygit2.hash(b"never stored"))[0] for _ in range(3)]
    repository = pygit2.Repository()
    repository.set_odb(pygit2.Odb())
    with pytest.raises(MergeEngineFailed) as told:
        libgit2._merge(repository, nowhere)
    assert told.value.code < 0


def test_changed_lines_are_counted_from_nought() -> None:
    assert libgit2.changed_ranges(b"a\nb\nc\n", b"x\na\nc\n") == [
        (range(0), range(1)),
        (range(1, 2), range(2, 2)),
    ]
