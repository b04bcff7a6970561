"""The command line: what may be written there, and what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.cli.arguments import parser_in
from app.cli.parser import Parser, WordsWanted
from app.cli.recording import COMPARE
from app.cli.snapshot_options import SnapshotOptions, take_snapshots
from app.cli.speaking import language_asked_for
from app.cli.update_options import BegunOptions, UpdateOptions, take_begun, take_update
from app.cli.values import CREATE
from app.clouds import CLOUD_IDS, Cloud, cloud_from_file, cloud_named
from app.errors import CloudFileUnreadable
from app.policy import policy_file, read_policy
from app.releases.managed import is_managed
from app.text import text


@dataclass(frozen=True)
class Options:
    """What the person asked for. `command` is None for the window.

    `place` is the id of a cloud or the path of a cloud file; "" where the person named neither. `speaks` is
    the tag of the program's own language, "" for what was chosen before, and `language` the portal's.
    """

    command: str | None
    place: str
    demo: bool
    port: int | None
    pace: float
    client_id: str
    state_folder: Path
    speaks: str = ""
    json: bool = False
    device_code: bool = False
    account: str = ""
    environment: str = ""
    name: str = ""
    address: str = ""
    language: int | None = None
    report: Path | None = None
    way: str = ""
    files: bool = False
    update: UpdateOptions | None = None
    begun: BegunOptions | None = None
    snapshots: SnapshotOptions | None = None
    record: Path | None = None
    recordings: tuple[Path, Path] | None = None

    def cloud(self) -> Cloud:
        """The cloud to work with, unless the practice company is asked for.

        What the person wrote comes first, then what the IT department settled, then Microsoft's public cloud.

        Raises:
            CloudFileUnreadable, PolicyUnreadable: a file does not say what it should.
        """
        policy = read_policy(policy_file())
        place = self.place or policy.cloud or CLOUD_IDS[0]
        cloud = cloud_named(place) if place in CLOUD_IDS else _described(Path(place))
        return replace(cloud, client_id=policy.client_id or cloud.client_id)

    def tells_of_versions(self) -> bool:
        """Whether the person is told of a new version: not where the IT department brings them.

        Raises:
            PolicyUnreadable: the policy does not say what it should.
        """
        return read_policy(policy_file()).update_notice and not is_managed()


def _described(file: Path) -> Cloud:
    if not file.exists():
        known = ", ".join(CLOUD_IDS)
        raise CloudFileUnreadable(file, f"it is neither such a file nor one of {known}")
    return cloud_from_file(file)


def parse(arguments: Sequence[str] | None = None) -> Options:
    """The options in `arguments`, or in the program's own.

    Raises:
        SystemExit: they cannot be understood (code 2), or help or the version was asked for (code 0).
    """
    try:
        return _understood(parser_in(None), arguments)
    except WordsWanted:
        # Only now: a language takes a moment to load, and who writes a command right needs none.
        return _understood(parser_in(language_asked_for(arguments).say), arguments)


def _understood(parser: Parser, arguments: Sequence[str] | None) -> Options:
    written = vars(parser.parse_args(arguments))
    begun = take_begun(written, parser)
    update = take_update(written, parser)
    snapshots = take_snapshots(written, parser)
    recordings = tuple(written.pop("recordings")) if written["command"] == COMPARE else None
    options = Options(**written, update=update, begun=begun, snapshots=snapshots, recordings=recordings)
    missing = ", ".join(name for name, value in _needed(options) if not value)
    if missing:
        command = str(options.command)
        parser.refuse(text("{command} needs these as well: {names}", command=command, names=missing))
    return options


def _needed(options: Options) -> tuple[tuple[str, str], ...]:
    """What has to be said of a new site; one that is there already has its name."""
    if options.command != "create" or options.way not in ("", CREATE):
        return ()
    return ("--name", options.name), ("--address", options.address)
