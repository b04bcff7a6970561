from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from portal_sides import edited, reissued
from states_of_updating import CHOSEN, reviewed
from update_runs import ended_run
from update_sides import SETTING, TEMPLATE, compared, our_site

from app.report.document import Document, Tone
from app.report.html import Style, html_of
from app.report.subject import Subject
from app.report.update import update_report
from app.report.update_differences import kind_parts
from app.report.update_facts import UpdateFacts
from app.text import render, text
from app.update.merge.choice import Take
from app.update.merge.resolution import resolve
from app.update.schema import portal_schema
from app.update.view.change_view import change_views
from app.update.view.comparison import compare
from app.update.view.ways import with_choice

FACTS = UpdateFacts(
    site="Contoso Orders",
    address="https://contoso-orders.powerappsportals.com",
    read_at=datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
    template=text("The portal Template now in Contoso Sandbox"),
    baseline=text("Not known: every difference was a choice"),
    records=reviewed(CHOSEN).reviewed,
)


@pytest.fixture
def report(subject: Subject) -> Callable[[UpdateFacts], Document]:
    return lambda facts: update_report(facts, subject)


@pytest.mark.parametrize(
    ("facts", "verdict", "tone"),
    [
        (FACTS, "Nothing was changed. 6 records would be.", Tone.PLAIN),
        (replace(FACTS, open=2), "Nothing was changed. 2 places still wait for a choice.", Tone.UNSURE),
        (replace(FACTS, is_done=True, done=6), "6 records were changed.", Tone.READY),
        (
            replace(FACTS, is_done=True, done=5, left=((text("Footer"), text("Somebody changed it.")),)),
            "5 records were changed.",
            Tone.ATTENTION,
        ),
        (replace(FACTS, is_done=True, undone=True), "The changes were taken back.", Tone.READY),
        (
            replace(FACTS, is_done=True, undone=True, left=((text("Footer"), text("Somebody changed it.")),)),
            "The changes were taken back.",
            Tone.ATTENTION,
        ),
        (
            replace(FACTS, is_done=True, is_open=True),
            "The update has not come to its end. It can be gone on with or taken back.",
            Tone.UNSURE,
        ),
    ],
)
def test_one_line_says_what_was_done(
    report: Callable[[UpdateFacts], Document], facts: UpdateFacts, verdict: str, tone: Tone
) -> None:
    made = report(facts)
    assert (render(made.verdict), made.tone) == (verdict, tone)


def test_it_tells_by_whom_of_what_and_with_every_difference(
    report: Callable[[UpdateFacts], Document], subject: Subject
) -> None:
    page = html_of(report(replace(FACTS, is_done=True, done=6)), Style.SCREEN)
    assert f"Changed by {subject.account.user_name}" in page
    assert "Template now in Contoso Sandbox" in page
    assert "<del>  &lt;p&gt;Contact us&lt;/p&gt;</del>" in page
    assert "<ins>  &lt;p&gt;Write to us&lt;/p&gt;</ins>" in page
    for name in ("Footer", "Invoices", "Order details", "theme.css", "Greeting", "Search/Enabled"):
        assert name in page


def test_what_was_begun_earlier_tells_who_began_it_and_when(
    report: Callable[[UpdateFacts], Document],
) -> None:
    facts = replace(FACTS, is_done=True, run=ended_run(), read_at=None, template=None, baseline=None)
    page = html_of(report(facts), Style.SCREEN)
    assert "Changed by kim@contoso.example" in page
    assert "2026-11-22 10:13 UTC+01:00" in page
    assert "The template as it was" not in page


def test_what_was_left_alone_is_told_with_why(report: Callable[[UpdateFacts], Document]) -> None:
    left = ((text("Footer"), text("Somebody changed it.")),)
    page = html_of(report(replace(FACTS, is_done=True, left=left)), Style.PAPER)
    assert "Left alone" in page
    assert "Somebody changed it." in page


def test_no_secret_stands_in_it(report: Callable[[UpdateFacts], Document]) -> None:
    theirs = reissued(edited(our_site(), SETTING, "Mail/Secret", adx_value="battery staple"))
    comparison = compare(our_site(), our_site(), theirs)
    (decision,) = comparison.decisions
    choices = with_choice({}, decision.fields[0].place, Take.THEIRS)
    outcome = resolve(comparison.decisions, choices, comparison.ours, portal_schema())
    assert outcome.changes[0].columns == {"adx_value": "battery staple"}
    records = change_views(comparison, outcome, choices, render)
    page = html_of(report(replace(FACTS, records=records)), Style.SCREEN)
    assert "Mail/Secret" in page
    assert "battery" not in page
    assert "correct horse" not in page


def test_a_very_long_text_is_cut_and_says_so() -> None:
    theirs = reissued(edited(our_site(), TEMPLATE, "Footer", adx_source="x\n" * 20_000))
    comparison = compare(our_site(), our_site(), theirs)
    outcome = resolve(comparison.decisions, {}, comparison.ours, portal_schema())
    (part,) = kind_parts(change_views(comparison, outcome, {}, render))
    assert any("more characters" in str(block) for block in part.blocks)


def test_kinds_come_in_the_order_of_the_changes() -> None:
    titles = [render(one.title) for one in kind_parts(FACTS.records)]
    assert titles == list(dict.fromkeys(render(one.kind) for one in FACTS.records))
    assert len(compared().kinds) >= len(titles)
