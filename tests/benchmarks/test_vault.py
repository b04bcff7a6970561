"""What keeping sign-ins costs: in a real Secret Service, and in what behaves as Credential Manager."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmark_report import Headline, table
from credential_manager import credential_manager
from private_keyring import python_with_keyring
from project_sources import ROOT
from vault_timing import Timing, timings

from app.identity.vault import WINDOWS_PART

pytestmark = pytest.mark.benchmark

_HEAD = ("text", "entries", "save: sets, gets, deletes", "load: gets", "save", "load")
_PROGRAM = "import runpy; runpy.run_module('vault_timing', run_name='__main__')"


def body(figures: list[Timing], words: str) -> str:
    """The section's words and table; times are multiples of one plain call with 1 KB beside them."""
    rows: list[tuple[str, ...]] = [
        (
            f"{one.size // 1000} KB",
            str(one.entries),
            ", ".join(str(one.save_calls.get(name, 0)) for name in ("sets", "gets", "deletes")),
            str(one.load_calls.get("gets", 0)),
            f"{one.save / one.plain_set:.1f} x",
            f"{one.load / one.plain_get:.1f} x",
        )
        for one in figures
    ]
    plain = f"One plain set took {_span(figures, 'plain_set')}, one plain get {_span(figures, 'plain_get')}."
    return f"{words} {plain}\n\n{table(_HEAD, rows)}"


def _span(figures: list[Timing], name: str) -> str:
    taken = sorted(getattr(one, name) * 1000 for one in figures)
    shown = dict.fromkeys(f"{one:.2g}" for one in (taken[0], taken[-1]))
    return f"{' to '.join(shown)} ms"


def test_the_vault_in_a_secret_service(
    tmp_path: Path, report: Callable[[str, str], None], headline: Headline
) -> None:
    modules = os.pathsep.join((str(ROOT / "tests" / "support"), str(ROOT)))
    ended = python_with_keyring(_PROGRAM, tmp_path, PYTHONPATH=modules)
    assert ended.returncode == 0, ended.stderr
    figures = [Timing(**one) for one in json.loads(ended.stdout)]
    assert [one.entries for one in figures] == [1, 1, 1]
    report("The vault in a Secret Service", body(figures, "gnome-keyring, one entry of any length."))
    _in_short(headline, "a Secret Service", figures[-1])


def test_the_vault_in_windows_credential_manager(
    report: Callable[[str, str], None], headline: Headline
) -> None:
    with credential_manager() as (manager, backend):
        figures = timings(backend, WINDOWS_PART, rounds=200)
        assert manager.entries == {}
    words = (
        "`keyring`'s backend for Windows on a stand-in for Credential Manager in memory, with its limit of "
        f"2,560 bytes: parts of {WINDOWS_PART:,} characters and one entry that points to them. The calls are "
        "those that Windows would get; the times are those of Python alone, so their ratios are rough."
    )
    report("The vault in Windows Credential Manager", body(figures, words))
    _in_short(headline, "what behaves as Credential Manager", figures[-1])


def _in_short(headline: Headline, where: str, largest: Timing) -> None:
    taken, plain = largest.save * 1000, largest.plain_set * 1000
    what = f"saving sign-ins of {largest.size // 1000} KB in {where}"
    headline(what, f"{taken:.2g} ms", f"one plain set: {plain:.2g} ms", f"{taken / plain:.1f} x")
