from __future__ import annotations

from pathlib import Path

import pytest
from check_timing import timed
from practice_world import Practice

DELAY = 0.05


def test_no_question_waits_for_an_answer_that_it_does_not_need(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice.found("ready")
    practice.fault("delay", "*", value=DELAY)
    timing = timed(practice.tenant.cloud_file, tmp_path, monkeypatch)
    assert timing.links == 4
    assert timing.chain >= timing.links * DELAY
    assert timing.ratio <= 1.5
