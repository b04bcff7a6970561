"""Runs of the small portal's update, as they are written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from states_of_updating import CHOSEN
from update_sides import compared

from app.update.applying.reasons import Stop
from app.update.applying.run import Ending, Run
from app.update.applying.run_note import RunNote
from app.update.applying.step import Key, Step, steps_of
from app.update.merge.resolution import resolve
from app.update.schema import portal_schema

BEGUN = datetime(2026, 11, 22, 9, 13, 5, tzinfo=UTC)
NOTE = RunNote(
    "0c1f5d0b7f6e4a21",
    "update",
    "5e000000-0000-4000-8000-000000000001",
    "Contoso Orders",
    "e-1",
    "kim@contoso.example",
    BEGUN,
    "a.portal-snapshot",
)


def steps() -> tuple[Step, ...]:
    """What the update writes."""
    comparison = compared()
    outcome = resolve(comparison.decisions, CHOSEN, comparison.ours, portal_schema())
    return steps_of(outcome.changes, comparison.ours)


def open_run(written: frozenset[Key] = frozenset()) -> Run:
    """One that was cut short after these were answered."""
    whole = steps()
    return Run(Path("a.portal-update"), NOTE, whole, frozenset(one.key for one in whole), written)


def ended_run(stopped: Mapping[Key, Stop] | None = None) -> Run:
    """One that came to its end; these were left alone."""
    left = stopped or {}
    seen = {one.key: one.after for one in steps() if one.after and one.key not in left}
    return replace(open_run(), ending=Ending(seen, left), ended_at=BEGUN + timedelta(seconds=47))


def undoing_run() -> Run:
    """One that took all of it back."""
    back = tuple(Step(one.after, one.before) for one in reversed(steps()))
    note = replace(NOTE, id="1d", kind="undo", undoes=NOTE.id)
    return replace(ended_run(), note=note, steps=back)
