from __future__ import annotations

import ast
from string import Formatter

import pytest
from project_sources import message_calls, python_files, shown


def _fault(call: ast.Call) -> str | None:
    """What keeps translators from working with this message, or None."""
    plural = isinstance(call.func, ast.Name) and call.func.id == "plural"
    templates = [argument.value for argument in call.args[: 1 + plural] if isinstance(argument, ast.Constant)]
    literals = [template for template in templates if isinstance(template, str)]
    if len(literals) != 1 + plural:
        return "the message is not a literal"
    keywords = {keyword.arg for keyword in call.keywords}
    if None in keywords:
        return "the values are not named"
    if not plural:
        return None if _placeholders(literals[0]) == keywords else "placeholders and values differ"
    values = (keywords - {"count"}) | {"count"}
    one, many = (_placeholders(literal) for literal in literals)
    fits = one <= values and many <= values and values - {"count"} <= one | many
    return None if fits else "placeholders and values differ"


def _placeholders(template: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_messages_can_be_gathered_and_translated() -> None:
    faults = [
        f"{shown(file)}:{call.lineno}: {fault}"
        for file in python_files("app", "ui")
        for call in message_calls(file)
        if (fault := _fault(call)) is not None
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        ("text('Signed in as {name}', name=who)", None),
        ("text(message)", "the message is not a literal"),
        ("text(f'Signed in as {name}')", "the message is not a literal"),
        ("text('Signed in as {name}')", "placeholders and values differ"),
        ("text('Signed in', name=who)", "placeholders and values differ"),
        ("text('Signed in as {}', **values)", "the values are not named"),
        ("plural('{count} map of {name}', '{count} maps of {name}', 3, name=who)", None),
        ("plural('one map', '{count} maps', count=3)", None),
        ("plural('one map', maps, count=3)", "the message is not a literal"),
    ],
)
def test_the_guard_tells_right_from_wrong(call: str, fault: str | None) -> None:
    expression = ast.parse(call, mode="eval").body
    assert isinstance(expression, ast.Call)
    assert _fault(expression) == fault
