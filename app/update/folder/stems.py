"""File names as the Power Platform CLI makes them (contract: portal-configuration.md section 2)."""

from __future__ import annotations

import re
from zlib import crc32

from app.update.folder.names import is_portable

_REPLACED = re.compile(r'[\s/"\x00-\x1f<>:|?*\\]')
_LONGEST = 180
"""Bytes: a file name may have 255 on every system, and side files have long endings."""


def stem_of(name: str) -> str:
    """The name of a record's file.

    A blank, "/" and quotation marks become "-". That is seen; the other signs that Windows cannot have, the
    names of its devices and very long names are treated so by this program's own choice.
    """
    stem = _REPLACED.sub("-", name)
    while len(stem.encode("utf-8", "replace")) > _LONGEST:
        stem = stem[:-1]
    usable = stem and is_portable(stem) and not stem.startswith(".")
    return stem if usable else f"-{stem.rstrip('.')}-"


def told_apart(stem: str, id: str, *, file: bool) -> str:  # noqa: A002 -- Dataverse's own word
    """The stem of a record whose name another one has: with the CRC32 of its id.

    In the name of a file it stands before the last ending.
    """
    mark = f"_{crc32(id.lower().encode()):08X}"
    start, point, ending = stem.rpartition(".")
    return f"{start}{mark}.{ending}" if file and point and start else stem + mark
