"""What the review says about the changes beside showing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.text import Text, text
from app.update.kinds import kind_of
from app.update.merge.decision import Place
from app.update.merge.resolution import Resolved
from app.update.view.comparison import Comparison
from app.update.view.field_words import word_for_field


def remarks_on(outcome: Resolved, comparison: Comparison) -> Iterator[Text]:
    """What is worth a look, one sentence each."""
    for missing in outcome.missing:
        place = _named(missing.place, comparison)
        yield text("Left out, as what it refers to is not there: {place}", place=place)
    for one in outcome.unbalanced:
        yield text(
            "Have a look: a part of the code is opened and not closed. {place}", place=_named(one, comparison)
        )
    for one in outcome.too_long:
        yield text("Have a look: it is longer than Dataverse takes. {place}", place=_named(one, comparison))


def rows_of(outcome: Resolved, comparison: Comparison) -> Sequence[tuple[str, Sequence[int]]]:
    """The rows of the comparison that are changed, by table, in its order."""
    changed = {(one.table, one.id) for one in outcome.changes}
    decisions = comparison.decisions
    return [
        (
            kind.table,
            [row for row in kind.rows if (kind.table, decisions[row].place.id) in changed],
        )
        for kind in comparison.kinds
    ]


def _named(place: Place, comparison: Comparison) -> Text:
    decision = comparison.decision(place)
    return text(
        "{kind} “{name}”, {field}",
        kind=kind_of(place.table),
        name=decision.name if decision else place.id,
        field=word_for_field(place.field),
    )
