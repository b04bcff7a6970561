"""The report of an update as JSON, for other programs: docs/update-report.md has its shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.report.subject import Subject
from app.report.update_facts import UpdateFacts
from app.text import Say

if TYPE_CHECKING:
    from app.update.applying.outcome import Left, Outcome
    from app.update.applying.run import Run
    from app.update.applying.step import Key

FORMAT = 1
"""The version of the shape; it grows only when something that was there changes its meaning."""


def update_entry(facts: UpdateFacts, subject: Subject, say: Say) -> dict[str, Any]:
    """All that the report says. Texts for people are in the words of `say`; secrets are masked."""
    return {
        "format": FORMAT,
        "report": "update",
        "program": {"version": subject.version},
        "madeAt": subject.made_at.isoformat("T", "seconds"),
        "savedBy": subject.account.user_name,
        "practice": subject.cloud.is_local,
        "environment": {"id": subject.environment.id, "name": subject.environment.name},
        "website": {"id": facts.website, "name": facts.site, "address": facts.address},
        "state": _state(facts),
        "readAt": facts.read_at.isoformat("T", "seconds") if facts.read_at else None,
        "template": say(facts.template) if facts.template else None,
        "baseline": say(facts.baseline) if facts.baseline else None,
        "choicesMissing": facts.open,
        "run": _run_entry(facts.run) if facts.run else None,
        "records": _record_entries(facts, say),
    }


def _state(facts: UpdateFacts) -> str:
    if facts.run is None:
        return "planned"
    if not facts.run.is_finished:
        return "unfinished"
    return "taken-back" if facts.run.note.kind == "undo" else "done"


def _run_entry(run: Run) -> dict[str, Any]:
    note = run.note
    return {
        "id": note.id,
        "kind": note.kind,
        "by": note.by,
        "begun": note.begun.isoformat("T", "seconds"),
        "ended": run.ended_at.isoformat("T", "seconds") if run.ended_at else None,
        "backup": note.backup or None,
        "undoes": note.undoes or None,
    }


def _record_entries(facts: UpdateFacts, say: Say) -> list[dict[str, Any]]:
    from app.update.applying.outcome import outcome_of
    from app.update.step_entries import step_entry

    if facts.run is None:
        return [{**step_entry(step, say), "result": "planned", "left": None} for step in facts.planned()]
    outcome = outcome_of(facts.run)
    done = {(one.table, one.id) for one in outcome.done}
    left = {(one.place.table, one.place.id): one for one in outcome.left}
    return [
        {**step_entry(step, say), **_became(step.key, done, left, outcome, say)} for step in facts.run.steps
    ]


def _became(key: Key, done: set[Key], left: Mapping[Key, Left], outcome: Outcome, say: Say) -> dict[str, Any]:
    if key in left:
        return {"result": "left", "left": left_entry(left[key], say)}
    if key in done:
        return {"result": "answered" if outcome.is_open else "done", "left": None}
    return {"result": "not-yet", "left": None}


def left_entry(left: Left, say: Say) -> dict[str, Any]:
    """Why a record is not as it was to be, with Dataverse's own code and words where it turned it away."""
    return {
        "reason": left.reason.name.lower().replace("_", "-"),
        "why": say(left.why),
        "code": left.code or None,
        "message": left.message or None,
    }
