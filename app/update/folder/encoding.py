"""Text files as text: UTF-8 with or without a byte order mark, nothing else."""

from __future__ import annotations

from app.errors import ForeignEncoding

_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def decoded(content: bytes, path: str) -> str:
    """The text of a file without its byte order mark, line ends as they are; raises ForeignEncoding."""
    if content.startswith(_OTHER_MARKS):
        raise ForeignEncoding(path)
    try:
        return content.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise ForeignEncoding(path) from fault


def encoded(text: str, before: bytes = b"") -> bytes:
    """A text for a file that had the content `before`: with a byte order mark if that had one.

    What UTF-8 cannot hold, half of a pair of surrogates, becomes a question mark.
    """
    return (_MARK if before.startswith(_MARK) else b"") + text.encode("utf-8", "replace")
