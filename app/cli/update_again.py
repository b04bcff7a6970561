"""A plan that is given again: the update that it began is gone on with, or is there already."""

from __future__ import annotations

from collections import Counter
from typing import Any

from app.cli.begun_words import begun_at, going_on, stopped_by
from app.cli.changed_result import changed_entry, ended, save_report
from app.cli.exit_codes import ExitCode
from app.cli.session import Session
from app.setup.update_state import Changed
from app.text import text
from app.update.applying.field_changes import what_of
from app.update.applying.run import Run
from app.update.merge.change import Kind


async def begun_by_plan(session: Session, plan: str) -> int | None:
    """Goes on with the update that the plan known by `plan` began, or says that it is there already.

    None where the plan is still to be applied.

    Raises:
        Stopped: something else was begun, or the portal cannot be read; nothing was written.
    """
    changing = session.journey.changing
    await changing.find_unfinished()
    begun = _found(session)
    if begun is not None and (begun.is_open or _is_by(begun.written, plan)):
        return await _gone_on(session, begun, plan)
    await changing.find_made_by(plan)
    made = _found(session)
    if made is None or made.written is None:
        return None
    # What the portal holds counts: it may have been changed since, or brought back from a copy.
    await changing.foresee(undoing=False)
    foreseen = session.update.foreseen
    if foreseen is not None and not foreseen.due and not foreseen.left:
        return await _there_already(session, made, made.written)
    session.settled_update()
    session.journey.updating.open()
    return None


async def _gone_on(session: Session, begun: Changed, plan: str) -> int:
    run, site = begun.written, session.state.site
    if run is None or not _is_by(run, plan):
        session.output.say(text("What was begun in this portal is not by this plan."))
        raise stopped_by(begun, site.name if site else "", session.options.environment)
    session.output.say(going_on(run.note))
    await session.journey.changing.go_on()
    return await ended(session, _about(run))


async def _there_already(session: Session, made: Changed, run: Run) -> int:
    say = session.output.language.say
    told = text(
        "The portal has everything of this plan since the update {run} of {begun} by {person}. "
        "Nothing was written.",
        run=run.note.id,
        begun=begun_at(run.note),
        person=run.note.by,
    )
    await save_report(session, is_done=True)
    # That all is there is known of the portal itself, whatever was left alone at first.
    entry = {**changed_entry(made, say), "done": len(run.steps), "left": []}
    restart = {"restartProblem": None, "restartDue": False}
    session.output.result({**_about(run), **entry, **restart}, [say(told)])
    return ExitCode.DONE


def _is_by(run: Run | None, plan: str) -> bool:
    return run is not None and run.note.kind == "update" and run.note.plan == plan


def _about(run: Run) -> dict[str, Any]:
    counted = Counter(what_of(step).value for step in run.steps)
    planned = {kind.value: counted[kind.value] for kind in Kind}
    return {"website": {"id": run.note.website, "name": run.note.name}, "planned": planned}


def _found(session: Session) -> Changed | None:
    return session.settled_update().changed
