from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from update_runs import NOTE, ended_run, open_run, steps, undoing_run

from app.report.document import Document
from app.report.subject import Subject
from app.report.update import update_report
from app.report.update_facts import UpdateFacts
from app.report.writing import Kind, written
from app.text import text
from app.update.applying.reasons import Reason, Stop
from app.update.applying.step import Step
from app.update.site.record import Record

FACTS = UpdateFacts(
    site="Contoso Orders",
    address="https://contoso-orders.powerappsportals.com",
    read_at=datetime(2026, 11, 22, 9, 12, tzinfo=UTC),
    template=text("The portal Template now in Contoso Sandbox"),
    baseline=None,
    records=(),
    website=NOTE.website,
    planned=steps,
)
DOCUMENT = Path(__file__).parents[3] / "docs" / "update-report.md"


async def _never(_: object) -> bytes:
    raise AssertionError


def _entry(facts: UpdateFacts, subject: Subject) -> dict[str, Any]:
    """What a program reads in the file."""
    content = asyncio.run(written(update_report(facts, subject), Kind.JSON, _never))
    found = json.loads(content)
    assert isinstance(found, dict)
    return found


def _record(entry: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (one for one in entry["records"] if one["name"] == name)
    assert isinstance(found, dict)
    return found


def test_what_would_be_changed_is_told_with_both_sides(subject: Subject) -> None:
    entry = _entry(FACTS, subject)
    assert (entry["state"], entry["run"], entry["baseline"]) == ("planned", None, None)
    assert entry["template"] == "The portal Template now in Contoso Sandbox"
    footer = _record(entry, "Footer")
    assert (footer["what"], footer["result"], footer["left"]) == ("changed", "planned", None)
    (field,) = footer["fields"]
    assert (field["field"], field["part"], field["secret"]) == ("adx_source", "column", False)
    assert ("Contact us" in field["before"], "Write to us" in field["after"]) == (True, True)
    assert _record(entry, "Invoices")["what"] == "created"
    assert _record(entry, "Order details")["what"] == "deactivated"
    (file,) = _record(entry, "theme.css")["fields"]
    assert (file["part"], "navy" in file["after"]) == ("file", True)


def test_what_was_changed_tells_by_whom_and_when(subject: Subject) -> None:
    entry = _entry(replace(FACTS, run=ended_run(), is_done=True), subject)
    assert entry["state"] == "done"
    assert entry["run"] == {
        "id": NOTE.id,
        "kind": "update",
        "by": "kim@contoso.example",
        "begun": "2026-11-22T09:13:05+00:00",
        "ended": "2026-11-22T09:13:52+00:00",
        "backup": "a.portal-snapshot",
        "undoes": None,
    }
    assert entry["savedBy"] == subject.account.user_name
    assert {one["result"] for one in entry["records"]} == {"done"}
    assert len(entry["records"]) == len(steps())


def test_what_was_left_alone_says_why(subject: Subject) -> None:
    key = next(one.key for one in steps() if one.before and one.before.value("adx_name") == "Footer")
    stopped = {key: Stop(Reason.IN_USE, "0x1", "Still used.")}
    footer = _record(_entry(replace(FACTS, run=ended_run(stopped)), subject), "Footer")
    assert footer["result"] == "left"
    assert (footer["left"]["reason"], footer["left"]["code"]) == ("in-use", "0x1")
    assert footer["left"]["message"] == "Still used."


def test_what_was_cut_short_says_how_far_it_is(subject: Subject) -> None:
    first, *rest = steps()
    entry = _entry(replace(FACTS, run=open_run(frozenset([first.key]))), subject)
    assert (entry["state"], entry["run"]["ended"]) == ("unfinished", None)
    assert [one["result"] for one in entry["records"]] == ["answered", *(["not-yet"] * len(rest))]


def test_what_was_taken_back_goes_the_other_way(subject: Subject) -> None:
    entry = _entry(replace(FACTS, run=undoing_run(), read_at=None, template=None), subject)
    assert (entry["state"], entry["run"]["undoes"]) == ("taken-back", NOTE.id)
    assert (entry["readAt"], entry["template"]) == (None, None)
    assert _record(entry, "Invoices")["what"] == "removed"
    assert "Write to us" in _record(entry, "Footer")["fields"][0]["before"]


def test_no_secret_stands_in_it(subject: Subject) -> None:
    before, after = (
        Record("adx_sitesetting", "5e", {"adx_name": "Mail/Secret", "adx_value": value})
        for value in ("correct horse", "battery staple")
    )
    entry = _entry(replace(FACTS, planned=lambda: (Step(before, after),)), subject)
    (field,) = entry["records"][0]["fields"]
    assert field["secret"]
    assert "horse" not in str(entry)
    assert "staple" not in str(entry)


def test_half_a_character_does_not_keep_it_from_being_written(subject: Subject) -> None:
    odd = Step(
        None, Record("adx_contentsnippet", "5e", {"adx_name": "a", "adx_value": "\ud800"}, file=b"\xff")
    )
    fields = _entry(replace(FACTS, planned=lambda: (odd,)), subject)["records"][0]["fields"]
    assert fields[1]["after"] == "\ud800"
    assert fields[2]["after"]["bytes"] == 1


def test_the_documents_say_what_is_in_it(subject: Subject) -> None:
    shown = DOCUMENT.read_text("utf-8").partition("```json\n")[2].partition("```")[0]
    assert _form(json.loads(shown)) == _form(_entry(replace(FACTS, run=ended_run()), subject))


def _form(value: Any) -> Any:
    """The keys, all the way down; of a list that of its first entry."""
    if isinstance(value, dict):
        return {key: _form(inner) for key, inner in value.items()}
    return [_form(value[0])] if isinstance(value, list) and value else None


def test_other_reports_have_no_such_form(subject: Subject) -> None:
    bare = replace(update_report(FACTS, subject), entry=None)
    assert isinstance(bare, Document)
    with pytest.raises(ValueError, match="no form"):
        asyncio.run(written(bare, Kind.JSON, _never))
