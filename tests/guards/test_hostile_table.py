"""The document on security names every hostile case that is tested, and no other."""

from __future__ import annotations

import re

from hostile_cases import TABLE
from project_sources import ROOT


def test_the_document_names_every_hostile_case() -> None:
    document = (ROOT / "docs" / "security.md").read_text("utf-8")
    section = document.partition("\n## Hostile cases\n")[2]
    told = {
        title: tuple(re.findall(r"^- (.+)$", cases, re.MULTILINE))
        for title, cases in re.findall(r"^### (.+)\n\n((?:- .+\n)+)", section, re.MULTILINE)
    }
    assert told == dict(TABLE)
