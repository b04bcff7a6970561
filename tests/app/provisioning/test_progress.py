from __future__ import annotations

from app.provisioning.progress import STAGES, CreationStage
from app.text import render


def test_every_stage_has_words() -> None:
    assert set(STAGES) == set(CreationStage)
    assert all(render(words) for words in STAGES.values())
