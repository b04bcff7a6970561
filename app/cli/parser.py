"""argparse, in the person's language: its own words, and how it says what it does not understand."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from app.text import Say, Text, text

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class WordsWanted(Exception):
    """Something has to be told to the person."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks by `say`. Without one it tells nothing, and raises WordsWanted instead."""

    def __init__(self, *, say: Say | None, **settings: Any) -> None:
        said = say or str
        beginning = said(text("Usage: {rest}", rest=""))
        super().__init__(add_help=False, formatter_class=partial(_Formatter, beginning=beginning), **settings)
        self._say, self._tells = said, say is not None
        self._positionals.title, self._optionals.title = said(text("Arguments")), said(text("Options"))
        self.add_argument("-h", "--help", action="help", help=self.in_words(text("show this help")))

    def in_words(self, message: Text) -> str:
        """A message as argparse takes it, for which a percent sign begins a value."""
        return self._say(message).replace("%", "%%")

    def objection(self, message: Text) -> argparse.ArgumentTypeError:
        """What a value is met with that cannot be taken."""
        return argparse.ArgumentTypeError(self._say(message))

    def refuse(self, message: Text) -> NoReturn:
        """Ends the program, as it cannot do what is asked for."""
        self.error(self._say(message))

    def commands(self, dest: str, metavar: str) -> Any:
        """Room for commands, each with a parser of its own; `dest` gets the name of the one that is meant."""
        made: Any = partial(Parser, say=self._say if self._tells else None)
        title = self._say(text("Commands"))
        return self.add_subparsers(title=title, dest=dest, metavar=metavar, parser_class=made)

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Tells what can be asked for."""
        if not self._tells:
            raise WordsWanted
        super().print_help(file)

    def error(self, message: str) -> NoReturn:
        """Tells what is not understood, and ends the program with the code 2."""
        if not self._tells:
            raise WordsWanted
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {_told(message, self._say)}\n")


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, *, beginning: str) -> None:
        super().__init__(prog)
        self._beginning = beginning

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._beginning if prefix is None else prefix)


_MESSAGES: tuple[tuple[str, Callable[[re.Match[str]], Text]], ...] = (
    (
        r"the following arguments are required: (.+)",
        lambda found: text("These are needed as well: {names}", names=found[1]),
    ),
    (
        r"one of the arguments (.+) is required",
        lambda found: text("One of these is needed as well: {names}", names=found[1]),
    ),
    (
        r"unrecognized arguments: (.+)",
        lambda found: text("The program does not know these words: {names}", names=found[1]),
    ),
    (
        r"argument (.+?): expected (?:one argument|\d+ arguments|at least one argument)",
        lambda found: text("A value is missing after {name}.", name=found[1]),
    ),
    (
        r"argument (.+?): not allowed with argument (.+)",
        lambda found: text("{name} does not go together with {other}.", name=found[1], other=found[2]),
    ),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        lambda found: text(
            "{name} cannot be {value}; it is one of {known}.", name=found[1], value=found[2], known=found[3]
        ),
    ),
    (
        r"argument (.+?): invalid \w+ value: (.+)",
        lambda found: text("{name} cannot be {value}.", name=found[1], value=found[2]),
    ),
    (
        r"ambiguous option: (.+?) could match (.+)",
        lambda found: text("{name} may mean one of {known}.", name=found[1], known=found[2]),
    ),
    (r"argument (.+?): (.+)", lambda found: text("{name}: {what}", name=found[1], what=found[2])),
)
"""What argparse says, and the same in the program's words. What it says otherwise is told as it is."""


def _told(message: str, say: Say) -> str:
    for pattern, made in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return say(made(found))
    return message
