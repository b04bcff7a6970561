"""What is left of a program that ended without its will: a small file, read at the next start.

Qt ends the program at once where it cannot go on, and so does the system. Neither waits for a window to say
why. The log, which holds nothing secret, and the places in the code are all that the file gets.
"""

from __future__ import annotations

import faulthandler
from contextlib import suppress
from pathlib import Path
from typing import IO

from app.log.log import Log

NAME = "last-end.txt"
_LARGEST = 64 * 1024


class LastWords:
    """The file in `folder`. Where nothing can be written there, nothing is kept."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._stream: IO[bytes] | None = None

    def listen(self) -> str:
        """Has the file get what the system tells at a sudden end, and gives what it got at the last one.

        "" where the program ended as it should.
        """
        found = b""
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._file.exists():
                with self._file.open("rb") as before:
                    found = before.read(_LARGEST)
            self._file.touch(mode=0o600)
            self._stream = self._file.open("wb")
            faulthandler.enable(self._stream, all_threads=True)
        return found.decode("utf-8", errors="replace")

    def write(self, why: str, log: Log) -> None:
        """Keeps the log, because the program is about to be ended."""
        if self._stream is not None:
            with suppress(OSError, ValueError):
                self._stream.write(f"{why}\n{log}".encode())
                self._stream.flush()

    def close(self) -> None:
        """Takes the file away: the program ends as it should."""
        if self._stream is not None:
            faulthandler.disable()
            self._stream.close()
            self._stream = None
            with suppress(OSError):
                self._file.unlink()
