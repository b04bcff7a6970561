from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from git_merge import (
    CLEAN_AND_DIFFERENT,
    GIT,
    Agreement,
    Triple,
    edited_triples,
    git_hunks,
    seeded,
    small_triples,
    with_ends,
)
from project_sources import ROOT

from app.update.merge.text import merge_text

pytestmark = pytest.mark.skipif(GIT is None, reason="git is not installed")

_PORTALS = ROOT.parent / "shared" / "fixtures" / "portals"


def _real_texts() -> list[str]:
    if not _PORTALS.exists():
        pytest.skip("the recorded websites are not beside the project")
    texts = (file.read_text("utf-8") for file in sorted(_PORTALS.rglob("*.yml")))
    return [text for text in texts if text.count("\n") > 5]


def _compared(triples: Iterable[Triple], folder: Path, name: str) -> Agreement:
    agreement = Agreement()
    for triple in triples:
        own = merge_text(triple.base, triple.ours, triple.theirs).hunks
        agreement.add(with_ends(own), git_hunks(triple, folder))
    sys.stdout.write(f"\n{name}: {agreement}\n")
    return agreement


def _agree(agreement: Agreement) -> bool:
    return agreement.share >= 0.99 and agreement.kinds[CLEAN_AND_DIFFERENT] == 0


def test_lines_are_merged_as_git_merges_them(tmp_path: Path) -> None:
    assert _agree(_compared(small_triples(seeded(5), 200), tmp_path, "generated"))


def test_real_texts_are_merged_as_git_merges_them(tmp_path: Path) -> None:
    assert _agree(_compared(edited_triples(seeded(6), _real_texts(), 60), tmp_path, "real"))


@pytest.mark.campaign
@pytest.mark.timeout(900)
def test_many_generated_texts_are_merged_as_git_merges_them(tmp_path: Path) -> None:
    assert _agree(_compared(small_triples(seeded(7), 6_000), tmp_path, "generated"))


@pytest.mark.campaign
@pytest.mark.timeout(900)
def test_edits_of_every_real_text_are_merged_as_git_merges_them(tmp_path: Path) -> None:
    texts = _real_texts()
    triples = [one for text in texts for one in edited_triples(seeded(len(text)), [text], 3)]
    assert _agree(_compared(triples, tmp_path, "real"))
