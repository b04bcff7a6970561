"""What may be written on the command line."""

from __future__ import annotations

from pathlib import Path

from app.cli.forget_options import add_forgetting
from app.cli.parser import Parser
from app.cli.recording import add_compare, add_record
from app.cli.snapshot_options import add_snapshots
from app.cli.speaking import usual_folder
from app.cli.update_options import add_update
from app.cli.values import ADOPT, CREATE, REACTIVATE, REPORTS, Values
from app.clouds import CLOUD_IDS
from app.languages import shipped
from app.text import Say, text
from app.version import VERSION

_PROGRAM = "customer-portal-setup"


def parser_in(say: Say | None) -> Parser:
    """The parser with all commands. Without `say` it raises WordsWanted where it has something to tell."""
    about = text(
        "Sets up the Customer Portal for Dynamics 365 Supply Chain Management. "
        "Without a command it opens the window."
    )
    parser = Parser(say=say, prog=_PROGRAM, description=(say or str)(about))
    words, version = parser.in_words, f"{_PROGRAM} {VERSION}"
    about = text("show which version this is")
    parser.add_argument("--version", action="version", version=version, help=words(about))
    add_common(parser)
    commands = parser.commands(dest="command", metavar="COMMAND")
    environments = commands.add_parser("environments", help=words(text("list your environments")))
    check = commands.add_parser(
        "check", help=words(text("check whether an environment is ready for the portal"))
    )
    create = commands.add_parser(
        "create", help=words(text("create the portal in an environment that is ready"))
    )
    for command in (environments, check, create):
        add_headless(command)
    for command in (check, create):
        command.add_argument(
            "--environment",
            required=True,
            metavar="NAME_OR_ID",
            help=words(text("the environment, by its name or its id")),
        )
    _add_site(create)
    update = add_update(commands, words)
    for command in (check, create, update):
        _add_report(command)
    add_headless(update)
    add_snapshots(commands, words)
    add_forgetting(commands, words)
    add_compare(commands, words)
    return parser


def add_headless(command: Parser) -> None:
    """Adds what every command that asks services takes."""
    words = command.in_words
    command.add_argument("--json", action="store_true", help=words(text("print JSON")))
    command.add_argument(
        "--device-code",
        action="store_true",
        help=words(text("sign in with a code instead of the browser")),
    )
    command.add_argument(
        "--account", default="", metavar="USER_NAME", help=words(text("the saved account to use"))
    )
    add_record(command)


def add_common(parser: Parser) -> None:
    """Adds what the window takes, too."""
    words, values = parser.in_words, Values(parser)
    clouds = text("one of {clouds}, or a file that describes a cloud", clouds=", ".join(CLOUD_IDS))
    parser.add_argument("--cloud", dest="place", default="", metavar="CLOUD", help=words(clouds))
    speaks = text(
        "what the program speaks: {languages}; else what was chosen in the window, or this computer's "
        "language",
        languages=", ".join(shipped()),
    )
    parser.add_argument(
        "--language", dest="speaks", type=values.tag, default="", metavar="TAG", help=words(speaks)
    )
    parser.add_argument(
        "--demo", action="store_true", help=words(text("practise with a company inside this program"))
    )
    parser.add_argument("--port", type=values.port, help=words(text("first port of the practice company")))
    pace = text("how many times faster the practice company works than Microsoft")
    parser.add_argument("--pace", type=values.pace, default=60.0, help=words(pace))
    client = text("the id under which your organisation registered this program")
    parser.add_argument("--client-id", default="", help=words(client))
    folder = text("where the program keeps its files")
    parser.add_argument("--state-folder", type=Path, default=usual_folder(), help=words(folder))


def _add_site(create: Parser) -> None:
    words = create.in_words
    create.add_argument("--name", default="", help=words(text("the portal's name")))
    address = text("the first part of its web address")
    create.add_argument("--address", default="", metavar="SUBDOMAIN", help=words(address))
    way = text(
        "what to do where a site is there already: one of the ways that check names ({known})",
        known=f"{CREATE}, {ADOPT}ID, {REACTIVATE}ID",
    )
    create.add_argument("--way", type=Values(create).way, default="", metavar="KEY", help=words(way))
    language = text("the portal's language; the environment's own if not given")
    create.add_argument("--language", type=int, metavar="LCID", help=words(language))


def _add_report(command: Parser) -> None:
    said = text("also write a report: a name that ends in one of {endings}", endings=", ".join(REPORTS))
    command.add_argument("--report", type=Values(command).report, metavar="FILE", help=command.in_words(said))
