"""libgit2's merge of one file, without a repository on disk.

Written against pygit2 1.21.0 with libgit2 1.9.7. `Repository.merge_file_from_index` of pygit2 takes no
options and trips over an empty result, so its C function is called as that method does.
"""

from __future__ import annotations

from typing import Any

import pygit2
from pygit2.ffi import C as LIBGIT2
from pygit2.ffi import ffi

from app.errors import MergeEngineFailed

_OPTIONS_VERSION = 1
_STYLE_DIFF3 = 2
_REGULAR_FILE = 0o100644


def merge_file(base: bytes, ours: bytes, theirs: bytes) -> tuple[bool, bytes]:
    """Give whether the merge is clean, and the result with markers in git's diff3 style.

    A marker is seven of <, |, = or > at the start of a line, as `git merge-file --diff3` writes it. Where the
    merge is not clean, nothing tells it from a line of the texts that looks the same.

    Raises:
        MergeEngineFailed: there is no result.
    """
    texts = _Texts()
    repository = pygit2.Repository()
    store = pygit2.Odb()
    store.add_backend(texts, 1)
    repository.set_odb(store)
    entries = [_entry(texts.add(text)) for text in (base, ours, theirs)]
    return _merge(repository, [entry for entry, _ in entries])


def changed_ranges(old: bytes, new: bytes) -> list[tuple[range, range]]:
    """The lines that differ, as ranges of line numbers from 0 in `old` and in `new`, in order."""
    patch = pygit2.Patch.create_from(old, new, context_lines=0, flag=pygit2.enums.DiffOption.FORCE_TEXT)
    return [
        (_range(hunk.old_start, hunk.old_lines), _range(hunk.new_start, hunk.new_lines))
        for hunk in patch.hunks
    ]


def _range(start: int, count: int) -> range:
    """A hunk's lines; git names the line before an empty range, and counts from 1."""
    first = start - 1 if count else start
    return range(first, first + count)


class _Texts(pygit2.OdbBackend):
    """Blobs in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._blobs: dict[bytes, bytes] = {}

    def add(self, text: bytes) -> Any:
        name = pygit2.hash(text)
        self._blobs[name.raw] = text
        return name

    def read_cb(self, name: Any) -> tuple[int, bytes]:
        return int(pygit2.enums.ObjectType.BLOB), self._blobs[bytes(name.raw)]


def _entry(name: Any) -> tuple[Any, Any]:
    """An index entry for a blob, and its path, which lives no longer than this reference to it."""
    path = ffi.new("char[]", b"text")
    entry = ffi.new("git_index_entry *")
    entry.mode = _REGULAR_FILE
    entry.path = path
    ffi.buffer(ffi.addressof(entry, "id"))[:] = name.raw
    return entry, path


def _merge(repository: Any, entries: list[Any]) -> tuple[bool, bytes]:
    options = ffi.new("git_merge_file_options *")
    options.version = _OPTIONS_VERSION
    options.flags = _STYLE_DIFF3
    result = ffi.new("git_merge_file_result *")
    code = LIBGIT2.git_merge_file_from_index(result, repository._repo, *entries, options)  # noqa: SLF001
    if code:
        raise MergeEngineFailed(code)
    try:
        merged = bytes(ffi.buffer(result.ptr, result.len)) if result.len else b""
        return bool(result.automergeable), merged
    finally:
        LIBGIT2.git_merge_file_result_free(result)
