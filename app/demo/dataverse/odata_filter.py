"""`$filter` of OData, as far as Dataverse and Finance and Operations are asked with it.

The grammar: `or`, `and`, `not`, parentheses; `column eq|ne|gt|ge|lt|le value`, where `a/b/column` is one of a
row that lookups lead to; `contains`, `startswith`
and `endswith`; Dataverse's own `Microsoft.Dynamics.CRM.In` and `NotIn`. Values are strings, numbers, GUIDs,
times, `true`, `false`, `null`, and Finance and Operations' enumeration members (`Type'Member'`). Strings are
compared without regard to case, as Dataverse's database does. An empty column is not equal to any value, and
neither less nor greater than one.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Container, Mapping
from typing import Any, Final, Protocol


class Row(Protocol):
    """What a filter looks at: gives the value of a column, which may be one of a row that it leads to."""

    def get(self, name: str, /) -> Any:
        """Give the value of a column, None where it has none."""


Predicate = Callable[[Row], bool]

_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<text>(?:[\w.]+)?'(?:[^']|'')*')
      | (?P<guid>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})
      | (?P<time>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<word>[A-Za-z_][\w.]*(?:/\w+)*)
      | "(?P<member>[^"]*)"
      | (?P<mark>[(),=\[\]])
    )""",
    re.VERBOSE,
)
_COMPARE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}
_SEARCH: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "contains": lambda text, part: part in text,
    "startswith": str.startswith,
    "endswith": str.endswith,
}
_MEMBERSHIP: Final = {"Microsoft.Dynamics.CRM.In": True, "Microsoft.Dynamics.CRM.NotIn": False}
_CONSTANTS: Final = {"true": True, "false": False, "null": None}


class FilterUnreadable(ValueError):
    """The expression is not one of this grammar, or names a column that is not there."""


def parse_filter(expression: str, columns: Container[str]) -> Predicate:
    """Give the test that says whether a row meets `expression`.

    Raises FilterUnreadable if the expression is malformed or names a column outside `columns`.
    """
    parser = _Parser(_tokens(expression), columns)
    predicate = parser.any_of()
    parser.expect_end()
    return predicate


def _tokens(expression: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    position = 0
    text = expression.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise FilterUnreadable(f"Syntax error at position {position} in '{expression}'.")
        found.append((match.lastgroup, match.group(match.lastgroup)))
        position = match.end()
    return found


class _Parser:
    """Reads the tokens from the left, one method a rule of the grammar."""

    def __init__(self, tokens: list[tuple[str, str]], columns: Container[str]) -> None:
        self._tokens = [*tokens, ("end", "")]
        self._columns = columns
        self._at = 0

    def any_of(self) -> Predicate:
        tests = [self._all_of()]
        while self._took("or"):
            tests.append(self._all_of())
        return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)

    def expect_end(self) -> None:
        if self._kind() != "end":
            raise FilterUnreadable(f"Syntax error at '{self._word()}'.")

    def _all_of(self) -> Predicate:
        tests = [self._one()]
        while self._took("and"):
            tests.append(self._one())
        return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)

    def _one(self) -> Predicate:
        if self._took("not"):
            test = self._one()
            return lambda row: not test(row)
        if self._took("("):
            inside = self.any_of()
            self._expect(")")
            return inside
        if self._word() in _MEMBERSHIP:
            return self._membership(_MEMBERSHIP[self._next()])
        return self._search() if self._word() in _SEARCH else self._comparison()

    def _membership(self, wanted: bool) -> Predicate:
        self._expect("(", "PropertyName", "=")
        column = self._checked(str(self._value()))
        self._expect(",", "PropertyValues", "=", "[")
        members = {self._next().casefold()}
        while self._took(","):
            members.add(self._next().casefold())
        self._expect("]", ")")
        return lambda row: (str(_folded(row.get(column))) in members) == wanted

    def _search(self) -> Predicate:
        search = _SEARCH[self._next()]
        self._expect("(")
        column = self._column()
        self._expect(",")
        part = str(self._value())
        self._expect(")")
        return lambda row: search(str(_folded(row.get(column)) or ""), part)

    def _comparison(self) -> Predicate:
        column = self._column()
        name = self._next()
        if name not in _COMPARE:
            raise FilterUnreadable(f"Unknown operator '{name}'.")
        value = self._value()
        return lambda row: _holds(name, _folded(row.get(column)), value)

    def _column(self) -> str:
        return self._checked(self._next())

    def _checked(self, name: str) -> str:
        if name not in self._columns:
            raise FilterUnreadable(f"Could not find a property named '{name}'.")
        return name

    def _value(self) -> Any:
        kind, text = self._kind(), self._next()
        if kind == "text":
            return text[text.index("'") + 1 : -1].replace("''", "'").casefold()
        if kind == "number":
            return float(text)
        if kind in ("guid", "time"):
            return text.casefold()
        if kind == "word" and text in _CONSTANTS:
            return _CONSTANTS[text]
        raise FilterUnreadable(f"A value is expected where '{text}' is.")

    def _kind(self) -> str:
        return self._tokens[self._at][0]

    def _word(self) -> str:
        return self._tokens[self._at][1]

    def _next(self) -> str:
        word = self._word()
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return word

    def _took(self, word: str) -> bool:
        if self._kind() in ("word", "mark") and self._word() == word:
            self._at += 1
            return True
        return False

    def _expect(self, *words: str) -> None:
        for word in words:
            if not self._took(word):
                raise FilterUnreadable(f"'{word}' is expected where '{self._word()}' is.")


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _holds(name: str, value: Any, wanted: Any) -> bool:
    if value is None or wanted is None:
        return (name == "eq") == (value is wanted) if name in ("eq", "ne") else False
    try:
        return _COMPARE[name](value, wanted)
    except TypeError:
        return False
