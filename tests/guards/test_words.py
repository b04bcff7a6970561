from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from project_sources import ROOT, message_calls, python_files, shown

_BLAMING = re.compile(r"\b(?:error|failed|failure|invalid|fatal|abort|illegal|sorry)", re.IGNORECASE)


def _messages(file: Path) -> Iterator[str]:
    for call in message_calls(file):
        for argument in call.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def _sentences(catalogue: Path) -> Iterator[str]:
    for value in _values(tomllib.loads(catalogue.read_text(encoding="utf-8"))):
        if "://" not in value:
            yield value


def _values(table: Any) -> Iterator[str]:
    match table:
        case dict():
            for value in table.values():
                yield from _values(value)
        case list():
            for value in table:
                yield from _values(value)
        case str():
            yield table


def _blaming(files: list[Path], sentences: Callable[[Path], Iterator[str]]) -> list[str]:
    return [f"{shown(file)}: {said}" for file in files for said in sentences(file) if _BLAMING.search(said)]


def test_messages_neither_blame_nor_frighten() -> None:
    assert _blaming(python_files("app", "ui"), _messages) == []


def test_catalogues_neither_blame_nor_frighten() -> None:
    assert _blaming(sorted((ROOT / "resources").rglob("*.toml")), _sentences) == []
