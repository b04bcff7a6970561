"""`update`: a new template merged into a website's folder. No service is asked, and nobody signs in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.cli.exit_codes import ExitCode
from app.cli.output import Output
from app.cli.update_options import UpdateOptions
from app.errors import PlanThereAlready
from app.report.saving import expect_place, save
from app.text import Text, plural, render, text
from app.update.chosen import outcome_of
from app.update.folder.save import save_new
from app.update.kinds import kind_of
from app.update.merge.change import Kind
from app.update.merge.decision import Decision, Place, Verdict
from app.update.merge.resolution import Resolved
from app.update.plan_file import plan_content, read_plan
from app.update.planning import Sides, decide, merged_folder, read_sides, resolved


def update(options: UpdateOptions, output: Output) -> int:
    """Makes the plan, or applies it where there is a folder to make.

    Raises:
        FolderTrouble, UpdateTrouble, FileTrouble: nothing was written.
    """
    if options.to is not None:
        return _apply(options, options.to, output)
    return _plan(options, output)


def _plan(options: UpdateOptions, output: Output) -> int:
    expect_place(options.plan)
    if options.plan.exists():
        raise PlanThereAlready(options.plan)
    sides = _read(options, output)
    decisions = decide(sides)
    save(options.plan, plan_content(sides, decisions))
    open_places = len(resolved(sides, decisions, {}).open)
    output.say(text("The plan is in {file}", file=str(options.plan)))
    result = {
        **_website(sides),
        "plan": str(options.plan),
        "choices": open_places,
        "kinds": [_kind_entry(table, counted) for table, counted in _counts(decisions)],
    }
    lines = [output.language.say(_kind_line(table, counted)) for table, counted in _counts(decisions)]
    output.result(result, [*lines, output.language.say(_summary(open_places))])
    return ExitCode.DONE


def _read(options: UpdateOptions, output: Output) -> Sides:
    def tell(folder: Path) -> None:
        output.say(text("Reading {folder}", folder=str(folder)))

    return read_sides(options.site, options.template, options.baseline, tell)


def _counts(decisions: tuple[Decision, ...]) -> Iterator[tuple[str, Counter[Verdict]]]:
    """How many records of each table have each verdict, in the order of the decisions."""
    for table in dict.fromkeys(one.place.table for one in decisions):
        yield table, Counter(one.verdict for one in decisions if one.place.table == table)


def _kind_entry(table: str, counted: Counter[Verdict]) -> dict[str, Any]:
    counts = {verdict.value: counted[verdict] for verdict in Verdict}
    return {"table": table, "kind": render(kind_of(table)), **counts}


def _kind_line(table: str, counted: Counter[Verdict]) -> Text:
    return text(
        "{kind}: {apply} from Microsoft, {keep} stay as they are, {conflict} in doubt",
        kind=kind_of(table),
        apply=counted[Verdict.APPLY],
        keep=counted[Verdict.KEEP],
        conflict=counted[Verdict.CONFLICT],
    )


def _summary(open_places: int) -> Text:
    if not open_places:
        return text("There is nothing to choose.")
    return plural("There is {count} choice to make.", "There are {count} choices to make.", open_places)


def _apply(options: UpdateOptions, to: Path, output: Output) -> int:
    plan = read_plan(options.plan)
    sides = _read(options, output)
    outcome = outcome_of(plan, options.plan, sides)
    save_new(merged_folder(sides, outcome), to)
    for message in _worth_a_look(outcome):
        output.say(message)
    counted = Counter(change.kind for change in outcome.changes)
    result = {
        **_website(sides),
        "folder": str(to),
        **{kind.value: counted[kind] for kind in Kind},
        "leftOut": _place_entries(missing.place for missing in outcome.missing),
        "unbalanced": _place_entries(outcome.unbalanced),
        "tooLong": _place_entries(outcome.too_long),
    }
    done = text(
        "{created} added, {changed} changed, {deactivated} switched off. The website is in {folder}",
        created=counted[Kind.CREATED],
        changed=counted[Kind.CHANGED],
        deactivated=counted[Kind.DEACTIVATED],
        folder=str(to),
    )
    output.result(result, [output.language.say(done)])
    return ExitCode.DONE


def _worth_a_look(outcome: Resolved) -> Iterator[Text]:
    for missing in outcome.missing:
        place = _named(missing.place)
        yield text("Left out, as what it refers to is not there: {place}", place=place)
    for one in outcome.unbalanced:
        yield text("Have a look, a Liquid block in it is opened and not closed: {place}", place=_named(one))
    for one in outcome.too_long:
        yield text("Have a look, it is longer than Dataverse takes: {place}", place=_named(one))


def _named(place: Place) -> Text:
    return text("{kind} {id}, {field}", kind=kind_of(place.table), id=place.id, field=place.field)


def _place_entries(places: Iterable[Place]) -> list[dict[str, str]]:
    return [{"table": place.table, "id": place.id, "field": place.field} for place in places]


def _website(sides: Sides) -> dict[str, Any]:
    site = sides.site.site
    return {"website": {"id": site.id, "name": site.name}}
