"""What the state of an update has to tell in a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.aftercare.known_portal import KnownPortal
from app.report.update_facts import UpdateFacts
from app.services.websites import Website
from app.setup.state import SetupState
from app.setup.update_state import UpdateState
from app.text import Say, Text, text

if TYPE_CHECKING:
    from app.update.applying.run import Run
    from app.update.applying.step import Step
    from app.update.view.record_view import RecordView


def update_facts(state: SetupState, site: Website, say: Say, *, is_done: bool) -> UpdateFacts:
    """The facts as they are now, in the words of `say`: with `is_done` of what was changed.

    What was changed is told by what was written down of it, also where nothing was compared this time.
    """
    update = state.update or UpdateState()
    compared = update.comparison is not None
    changed = update.changed if is_done else None
    run = changed.written if changed else None
    return UpdateFacts(
        site=site.name,
        address=site.address,
        read_at=update.ours.taken if update.ours else None,
        template=_template(update) if compared else None,
        baseline=_baseline(update) if compared else None,
        records=_written(run, update, say) if run else update.reviewed,
        open=len(update.outcome.open) if update.outcome else 0,
        is_done=is_done,
        undone=changed is not None and changed.undone,
        done=changed.done if changed else 0,
        left=changed.left if changed else (),
        is_open=changed is not None and changed.is_open,
        website=site.record,
        planned=lambda: () if is_done else _planned(update),
        run=run,
    )


def _written(run: Run, update: UpdateState, say: Say) -> tuple[RecordView, ...]:
    """The records that are as they were to be; those of which Dataverse said so, where the run is open."""
    from app.update.applying.outcome import outcome_of
    from app.update.view.step_view import as_done, step_views

    keys = {(one.table, one.id) for one in outcome_of(run).done}
    done = [step for step in run.steps if step.key in keys]
    seen = {(one.place.table, one.place.id): one for one in update.reviewed}
    if run.note.kind == "update" and all(step.key in seen for step in done):
        # What was reviewed has the names of all that it leads to.
        return tuple(as_done(seen[step.key], step) for step in done)
    return step_views(done, say, update.comparison.names if update.comparison else {})


def _planned(update: UpdateState) -> tuple[Step, ...]:
    from app.update.applying.step import steps_of

    if update.outcome is None or update.comparison is None:
        return ()
    return steps_of(update.outcome.changes, update.comparison.ours)


def _template(update: UpdateState) -> Text:
    source = update.template
    if isinstance(source, KnownPortal):
        environment = source.place.environment_name
        return text("The portal {name} in {environment}", name=source.name, environment=environment)
    return text("The folder {folder}", folder=str(source or ""))


def _baseline(update: UpdateState) -> Text:
    source = update.baseline
    if source is None:
        return text("Not known: every difference was a choice")
    if isinstance(source, Path):
        return text("The folder {folder}", folder=str(source))
    return text("Kept on this computer on {day}", day=source.taken.astimezone().date())
