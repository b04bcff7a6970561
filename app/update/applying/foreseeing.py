"""What going on with a run, or taking it back, would come to: looked at, and nothing written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.update.applying.carrying_out import read
from app.update.applying.outcome import Left, left_of_stop
from app.update.applying.progress import Stage
from app.update.applying.run import Run
from app.update.applying.sending import Sender
from app.update.applying.standing import standing
from app.update.applying.step import Step
from app.update.applying.twins import twins_of, with_twins
from app.update.applying.undoing import undo_steps
from app.update.merge.decision import Place
from app.update.schema import Schema
from app.update.site.site import Site


@dataclass(frozen=True)
class Foreseen:
    """`due` are the steps that would be written, `done` is how many are as they are to be already.

    `left` would be left alone. It holds for the moment at which the website was read.
    """

    run: Run
    due: tuple[Step, ...] = field(repr=False)
    done: int
    left: tuple[Left, ...]


async def foresee_rest(run: Run, sender: Sender, schema: Schema) -> Foreseen:
    """What going on with a run would write. Raises as services do."""
    return await _foreseen(run, sender, schema, lambda site: _rest(run, site))


async def foresee_undo(run: Run, sender: Sender, schema: Schema) -> Foreseen:
    """What taking a run back would write. Raises as services do."""
    return await _foreseen(run, sender, schema, lambda site: undo_steps(run, site, schema))


async def _foreseen(
    run: Run, sender: Sender, schema: Schema, steps_for: Callable[[Site], Sequence[Step]]
) -> Foreseen:
    site = (await read(sender, Stage.READING)).site
    return await asyncio.to_thread(lambda: _look(run, steps_for(site), site, schema))


def _rest(run: Run, site: Site) -> tuple[Step, ...]:
    return with_twins(run.steps, twins_of(run.steps, site), site)


def _look(run: Run, steps: Sequence[Step], site: Site, schema: Schema) -> Foreseen:
    now = standing(steps, site, schema, {})
    settled = {*now.done, *now.stopped}
    due = tuple(step for step in steps if step.key not in settled)
    left = tuple(left_of_stop(Place(*key), stop) for key, stop in now.stopped.items())
    return Foreseen(run, due, len(now.done), left)
