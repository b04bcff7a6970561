"""Decisions as JSON, for a person to read and to choose in; what is secret is masked."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from app.text import render
from app.update.content_entry import content_entry
from app.update.kinds import kind_of
from app.update.merge.decision import Decision, FieldDecision, Verdict
from app.update.merge.json_text import JsonConflict
from app.update.merge.lines import Conflict, trimmed
from app.update.merge.shown import shown, shown_record
from app.update.schema import portal_schema

Entry = dict[str, Any]


def decision_entry(decision: Decision) -> Entry:
    """What becomes of a record. Where it waits for a choice as a whole there is an empty "choice"."""
    place, new = decision.place, decision.theirs
    entry = {
        "kind": render(kind_of(place.table)),
        "name": decision.name,
        "table": place.table,
        "id": place.id,
        **_verdict(decision),
    }
    if decision.verdict is Verdict.CONFLICT and not decision.fields:
        entry["choice"] = ""
    if new is not None:
        told = shown_record(new, portal_schema())
        entry["record"] = {name: content_entry(content) for name, content in told.items()}
    return {**entry, "fields": [_field_entry(one) for one in decision.fields]}


def checksum_of(decisions: tuple[Decision, ...]) -> str:
    """SHA-256 over what a plan says of these decisions, in hexadecimal: other ones have other places."""
    written = json.dumps([decision_entry(one) for one in decisions], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def _verdict(decided: Decision | FieldDecision) -> Entry:
    return {
        "verdict": decided.verdict.value,
        "reason": decided.reason.code,
        "why": render(decided.reason.words),
    }


def _field_entry(decided: FieldDecision) -> Entry:
    entry = {"field": decided.place.field, "part": decided.part.value, **_verdict(decided)}
    if decided.secret:
        entry["secret"] = True
    for name, content in (("base", decided.base), ("ours", decided.ours), ("theirs", decided.theirs)):
        entry[name] = content_entry(shown(decided, content))
    if decided.verdict is Verdict.APPLY:
        entry["merged"] = content_entry(shown(decided, decided.merged))
    if decided.inner and not decided.secret:
        entry["conflicts"] = [_conflict_entry(one) for one in decided.inner.conflicts]
    elif decided.verdict is Verdict.CONFLICT:
        entry["choice"] = ""
    return entry


def _conflict_entry(conflict: Conflict | JsonConflict) -> Entry:
    if isinstance(conflict, JsonConflict):
        sides = {"base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs}
        return {"path": list(conflict.path), **sides, "choice": ""}
    own = trimmed(conflict).conflict
    return {
        "base": "".join(own.base),
        "ours": "".join(own.ours),
        "theirs": "".join(own.theirs),
        "choice": "",
    }
