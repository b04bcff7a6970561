"""`update`: a new template merged into a website's folder. No service is asked, and nobody signs in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.cli.exit_codes import ExitCode
from app.cli.output import Output
from app.cli.update_options import Folders, UpdateOptions
from app.cli.update_result import print_plan, website_entry
from app.errors import PlanThereAlready
from app.report.saving import expect_place, save
from app.text import Text, text
from app.update.chosen import outcome_of
from app.update.folder.save import save_new
from app.update.kinds import kind_of
from app.update.merge.change import Kind
from app.update.merge.decision import Place
from app.update.merge.resolution import Resolved
from app.update.plan_file import plan_content, read_plan
from app.update.planning import Sides, decide, merged_folder, read_sides, resolved


def update(options: UpdateOptions, folders: Folders, output: Output) -> int:
    """Makes the plan, or applies it where there is a folder to make.

    Raises:
        FolderTrouble, UpdateTrouble, FileTrouble: nothing was written.
    """
    if options.to is not None:
        return _apply(options.plan, folders, options.to, output)
    return _plan(options.plan, folders, output)


def _plan(file: Path, folders: Folders, output: Output) -> int:
    expect_place(file)
    if file.exists():
        raise PlanThereAlready(file)
    sides = _read(folders, output)
    decisions = decide(sides)
    save(file, plan_content(sides, decisions))
    print_plan(sides, decisions, len(resolved(sides, decisions, {}).open), file, output)
    return ExitCode.DONE


def _read(folders: Folders, output: Output) -> Sides:
    def tell(folder: Path) -> None:
        output.say(text("Reading {folder}", folder=str(folder)))

    return read_sides(folders.site, folders.template, folders.baseline, tell)


def _apply(file: Path, folders: Folders, to: Path, output: Output) -> int:
    plan = read_plan(file)
    sides = _read(folders, output)
    outcome = outcome_of(plan, file, sides)
    save_new(merged_folder(sides, outcome), to)
    for message in _worth_a_look(outcome):
        output.say(message)
    counted = Counter(change.kind for change in outcome.changes)
    result = {
        **website_entry(sides),
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
