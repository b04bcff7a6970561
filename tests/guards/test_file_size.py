from __future__ import annotations

import ast

from project_sources import parsed, python_files, shown

_LONGEST_FILE = 300
_LONGEST_FUNCTION = 50
_FILES = python_files("app", "ui", "bootstrap", "tests")


def test_a_file_holds_one_idea() -> None:
    lengths = {shown(file): len(file.read_text(encoding="utf-8").splitlines()) for file in _FILES}
    assert {file: length for file, length in lengths.items() if length > _LONGEST_FILE} == {}


def test_functions_are_small() -> None:
    long = [
        f"{shown(file)}:{node.lineno}: {node.name} has {length} lines"
        for file in _FILES
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > _LONGEST_FUNCTION
    ]
    assert long == []
