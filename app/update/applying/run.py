"""One run of an update, written down before it is done.

What is about to be sent is on the disk before it is sent. So a crash leaves a run that can be gone on with,
or be undone; what really was done is read from the website itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from app.errors import RunNotWritten, RunUnreadable
from app.update.applying import run_lines
from app.update.applying.reasons import Stop
from app.update.applying.run_note import RunNote
from app.update.applying.step import Key, Step
from app.update.site.record import Record

Now = Callable[[], datetime]


@dataclass(frozen=True)
class Ending:
    """How a run ended. `seen` are the records that are done as Dataverse holds them, by the step's key.

    One that is not there any more is not in it. `stopped` were not done, each with why. `extra` are pages
    that Dataverse made itself below those of the run.
    """

    seen: Mapping[Key, Record]
    stopped: Mapping[Key, Stop]
    extra: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Run:
    """A run as its file has it. `asked` may have been sent, `written` were said to be done.

    `ending` is None while it has not come to its end, and `ended_at` (UTC) when that was. `waits_for_restart`
    tells that a restart of the portal is to be written down after that, and is not.
    """

    file: Path
    note: RunNote
    steps: tuple[Step, ...]
    asked: frozenset[Key] = frozenset()
    written: frozenset[Key] = frozenset()
    ending: Ending | None = None
    ended_at: datetime | None = None
    waits_for_restart: bool = False

    @property
    def is_finished(self) -> bool:
        """Whether it has come to its end."""
        return self.ending is not None

    @property
    def is_restart_due(self) -> bool:
        """Whether visitors may still see the portal as it was before it: nothing restarted it since."""
        if self.ending is None or not self.waits_for_restart:
            return False
        return any(step.key not in self.ending.stopped for step in self.steps)

    def ended(self, ending: Ending) -> Run:
        """This run once it has come to its end."""
        return replace(self, ending=ending)


class RunFile:
    """Adds to the file of a run. Its calls wait for the disk, so they belong into a thread.

    All raise RunNotWritten where the computer does not let it be written: then nothing more may be sent.
    """

    def __init__(self, file: Path, now: Now = lambda: datetime.now(UTC)) -> None:
        self._file = file
        self._now = now

    def asked(self, keys: Iterable[Key]) -> None:
        """Writes down that these records are about to be sent."""
        self._add(run_lines.asked_line(keys, self._now()))

    def answered(self, written: Iterable[Key], refused: Mapping[Key, Stop]) -> None:
        """Writes down what was answered."""
        self._add(run_lines.answered_line(written, refused.items(), self._now()))

    def finished(self, ending: Ending) -> None:
        """Writes down how the run ended."""
        self._add(run_lines.finished_line(ending.seen, ending.stopped, ending.extra, self._now()))

    def restarted(self) -> None:
        """Writes down that the portal was restarted after the run, or that Microsoft said no."""
        self._add(run_lines.restarted_line(self._now()))

    def _add(self, line: bytes) -> None:
        try:
            with self._file.open("r+b") as stream:
                end = stream.seek(0, os.SEEK_END)
                stream.seek(max(0, end - 1))
                # A line that a crash cut must not take the next one with it.
                torn = end > 0 and stream.read(1) != b"\n"
                stream.seek(0, os.SEEK_END)
                stream.write(b"\n" + line if torn else line)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as fault:
            raise RunNotWritten(str(self._file), fault.strerror or "") from None


def read_run(file: Path) -> Run:
    """The run in a file.

    Raises:
        RunUnreadable: it cannot be read, or what it was to do is not what was written.
    """
    try:
        lines = file.read_bytes().splitlines(keepends=True)
        note, count, checksum = run_lines.read_head(lines[0])
        run = Run(file, note, run_lines.read_steps(lines[1 : count + 1], checksum))
        for line in lines[count + 1 :]:
            run = _after(run, line)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        raise RunUnreadable(str(file)) from None
    return run


def _after(run: Run, line: bytes) -> Run:
    """The run with what a later line says; one that cannot be read says nothing."""
    event = run_lines.read_event(line)
    try:
        asked = frozenset(run_lines.keys_in(event.get("asked", [])))
        written = frozenset(run_lines.keys_in(event.get("answered", [])))
        ending = _ending(event) if "finished" in event else run.ending
        ended_at = run_lines.moment_in(event["finished"]) if "finished" in event else run.ended_at
        waits = "restarted" not in event and ("restart" in event or run.waits_for_restart)
    except (ValueError, LookupError, TypeError):
        return run
    told = (run.asked | asked, run.written | written, ending, ended_at, waits)
    return Run(run.file, run.note, run.steps, *told)


def _ending(event: Mapping[str, object]) -> Ending:
    seen = MappingProxyType(run_lines.seen_in(event.get("seen")))
    stopped = MappingProxyType(run_lines.stops_in(event.get("stopped")))
    return Ending(seen, stopped, run_lines.records_in(event.get("extra")))
