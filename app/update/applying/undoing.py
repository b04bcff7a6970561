"""What puts a website back as it was before a run, record by record.

Only what the run sent is put back, and only where nobody changed it since: each record is compared with what
Dataverse held when the run ended. Pages that Dataverse made itself below those of the run go with them; of a
run that has not come to its end, all pages below those that it made.
"""

from __future__ import annotations

from app.update.applying.difference import left_of, written
from app.update.applying.run import Run
from app.update.applying.step import Key, Step
from app.update.applying.twins import known_as, pages_by_itself, twins_of, with_twins
from app.update.schema import Schema
from app.update.site.record import Record
from app.update.site.site import Site


def undo_steps(run: Run, now: Site, schema: Schema) -> tuple[Step, ...]:
    """The steps that undo a run, finished or not, of the website as it is `now`."""
    twins = twins_of(run.steps, now)
    changed = zip(run.steps, with_twins(run.steps, twins, now), strict=True)
    sent = [(step, known) for step, known in changed if _was_sent(run, step, twins)]
    extra = run.ending.extra if run.ending else _extra_so_far(run, {step.key for step, _ in sent}, now)
    pages = {(page.table, page.id) for page in extra}
    steps = (_undone(run, step, known, schema) for step, known in sent)
    undone = [step for step in steps if step.key not in pages]
    return (*(Step(page, None) for page in extra), *reversed(undone))


def _extra_so_far(run: Run, sent: set[Key], now: Site) -> tuple[Record, ...]:
    """The pages that Dataverse made itself: each goes, whether or not the run had changed it already."""
    return pages_by_itself([step for step in run.steps if step.key in sent or not step.creates], now)


def _was_sent(run: Run, step: Step, twins: dict[str, str]) -> bool:
    seen = run.ending.seen.get(step.key) if run.ending else None
    keys = {step.key, known_as(step.key, twins), (step.key[0], seen.id if seen else step.key[1])}
    return not keys.isdisjoint(run.asked)


def _undone(run: Run, step: Step, known: Step, schema: Schema) -> Step:
    seen = run.ending.seen.get(step.key) if run.ending else None
    if seen is not None:
        return Step(seen, _put_back(seen, step, schema))
    # It may be written, or in part, or not at all.
    return Step(known.after, step.before, whole=False)


def _put_back(seen: Record, step: Step, schema: Schema) -> Record | None:
    """The record with what the step changed as it was before; what others changed meanwhile stays."""
    if step.before is None or step.after is None:
        return step.before
    left = left_of(step.after, step.before, seen, schema)
    return written(seen, left, step.before)
