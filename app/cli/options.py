"""The command line: what may be written there, and what it means."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_state_path

from app.cli.forget_options import add_forgetting
from app.cli.recording import COMPARE, add_compare, add_record
from app.cli.snapshot_options import SnapshotOptions, add_snapshots, take_snapshots
from app.cli.update_options import BegunOptions, UpdateOptions, add_update, take_begun, take_update
from app.clouds import CLOUD_IDS, Cloud, cloud_from_file, cloud_named
from app.errors import CloudFileUnreadable
from app.languages import best_of, shipped
from app.policy import policy_file, read_policy
from app.releases.managed import is_managed
from app.version import VERSION

_PROGRAM = "customer-portal-setup"
JSON = ".json"
CREATE, _ADOPT, _REACTIVATE = "create", "adopt/", "reactivate/"
"""The keys of the ways, as `app.provisioning.plan` has them; the last two go on with an id."""
_REPORTS = (".html", ".pdf", JSON)
_ENDINGS = f"{', '.join(_REPORTS[:-1])} or {_REPORTS[-1]}"


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
    parser = _parser()
    written = vars(parser.parse_args(arguments))
    begun = take_begun(written, parser)
    update = take_update(written, parser)
    snapshots = take_snapshots(written, parser)
    recordings = tuple(written.pop("recordings")) if written["command"] == COMPARE else None
    options = Options(**written, update=update, begun=begun, snapshots=snapshots, recordings=recordings)
    missing = [name for name, value in _needed(options) if not value]
    if missing:
        parser.error(f"{options.command}: these are required: {', '.join(missing)}")
    return options


def _needed(options: Options) -> tuple[tuple[str, str], ...]:
    """What has to be said of a new site; one that is there already has its name."""
    if options.command != "create" or options.way not in ("", CREATE):
        return ()
    return ("--name", options.name), ("--address", options.address)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Sets up the Customer Portal for Dynamics 365 Supply Chain Management. "
        "Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {VERSION}")
    _add_common(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    environments = commands.add_parser("environments", help="list your environments")
    check = commands.add_parser("check", help="check whether an environment is ready for the portal")
    create = commands.add_parser("create", help="create the portal in an environment that is ready")
    for command in (environments, check, create):
        _add_headless(command)
    for command in (check, create):
        command.add_argument("--environment", required=True, metavar="NAME_OR_ID")
    _add_site(create)
    update = add_update(commands)
    for command in (check, create, update):
        command.add_argument(
            "--report",
            type=_report,
            metavar="FILE",
            help=f"also write a report: a name that ends in {_ENDINGS}",
        )
    _add_headless(update)
    add_snapshots(commands)
    add_forgetting(commands)
    add_compare(commands)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cloud",
        dest="place",
        default="",
        metavar="CLOUD",
        help=f"one of {', '.join(CLOUD_IDS)}, or a file that describes a cloud",
    )
    parser.add_argument(
        "--language",
        dest="speaks",
        type=_tag,
        default="",
        metavar="TAG",
        help=f"what the program speaks: {', '.join(shipped())}; else what was chosen in the window, or "
        "this computer's language",
    )
    parser.add_argument("--demo", action="store_true", help="practise with a company inside this program")
    parser.add_argument("--port", type=_port, help="first port of the practice company")
    parser.add_argument(
        "--pace",
        type=_pace,
        default=60.0,
        help="how many times faster the practice company works than Microsoft",
    )
    parser.add_argument(
        "--client-id", default="", help="the id under which your organisation registered this program"
    )
    parser.add_argument(
        "--state-folder",
        type=Path,
        default=user_state_path("CustomerPortalSetup", appauthor=False),
        help="where the program keeps its files",
    )


def _add_headless(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument(
        "--device-code", action="store_true", help="sign in with a code instead of the browser"
    )
    command.add_argument("--account", default="", metavar="USER_NAME", help="the saved account to use")
    add_record(command)


def _add_site(create: argparse.ArgumentParser) -> None:
    create.add_argument("--name", default="", help="the portal's name")
    create.add_argument(
        "--address", default="", metavar="SUBDOMAIN", help="the first part of its web address"
    )
    create.add_argument(
        "--way",
        type=_way,
        default="",
        metavar="KEY",
        help="what to do where a site is there already: one of the ways that check names, "
        f"{CREATE}, {_ADOPT}ID or {_REACTIVATE}ID",
    )
    create.add_argument(
        "--language", type=int, metavar="LCID", help="its language; the environment's own if not given"
    )


def _way(written: str) -> str:
    key = written.strip().lower()
    if key not in ("", CREATE) and not key.startswith((_ADOPT, _REACTIVATE)):
        raise argparse.ArgumentTypeError(f"a way is {CREATE}, {_ADOPT}ID or {_REACTIVATE}ID")
    return key


def _tag(written: str) -> str:
    known = shipped()
    tag = best_of((written,), known) if written else ""
    if re.split("[-_.]", tag)[0] != re.split("[-_.]", written)[0].casefold():
        raise argparse.ArgumentTypeError(f"the program speaks {', '.join(known)}")
    return tag


def _report(written: str) -> Path:
    file = Path(written)
    if file.suffix.lower() not in _REPORTS:
        raise argparse.ArgumentTypeError(f"the name of a report ends in {_ENDINGS}")
    return file


def _port(written: str) -> int:
    port = int(written) if written.isdecimal() else 0
    if not 1 <= port <= 65_500:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65500")
    return port


def _pace(written: str) -> float:
    try:
        pace = float(written)
    except ValueError:
        pace = 0.0
    if not 0 < pace <= 100_000:
        raise argparse.ArgumentTypeError("the pace is a number above 0")
    return pace
