"""What a web file says of its content, which stands beside its row: in a note, or in a file column.

Contract: portal-configuration.md sections 1.3 and 4.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.update.site.record import Record
from app.update.site.site import Model

FILE = "adx_webfile"
NAME, TYPE = "filename", "mimetype"
_NEVER_READ = frozenset({"subject", "notetext", "filesize"})


def as_read_of_file(record: Record, fields: Mapping[str, str], model: Model) -> dict[str, str]:
    """The columns of a web file as they read once it is written: its content has a name, or there is neither.

    A component tells its file's name alone, and a note its type too.
    """
    unread = _NEVER_READ if model == "standard" else _NEVER_READ | {TYPE}
    if record.file is None:
        unread |= {NAME, TYPE}
    told = {name: value for name, value in fields.items() if name not in unread}
    return told if record.file is None else {**told, NAME: file_name(record)}


def file_name(record: Record) -> str:
    """What the content of a web file is called: as the file says, else as its record."""
    return record.value(NAME) or record.value("adx_name")
