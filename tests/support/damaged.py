"""Files that are almost as they were written: here and there bytes are changed, lost or put in."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st
from mutated import mutated

_JSON = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"null",
    b"1e999",
    b"-",
    b'"\\ud800"',
    b"NaN",
    b"[" * 999,
]
_TOML = [b"=", b"[[", b"]]", b"'''", b'"""', b"#", b"\n[a.b]\n", b"1979-05-27", b"\\", b"a.b.c = 1\n"]
_SIGNS = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xe2\x80\xa8",
    b"\r",
    b"\x1a",
    b"://",
    b"%",
]
_PIECES = st.one_of(st.binary(max_size=6), st.sampled_from([*_JSON, *_TOML, *_SIGNS]))


@st.composite
def damaged(draw: st.DrawFn, content: bytes, most: int = 3) -> bytes:
    """`content` with up to `most` places changed, or cut off somewhere."""
    for _ in range(draw(st.integers(0, most))):
        begin = draw(st.integers(0, len(content)))
        end = draw(st.integers(begin, min(begin + 8, len(content))))
        content = content[:begin] + draw(_PIECES) + content[end:]
    return content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content


def damaged_json(content: bytes) -> st.SearchStrategy[bytes]:
    """The same of a file of JSON, of which also whole parts may be of another kind."""
    payload: Any = json.loads(content)
    return damaged(content) | mutated(payload).map(lambda one: json.dumps(one).encode())


@st.composite
def damaged_lines(draw: st.DrawFn, content: bytes) -> bytes:
    """The same of a file of lines of JSON, of which one may have parts of another kind."""
    if draw(st.booleans()):
        return draw(damaged(content))
    lines = content.splitlines()
    place = draw(st.integers(0, len(lines) - 1))
    lines[place] = json.dumps(draw(mutated(json.loads(lines[place])))).encode()
    return b"\n".join(lines) + b"\n"
