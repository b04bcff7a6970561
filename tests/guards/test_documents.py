"""The documents that are made from catalogues say what the catalogues say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", ["sign-in-codes.md"])
def test_a_made_document_is_up_to_date(name: str) -> None:
    made = runpy.run_path(str(DOCS / "make.py"))["DOCUMENTS"][name]()
    assert (DOCS / name).read_text("utf-8") == made, "run docs/make.py"
