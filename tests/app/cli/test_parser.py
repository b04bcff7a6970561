from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest
from pseudo_language import BEGIN, END, pseudo_language

from app.cli.arguments import parser_in
from app.cli.options import parse
from app.cli.parser import Parser, WordsWanted
from app.text import text

_SAY = pseudo_language().say


@pytest.fixture(scope="module")
def parser() -> Parser:
    return parser_in(_SAY)


def _parsers(parser: Parser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def _is_translated(words: str) -> bool:
    return words.startswith(BEGIN) and words.rstrip().endswith(END)


def test_whatever_the_help_says_is_in_the_person_s_language(parser: Parser) -> None:
    for one in _parsers(parser):
        helps = [action for action in one._actions if not isinstance(action, argparse._SubParsersAction)]
        assert [action.dest for action in helps if not _is_translated(action.help or "")] == []
        assert [group.title for group in one._action_groups if not _is_translated(group.title or "")] == []
        assert one.format_usage().startswith(BEGIN)
        assert "usage" not in one.format_help()
    assert _is_translated(parser.description or "")


def test_every_command_says_what_it_is_for(parser: Parser) -> None:
    commands = next(one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    told = {one.dest: one.help or "" for one in commands._choices_actions}
    assert told.keys() == commands.choices.keys()
    assert [name for name, words in told.items() if not _is_translated(words)] == []


@pytest.mark.parametrize(
    "arguments",
    [
        "check",
        "creat",
        "check --environment x --nonsense",
        "--port",
        "--port many",
        "compare one",
        "update --site a --environment e --template b --plan p",
        "update --template b --plan p",
        "update --site a --template b --apply p",
        "create --environment a --name b --address c --language English",
        "create --environment a --name b --way nonsense",
        "create --environment a --name b",
        "update --environment a --t b --plan p",
        "--demo=yes",
    ],
)
def test_what_is_not_understood_is_told_in_the_person_s_language(
    arguments: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.options.parser_in", _pseudo_once_it_tells)
    with pytest.raises(SystemExit) as ended:
        parse(arguments.split())
    told = capsys.readouterr().err.splitlines()[-1]
    assert ended.value.code == 2
    assert _is_translated(told.partition(": ")[2]), told


def _pseudo_once_it_tells(say: object) -> Parser:
    return parser_in(None if say is None else _SAY)


def test_a_command_that_is_understood_needs_no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_needed(_arguments: object) -> None:
        raise AssertionError("a language was loaded")

    monkeypatch.setattr("app.cli.options.language_asked_for", none_needed)
    assert parse(["environments"]).command == "environments"


def test_a_parser_without_a_language_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["--nonsense"], ["check"], ["check", "--help"]):
        with pytest.raises(WordsWanted):
            parser_in(None).parse_args(arguments)
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")


def test_a_percent_sign_in_words_is_no_placeholder(capsys: pytest.CaptureFixture[str]) -> None:
    parser = Parser(say=str, prog="program")
    parser.add_argument("--all", type=Path, help=parser.in_words(text("100 % of it")))
    parser.print_help()
    assert "100 % of it" in capsys.readouterr().out
