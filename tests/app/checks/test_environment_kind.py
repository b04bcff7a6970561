from __future__ import annotations

from datetime import UTC, datetime

from check_trial import finding_of
from practice_world import Practice


def test_the_kind_is_as_old_as_the_list_that_told_it(practice: Practice) -> None:
    earlier = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    finding = finding_of(practice, "environment-kind", read_at=earlier)
    assert [one.asked_at for one in finding.evidence] == [earlier]
