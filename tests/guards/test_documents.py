"""The documents that are made from catalogues say what the catalogues say."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from app.checks.catalogue import all_checks
from app.languages import shipped

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", ["sign-in-codes.md"])
def test_a_made_document_is_up_to_date(name: str) -> None:
    made = runpy.run_path(str(DOCS / "make.py"))["DOCUMENTS"][name]()
    assert (DOCS / name).read_text("utf-8") == made, "run docs/make.py"


def test_every_language_has_its_table_of_codes() -> None:
    made = runpy.run_path(str(DOCS / "make.py"))["sign_in_codes"]()
    assert re.findall("^## (.+)$", made, re.MULTILINE) == list(shipped())
    tables = [part.partition("\n")[2] for part in made.split("\n## ")[1:]]
    assert len(set(tables)) == len(tables)


def test_the_commands_are_described_with_every_check_in_its_order() -> None:
    described = (DOCS / "headless.md").read_text("utf-8")
    listed = described.partition("in a fixed order, by `id`:")[2].partition(".\n")[0]
    assert re.findall("`([a-z-]+)`", listed) == [check.id for check in all_checks()]
