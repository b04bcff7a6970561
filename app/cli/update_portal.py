"""`update --environment`: a new template merged into a portal, by the same journey as in the window."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from app.cli.begun_words import stopped_by
from app.cli.changed_result import ended, not_restarted, save_report
from app.cli.exit_codes import ExitCode
from app.cli.session import Session, Stopped, named
from app.cli.update_again import begun_by_plan
from app.cli.update_begun import update_begun
from app.cli.update_options import UpdateOptions
from app.cli.update_result import print_plan, website_entry
from app.errors import PlanThereAlready, PortalNotFound
from app.problems import Problem, problem_of
from app.report.saving import expect_place, save
from app.text import text
from app.update.chosen import outcome_of
from app.update.merge.change import Kind
from app.update.plan_file import Plan, plan_content, read_plan
from app.update.plan_mark import plan_mark
from app.update.planning import Sides, live_sides


async def update_portal(session: Session) -> int:
    """Makes the plan, or applies it to the portal.

    Raises:
        Stopped, UpdateTrouble, FolderTrouble, FileTrouble: nothing was written, or what is said.
    """
    options = session.options.update
    if session.options.begun is not None:
        return await update_begun(session, session.options.begun)
    if options is None:
        return ExitCode.DONE
    if session.options.report is not None:
        expect_place(session.options.report)
    if options.applies:
        plan = read_plan(options.plan)
        await _open(session)
        code = await begun_by_plan(session, plan_mark(plan))
        if code is None:
            await _compare(session, options)
            code = await _apply(session, options.plan, plan)
        return code
    expect_place(options.plan)
    if options.plan.exists():
        raise PlanThereAlready(options.plan)
    await _open(session)
    await _compare(session, options)
    return await _plan(session, options.plan)


async def _open(session: Session) -> None:
    await session.sign_in()
    await session.choose_environment()
    await session.journey.updating.find()
    session.journey.updating.open()


async def _compare(session: Session, options: UpdateOptions) -> None:
    updating = session.journey.updating
    session.output.say(text("Reading the portal and the template"))
    await session.journey.arrive()
    session.settled_update()
    _expect_nothing_begun(session)
    if options.baseline is not None:
        updating.use_baseline(options.baseline)
    if options.template is not None:
        updating.use_template(options.template)
    else:
        await _use_reference(session, options.reference)
    await updating.compare(session.output.language.say)
    session.settled_update()


def _expect_nothing_begun(session: Session) -> None:
    """A portal that is changed in part is no side of a comparison."""
    changed, site = session.update.changed, session.state.site
    if changed is not None and changed.is_open and site is not None:
        raise stopped_by(changed, site.name, session.options.environment)
    if changed is not None and changed.is_restart_due:
        session.output.say(not_restarted(session.options.environment))


async def _use_reference(session: Session, wanted: str) -> None:
    environment = named(session.state.environments or (), wanted)
    await session.journey.updating.look_for_portals()
    portals = [
        one for one in session.settled_update().others or () if one.place.environment == environment.id
    ]
    if len(portals) != 1:
        raise Stopped(problem_of(PortalNotFound(environment.name, len(portals))))
    session.journey.updating.use_template(portals[0])


async def _plan(session: Session, file: Path) -> int:
    update, sides = session.update, _sides(session)
    comparison = update.comparison
    decisions = comparison.decisions if comparison else ()
    content = await asyncio.to_thread(plan_content, sides, decisions)
    await asyncio.to_thread(save, file, content)
    await session.journey.updating.review(session.output.language.say)
    outcome = session.settled_update().outcome
    await save_report(session, is_done=False)
    print_plan(sides, decisions, len(outcome.open) if outcome else 0, file, session.output)
    return ExitCode.DONE


async def _apply(session: Session, file: Path, plan: Plan) -> int:
    sides = _sides(session)
    # What the plan was made of, and what was chosen in it, is looked at before anything is done.
    await asyncio.to_thread(outcome_of, plan, file, sides)
    for place, choice in plan.choices.items():
        session.journey.updating.choose(place, choice)
    await session.journey.updating.review(session.output.language.say)
    outcome = session.settled_update().outcome
    counted = Counter(change.kind for change in outcome.changes) if outcome else Counter[Kind]()
    await session.journey.changing.apply(plan_mark(plan))
    planned = {kind.value: counted[kind] for kind in Kind}
    return await ended(session, {**website_entry(sides), "planned": planned})


def _sides(session: Session) -> Sides:
    comparison = session.update.comparison
    if comparison is None:
        raise Stopped(_nothing_compared(session))
    return live_sides(comparison.ours, comparison.theirs, comparison.base)


def _nothing_compared(session: Session) -> Problem:
    return problem_of(PortalNotFound(session.options.environment))
