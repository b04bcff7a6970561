from __future__ import annotations

import builtins
import sys
from typing import Any

import pytest

from ui.main import main


def test_a_missing_part_of_the_system_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without_qt(name: str, *arguments: Any) -> Any:
        if name == "ui.start":
            raise ImportError("libEGL.so.1: cannot open shared object file")
        return real(name, *arguments)

    monkeypatch.delitem(sys.modules, "ui.start", raising=False)
    monkeypatch.setattr(builtins, "__import__", without_qt)
    assert main([]) == 6
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "libEGL.so.1" in told
