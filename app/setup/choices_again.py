"""What of earlier choices stands again in an update whose sides have just been compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.aftercare.known_portal import KnownPortal
from app.setup.state import SetupState
from app.setup.update_state import UpdateState

if TYPE_CHECKING:
    from app.update.drafts.draft import Draft
    from app.update.merge.decision import Place
    from app.update.view.comparison import Comparison


def key_of(state: SetupState) -> str:
    """What tells the portal, and the sides that are chosen for its update, from all others.

    The environment belongs to it: a copy of one has portals with the same ids.
    """
    environment, site = state.environment, state.site
    update = state.update or UpdateState()
    template, baseline = update.template, update.baseline
    now = template.key if isinstance(template, KnownPortal) else str(template or "")
    before = "" if baseline is None else str(baseline if isinstance(baseline, Path) else baseline.file.name)
    return "\n".join((environment.id if environment else "", site.record if site else "", now, before))


def with_choices_of(update: UpdateState, draft: Draft | None, *, was_updated: bool) -> UpdateState:
    """An update that has just been compared, with what of a draft still stands.

    `was_updated` says that the portal was brought up to date since: what has changed by that is not told.
    """
    from app.update.drafts.draft import by_record, standing_again

    comparison, board = update.comparison, update.board
    if comparison is None or board is None:
        return update
    begun = {one: text for one, text in update.kept.begun.items() if _can_be_written(comparison, one)}
    left_out = {_record(one) for one in update.kept.begun if one not in begun}
    kept = replace(update.kept, begun=MappingProxyType(begun), made=None, again=0, left_out=len(left_out))
    if draft is None:
        return replace(update, kept=kept)
    standing = standing_again(draft, comparison.decisions)
    records = by_record(standing.choices)
    if not was_updated:
        left_out |= standing.left_out
    on_disk = {one: choice for one, choice in kept.kept.items() if standing.choices.get(one) == choice}
    kept = replace(
        kept, kept=MappingProxyType(on_disk), made=draft.made, again=len(records), left_out=len(left_out)
    )
    rows = [comparison.rows[one] for one in records]
    board = board.after(comparison, standing.choices, rows)
    return replace(update, choices=standing.choices, board=board, kept=kept)


def _can_be_written(comparison: Comparison, place: Place) -> bool:
    """Whether a place at which somebody writes is still there."""
    from app.update.merge.choice import Take
    from app.update.merge.possible import is_possible

    decision = comparison.decision(place)
    return decision is not None and is_possible(decision, place, Take.OURS)


def _record(place: Place) -> Place:
    return replace(place, field="", conflict=None)
