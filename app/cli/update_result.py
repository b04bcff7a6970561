"""What a plan of an update comes to, as the command prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.cli.output import Output
from app.text import Text, plural, render, text
from app.update.kinds import kind_of
from app.update.merge.decision import Decision, Verdict
from app.update.planning import Sides


def website_entry(sides: Sides) -> dict[str, Any]:
    """The website as JSON."""
    site = sides.site.site
    return {"website": {"id": site.id, "name": site.name}}


def print_plan(
    sides: Sides, decisions: tuple[Decision, ...], open_places: int, file: Path, output: Output
) -> None:
    """Prints what the plan in `file` holds; `open_places` are those in which a choice is to be made."""
    output.say(text("The plan is in {file}", file=str(file)))
    counts = list(_counts(decisions))
    result = {
        **website_entry(sides),
        "plan": str(file),
        "choices": open_places,
        "kinds": [_kind_entry(table, counted) for table, counted in counts],
    }
    lines = [output.language.say(_kind_line(table, counted)) for table, counted in counts]
    output.result(result, [*lines, output.language.say(_summary(open_places))])


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
