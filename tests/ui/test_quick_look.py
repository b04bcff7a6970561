from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import parse
from app.cli.arguments import add_common
from app.cli.parser import Parser
from ui.quick_look import ALONE, WITH_A_VALUE, wanted_window


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--environment", "x"],
        ["--demo", "environments"],
        ["--help"],
        ["--version"],
        ["--unknown"],
        ["--cloud"],
        ["--demo=yes"],
    ],
)
def test_what_is_no_window_is_left_to_the_parser(arguments: list[str]) -> None:
    assert wanted_window(arguments) is None


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--demo"],
        ["--state-folder", "here"],
        ["--state-folder=here", "--demo", "--pace", "10"],
        ["--cloud", "gcc", "--client-id=1", "--port", "5000"],
    ],
)
def test_the_folder_is_the_parser_s(arguments: list[str]) -> None:
    options = parse(arguments)
    assert options.command is None
    wanted = wanted_window(arguments)
    assert wanted is not None
    assert wanted[0] == options.state_folder


def test_it_knows_every_option_of_the_window() -> None:
    parser = Parser(say=None)
    own = {action.option_strings[0] for action in parser._actions}
    add_common(parser)
    known = {
        one.option_strings[0]: one.nargs == 0 for one in parser._actions if one.option_strings[0] not in own
    }
    assert {name for name, is_alone in known.items() if is_alone} == ALONE
    assert {name for name, is_alone in known.items() if not is_alone} == WITH_A_VALUE


def test_a_folder_may_have_any_name() -> None:
    wanted = wanted_window(["--state-folder", "--odd"])
    assert wanted is not None
    assert wanted[0] == Path("--odd")
