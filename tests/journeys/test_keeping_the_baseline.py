"""A portal that was just made is kept as the template made it, and nothing of that touches the creation."""

from __future__ import annotations

import asyncio

from practice_world import Practice
from walk import Walk, WalkIn

from app.provisioning.plan import Adopt
from app.setup.keeping_baseline import SNAPSHOTS_NAME
from app.setup.state import StepId
from app.update.snapshots.snapshot import Snapshot
from app.update.snapshots.snapshots import Snapshots


def _kept(walk: Walk) -> list[Snapshot]:
    assert walk.state.site is not None
    snapshots = Snapshots(walk.connection.folder / SNAPSHOTS_NAME)
    return [snapshots.open(note) for note in snapshots.notes(walk.state.site.record)]


def _is_told_of_trouble(walk: Walk) -> bool:
    return walk.state.baseline.problem is not None


def test_a_new_portal_is_kept_as_the_template_made_it(walk_in: WalkIn) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.create())
    (baseline,) = _kept(walk)
    assert (baseline.kind, baseline.site.model) == ("baseline", "standard")
    assert baseline.template_version == "9.7.4.27"
    assert {record.value("adx_name") for record in baseline.site.of("adx_webtemplate")} >= {"Header", "Home"}
    assert walk.state.baseline.kept == baseline.taken


def test_the_creation_is_over_before_the_portal_is_kept(walk_in: WalkIn) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.create())
    first = next(state for state in walk.states if state.baseline.is_working)
    assert first.site is not None
    assert first.activity_of(StepId.CREATE).doing is None
    working = [state.baseline for state in walk.states if state.baseline.is_working]
    assert working[-1].read == working[-1].known > 0


def test_a_portal_that_cannot_be_read_is_finished_all_the_same(walk_in: WalkIn, practice: Practice) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.CREATE))
    practice.fault("forbidden", "organization-a", path="*adx_webtemplates*")
    asyncio.run(walk.journey.arrive())
    assert walk.state.activity_of(StepId.CREATE).problem is None
    assert _is_told_of_trouble(walk)
    assert _kept(walk) == []

    practice.tenant.faults.clear()
    asyncio.run(walk.journey.baseline.try_again())
    assert not _is_told_of_trouble(walk)
    assert [one.kind for one in _kept(walk)] == ["baseline"]


def test_a_baseline_is_kept_once_and_copies_as_often_as_wanted(walk_in: WalkIn) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.create())
    asyncio.run(walk.journey.baseline.keep_template())
    asyncio.run(walk.journey.baseline.keep_now())
    assert sorted(one.kind for one in _kept(walk)) == ["baseline", "on demand"]


def test_a_portal_that_was_there_before_is_no_baseline(walk_in: WalkIn) -> None:
    walk = walk_in("site-exists")
    asyncio.run(walk.to(StepId.READINESS))
    (adopt,) = (way for one in walk.state.readiness if one.finding for way in one.finding.ways)
    assert isinstance(adopt, Adopt)
    walk.journey.checks.take_way(adopt)
    asyncio.run(walk.to(StepId.FINISHED))
    assert _kept(walk) == []
