"""A portal that a colleague has changed is brought up to date with a newer template, and taken back again."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from walk import Walk, WalkIn

from app.provisioning.plan import Adopt
from app.setup.state import StepId
from app.setup.update_state import Changed, UpdateState, UpdateView
from app.update.merge.choice import Take
from app.update.site.site import Site
from app.update.view.standing import Standing


def _update(walk: Walk) -> UpdateState:
    update = walk.state.update
    assert update is not None
    assert update.problem is None, update.problem.what
    return update


def _board(walk: Walk, standing: Standing) -> int:
    board = _update(walk).board
    assert board is not None
    return board.count(standing)


async def _to_the_portal(walk: Walk) -> None:
    await walk.to(StepId.READINESS)
    (adopt,) = (way for one in walk.state.readiness if one.finding for way in one.finding.ways)
    assert isinstance(adopt, Adopt)
    walk.journey.checks.take_way(adopt)
    await walk.to(StepId.FINISHED)


async def _compares(walk: Walk) -> Site:
    """The portal as it was read."""
    walk.journey.updating.open()
    await walk.journey.arrive()
    await walk.journey.updating.look_for_portals()
    (reference,) = _update(walk).others or ()
    walk.journey.updating.use_template(reference)
    await walk.journey.updating.compare()
    ours = _update(walk).ours
    assert ours is not None
    return ours.site


async def _takes_everything(walk: Walk) -> None:
    comparison = _update(walk).comparison
    assert comparison is not None
    for kind in comparison.kinds:
        await walk.journey.updating.choose_kind(kind.table, Take.THEIRS)
    await walk.journey.updating.review()
    assert _update(walk).view is UpdateView.REVIEW


async def _there_and_back(walk: Walk) -> None:
    await _to_the_portal(walk)
    before = await _compares(walk)
    assert _board(walk, Standing.OPEN) > 5
    await _takes_everything(walk)
    reviewed = len(_update(walk).reviewed)
    await walk.journey.changing.apply()
    changed = _update(walk).changed
    assert changed is not None
    assert (changed.left, changed.done, changed.is_open) == ((), reviewed, False)
    walk.journey.updating.close()

    await _compares(walk)
    # What only the portal has, and what belongs to its environment, is all that differs now.
    assert (_board(walk, Standing.OPEN), _board(walk, Standing.CHANGED)) == (0, 0)
    walk.journey.updating.close()

    walk.journey.updating.open()
    await _takes_back(walk, changed.run)
    walk.journey.updating.close()
    assert await _compares(walk) == before


async def _takes_back(walk: Walk, run: str) -> None:
    stage = walk.journey._stage
    stage.become(replace(walk.state, update=replace(_update(walk), changed=Changed(run, 1))))
    await walk.journey.changing.undo()
    changed = _update(walk).changed
    assert changed is not None
    assert (changed.undone, changed.left) == (True, ())


def test_a_portal_is_brought_up_to_date_and_taken_back(walk_in: WalkIn) -> None:
    asyncio.run(_there_and_back(walk_in("template-newer")))
