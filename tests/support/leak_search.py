"""Looks for secrets in anything that was written, also where they were encoded or packed."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote_to_bytes

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_LAYERS = 3
_PIECE = 24


def found(secrets: Mapping[str, str], content: bytes) -> set[str]:
    """Give the names of the secrets of which `content` holds a telling piece."""
    needles = [(piece.encode(), name) for value, name in secrets.items() for piece in pieces(value)]
    return {name for view in set(views(content)) for piece, name in needles if piece in view}


def pieces(secret: str) -> Iterable[str]:
    """Give parts that tell a secret from all others: those of a signed token that are its own."""
    _, *own = secret.split(".") if secret.startswith("eyJ") else ("", secret)
    return (part[-_PIECE:] for part in own)


def views(content: bytes, layers: int = _LAYERS) -> Iterator[bytes]:
    """Give the content as it is and as it is meant, if it is base64, packed, quoted or in UTF-16."""
    yield content
    if layers:
        for inner in _unfolded(content):
            yield from views(inner, layers - 1)


def files_in(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Give every file in folders, also what SQLite leaves in pages that it no longer uses, and its log."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield str(file), file.name.encode() + b"\n" + file.read_bytes()


def _unfolded(content: bytes) -> Iterator[bytes]:
    if b"%" in content and (plain := unquote_to_bytes(content)) != content:
        yield plain
    if b"\0" in content:
        yield content.replace(b"\0", b"")
    for start in _ZLIB.finditer(content):
        yield from _unpacked(content[start.start() :])
    for run in _BASE64.findall(content):
        for offset in range(4):
            # A part of a longer text may begin at any place of its four letters.
            yield from _decoded(run[offset:])


def _unpacked(content: bytes) -> Iterator[bytes]:
    try:
        plain = zlib.decompressobj().decompress(content)
    except zlib.error:
        return
    if plain:
        yield plain


def _decoded(run: bytes) -> Iterator[bytes]:
    whole = run[: len(run) // 4 * 4].translate(bytes.maketrans(b"-_", b"+/"))
    try:
        yield base64.b64decode(whole)
    except binascii.Error:
        return
