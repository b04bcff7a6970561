"""The bundle itself, made and tried: run with -m bundle. It takes minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.bundle import make_bundle, modules_of
from installer.contents import faults, missing_modules, sizes
from installer.smoke import try_out

pytestmark = [pytest.mark.bundle, pytest.mark.timeout(1800)]
_LARGEST = 200
"""Megabytes, on Linux, where Qt brings 40 of its own for all the world's languages."""


@pytest.fixture(scope="module")
def bundle() -> Path:
    return make_bundle()


def test_it_holds_what_the_project_says_and_nothing_else(bundle: Path) -> None:
    assert faults(bundle) == []
    assert missing_modules(modules_of(bundle)) == []


def test_it_stays_small(bundle: Path) -> None:
    told = sizes(bundle)
    assert sum(megabytes for _, megabytes in told) < _LARGEST, told


def test_it_walks_from_sign_in_to_the_open_portal(bundle: Path) -> None:
    try_out(bundle)


def test_each_library_of_qt_is_a_file_that_can_be_replaced(bundle: Path) -> None:
    kept = [file for file in bundle.rglob("*Qt6Core.*") if file.is_file() and not file.is_symlink()]
    assert len(kept) == 1
