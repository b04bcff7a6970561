"""Runs the program where everything that it writes is kept, and looks for secrets in all of it."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from leak_search import files_in, found
from practice_world import Practice
from program import ROOT, start_program
from secret_record import SecretRecord

LOUD = Path(__file__).with_name("loud")
_SECONDS = 240
_PROCESSES = Path("/proc")


@dataclass
class Canary:
    """One test's runs of the program at the practice tenant."""

    practice: Practice
    record: SecretRecord
    folder: Path
    outputs: list[tuple[str, bytes]] = field(default_factory=list)
    told: list[tuple[str, bytes]] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)

    @property
    def state_folder(self) -> Path:
        """Where the program keeps its files."""
        return self.folder / "state"

    def run(
        self,
        *arguments: str,
        person: str = "",
        act: Callable[[subprocess.Popen[str], str], None] = lambda _process, _line: None,
        **settings: str,
    ) -> str:
        """Run the program to its end and give what it told; `act` sees each line of that at once."""
        cloud = ("--cloud", self.practice.tenant.cloud_file, "--state-folder", self.state_folder)
        given: tuple[str | Path, ...] = () if "--demo" in arguments else cloud
        loud = {
            "LOUD_LOG": str(self.folder / "log.txt"),
            "PYTHONPATH": os.pathsep.join(map(str, (LOUD, ROOT))),
            "PYTHONASYNCIODEBUG": "1",
            "TMPDIR": str(self.folder),
        }
        with (
            start_program(*given, *arguments, person=person, **loud, **settings) as process,
            self._watched(process.pid),
        ):
            told = self._followed(process, act)
        self.codes.append(process.returncode)
        return told

    def _followed(
        self, process: subprocess.Popen[str], act: Callable[[subprocess.Popen[str], str], None]
    ) -> str:
        assert process.stdout is not None
        assert process.stderr is not None
        guard = threading.Timer(_SECONDS, process.kill)
        guard.start()
        out: list[str] = []
        reader = threading.Thread(target=lambda: out.append(process.stdout.read()))  # type: ignore[union-attr]
        reader.start()
        told = ""
        for line in process.stderr:
            told += line
            self.record.note_shown(line)
            act(process, line)
        reader.join()
        guard.cancel()
        self.outputs.append(("stdout", out[0].encode()))
        self.told.append(("stderr", told.encode()))
        return told

    @contextmanager
    def _watched(self, process: int) -> Iterator[None]:
        """Note meanwhile how the program and its children look to others on this computer."""
        over = threading.Event()
        own: set[bytes] = set()
        started: set[bytes] = set()

        def watch() -> None:
            while not over.wait(0.01):
                for child in _children(process):
                    started.add(_read(child, "cmdline"))
                    own.add(_read(child, "environ"))
                own.add(_read(process, "cmdline"))
                own.add(_read(process, "environ"))

        watching = threading.Thread(target=watch)
        watching.start()
        try:
            yield
        finally:
            over.set()
            watching.join()
            self.outputs.append(("the program's arguments and environment", b"\n".join(own)))
            self.told.append(("the browser's arguments", b"\n".join(started)))

    def leaks(self) -> list[str]:
        """Give what is where it must not be."""
        tenant = self.practice.tenant.cloud_file.parent
        everything = {**self.record.secrets, **self.record.shown}
        # The tenant checks the codes that people type, so it has to remember these.
        typed = list(files_in(tenant))
        nowhere = [*self.outputs, *files_in(self.folder)]
        return [
            *(f"{place}: {name}" for place, content in nowhere for name in found(everything, content)),
            *(
                f"{place}: {name}"
                for place, content in (*self.told, *typed)
                for name in found(self.record.secrets, content)
            ),
        ]


def _children(process: int) -> Iterator[int]:
    with suppress(OSError):
        for task in (_PROCESSES / str(process) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _children(int(child))


def _read(process: int, name: str) -> bytes:
    try:
        return (_PROCESSES / str(process) / name).read_bytes().replace(b"\0", b"\n")
    except OSError:
        return b""
