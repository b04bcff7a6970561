from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from call_times import TimedCall, depth
from check_timing import noted
from practice_world import Practice

from app.calls import Call
from app.http import Http, Reply, Request

_HANGS = 60.0
"""Seconds: the limit of what hangs."""


def test_no_question_waits_for_an_answer_that_it_does_not_need(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice.found("ready")
    file, begun = practice.tenant.cloud_file, list[int]()
    _, calls = noted(file, tmp_path / "free", monkeypatch)
    depths = Counter(depth(one, calls) for one in calls)
    rounds = [depths[links] for links in sorted(depths)]
    assert len(rounds) == 4
    _, again = noted(
        file, tmp_path / "in-rounds", monkeypatch, lambda: _answered_in(rounds, begun, monkeypatch)
    )
    assert begun == rounds
    assert sorted(_asked(again)) == sorted(_asked(calls))


@contextmanager
def _answered_in(rounds: list[int], begun: list[int], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lets no call go on before so many have begun, round by round; `begun` gets how many did in each."""
    changed, exchange = threading.Condition(), Http.exchange
    begun += [0 for _ in rounds]

    def together(self: Http, request: Request, call: Call | None = None) -> Reply:
        with changed:
            place = next(place for place, most in enumerate(rounds) if begun[place] < most)
            begun[place] += 1
            changed.notify_all()
            assert changed.wait_for(lambda: begun[place] == rounds[place], _HANGS), begun
        return exchange(self, request, call)

    with monkeypatch.context() as patch:
        patch.setattr(Http, "exchange", together)
        yield


def _asked(calls: list[TimedCall]) -> list[tuple[str, str]]:
    return [(one.origin, one.path) for one in calls]
