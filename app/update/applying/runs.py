"""All updates that this computer's user began."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.errors import RunInDoubt, RunNotWritten, RunUnreadable, UpdateUnfinished
from app.update.applying.run import Run, RunFile, read_run
from app.update.applying.run_lines import first_lines, read_head
from app.update.applying.run_note import RunNote
from app.update.applying.step import Step
from app.whole_files import PRIVATE, write_whole

SUFFIX = ".portal-update"
_LONGEST_HEAD = 64 * 1024


class Runs:
    """The runs in a folder. Its calls read and write files, so they belong into a thread.

    What the websites' settings hold is in them, which can be secrets: nobody else may read them.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = folder
        self._now = now

    def begin(self, about: RunNote, steps: Sequence[Step]) -> Run:
        """Writes a run down, before anything of it is sent; its id and time are given here.

        Raises:
            UpdateUnfinished: another one of this website has not come to its end. An undoing of just that
                may begin.
            RunNotWritten: the computer does not let it be written.
            RunUnreadable: whether there is another cannot be told, by the folder or by one file of it. An
                undoing of a run that is known may begin.
        """
        self._expect_no_other(about)
        begun = self._now()
        note = replace(about, id=secrets.token_hex(8), begun=begun)
        file = self._folder / f"{begun.astimezone(UTC):%Y%m%dT%H%M%SZ}-{note.kind}-{note.id}{SUFFIX}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, first_lines(note, steps), PRIVATE)
        except OSError as fault:
            raise RunNotWritten(str(file), fault.strerror or "") from None
        return Run(file, note, tuple(steps))

    def file_of(self, run: Run) -> RunFile:
        """What adds to the run's file."""
        return RunFile(run.file, self._now)

    def lock_of(self, website: str, environment: str) -> Path:
        """The file that whoever writes into this website holds meanwhile."""
        place = hashlib.sha256(f"{environment} {website}".lower().encode()).hexdigest()
        return self._folder / f"{place[:32]}.lock"

    def all(self, website: str, environment: str = "") -> tuple[Run, ...]:
        """The runs of a website, the newest first. Files that are no runs are left out.

        A copy of an environment has websites with the same ids: those of one `environment` are told by its
        id, where it is given.

        Raises:
            RunUnreadable: the computer does not give the folder.
        """
        found = (run for file in self._files() if (run := _run(file)))
        runs = (run for run in found if _is_of(run.note, website, environment))
        return tuple(sorted(runs, key=lambda run: (run.note.begun, run.file.name), reverse=True))

    def find(self, website: str, id_: str) -> Run | None:
        """The run of a website with this id, in whatever environment. Raises as `all` does."""
        return next((run for run in self.all(website) if run.note.id == id_), None)

    def unfinished(self, website: str, environment: str = "") -> Run | None:
        """The newest of `all` that has not come to its end, unless a later one undid it.

        Raises:
            RunUnreadable: the computer does not give the folder.
            RunInDoubt: there is none, but for a file that cannot be read and may be one.
        """
        found = newest_open(self.all(website, environment))
        if found is None:
            self._expect_all_read(website, environment)
        return found

    def everything(self) -> tuple[tuple[Run, ...], bool]:
        """The runs of all websites, and whether these are all: no file of a run is unreadable.

        Raises as `all` does.
        """
        found = [_run(file) for file in self._files()]
        runs = tuple(run for run in found if run is not None)
        return runs, len(runs) == len(found)

    def _expect_no_other(self, about: RunNote) -> None:
        other = newest_open(self.all(about.website, about.environment))
        if other is None and about.kind == "update":
            self._expect_all_read(about.website, about.environment)
        if other is not None and other.note.id != about.undoes:
            raise UpdateUnfinished(other.note.name)

    def _expect_all_read(self, website: str, environment: str) -> None:
        for file in sorted(self._files()):
            if _run(file) is None and _may_be_of(file, website, environment):
                raise RunInDoubt(str(file))

    def _files(self) -> list[Path]:
        try:
            return [file for file in self._folder.iterdir() if file.suffix == SUFFIX]
        except FileNotFoundError:
            return []
        except OSError:
            raise RunUnreadable(str(self._folder)) from None


def newest_open(runs: Sequence[Run]) -> Run | None:
    """The first of the runs of a website that has not come to its end, unless another one undid it."""
    undone = {run.note.undoes for run in runs if run.is_finished}
    return next((run for run in runs if not run.is_finished and run.note.id not in undone), None)


def unshown(runs: Sequence[Run]) -> Run | None:
    """The newest of the runs of a website, the newest first, where only the portal's restart is due.

    An earlier one was shown to visitors with it, or is no more what the portal holds.
    """
    newest = next(iter(runs), None)
    return newest if newest is not None and newest.is_restart_due else None


def begun_since(runs: Sequence[Run], moment: datetime) -> bool:
    """Whether one of the updates of a website was begun since, and not taken back."""
    undone = {run.note.undoes for run in runs if run.is_finished}
    updates = (run.note for run in runs if run.note.kind == "update" and run.note.id not in undone)
    return any(note.begun > moment for note in updates)


def _is_of(note: RunNote, website: str, environment: str) -> bool:
    is_there = not environment or note.environment.lower() == environment.lower()
    return is_there and note.website == website.lower()


def _may_be_of(file: Path, website: str, environment: str) -> bool:
    """Whether a file of a run that cannot be read is one of a website, or does not tell of which it is."""
    try:
        with file.open("rb") as stream:
            note, _, _ = read_head(stream.readline(_LONGEST_HEAD))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return True
    return _is_of(note, website, environment)


def _run(file: Path) -> Run | None:
    try:
        return read_run(file)
    except RunUnreadable:
        return None
