"""`--record` and `compare`: what services really answered, without what tells of anyone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.cli.exit_codes import ExitCode
from app.cli.output import Output
from app.cli.parser import Parser
from app.recording.comparison import Difference, differences
from app.recording.recording import Recording, RecordingHttp
from app.report.saving import expect_place, save
from app.setup.connection import Connection
from app.text import Say, text
from app.version import VERSION

COMPARE = "compare"


def add_compare(commands: Any, words: Say) -> None:
    """Add the command to those of argparse."""
    about = text("compare two recordings of what services answered")
    compare = commands.add_parser(COMPARE, help=words(about))
    compare.add_argument("--json", action="store_true", help=words(text("print JSON")))
    compare.add_argument(
        "recordings", type=Path, nargs=2, metavar="FILE", help=words(text("a recording that --record made"))
    )


def add_record(command: Parser) -> None:
    """Add the option to a command that asks services."""
    about = text("write what the services answer, without names, ids or tokens, into a file of JSON")
    command.add_argument(
        "--record",
        type=Path,
        metavar="FILE",
        help=command.in_words(about),
    )


@contextmanager
def recorded(connection: Connection, file: Path | None, output: Output) -> Iterator[Connection]:
    """The connection, recorded into `file` where one is named, also where the command does not get far.

    Raises:
        ReportNotSaved: it cannot be written there.
    """
    if file is None:
        yield connection
        return
    expect_place(file)
    recording = Recording()
    try:
        yield replace(connection, http=RecordingHttp(connection.http, recording))
    finally:
        save(file, recording.content(VERSION))
        output.say(text("What the services answered is in {file}", file=str(file)))


def compare(recordings: tuple[Path, Path], output: Output) -> int:
    """Tells what only one of two recordings has.

    Raises:
        RecordingUnreadable: one is no recording.
    """
    found = differences(*recordings)
    entries = [{"call": one.call, "what": one.what, "only": 1 if one.in_first else 2} for one in found]
    output.result({"differences": entries}, [_line(one) for one in found])
    return ExitCode.DONE


def _line(one: Difference) -> str:
    return f"{'1' if one.in_first else '2'}  {one.call}  {one.what}".rstrip()
