from __future__ import annotations

from dataclasses import replace
from datetime import date

from window_places import SITE

from app.aftercare.hand_over import hand_over_items
from app.report.document import Table, Tone, Words
from app.report.hand_over import hand_over_report
from app.report.html import Style, html_of
from app.report.subject import Subject

TICKS = {"invitations": date(2026, 11, 20)}
ALL = {one.id: date(2026, 11, 20) for one in hand_over_items()}


def test_what_is_done_has_its_day_and_the_rest_a_box_to_tick(subject: Subject) -> None:
    page = html_of(hand_over_report(SITE, TICKS, subject), Style.SCREEN)
    assert page.count("☑ Done on 2026-11-20") == 1
    assert page.count("☐ Open") == len(hand_over_items()) - 1
    assert "Before your customers use Contoso Orders" in page
    assert SITE.address in page


def test_it_says_how_much_is_done(subject: Subject) -> None:
    document = hand_over_report(SITE, TICKS, subject)
    assert (str(document.verdict), document.tone) == (f"1 of {len(ALL)} done", Tone.UNSURE)
    assert hand_over_report(SITE, ALL, subject).tone is Tone.READY


def test_a_list_that_could_not_be_read_is_said_to_be_so(subject: Subject) -> None:
    document = hand_over_report(SITE, None, subject)
    lead, table = document.parts[0].blocks
    assert str(document.verdict) == "It is not known what is done."
    assert isinstance(lead, Words)
    assert "could not be read" in str(lead.content)
    assert isinstance(table, Table)


def test_names_are_words_and_never_markup(subject: Subject) -> None:
    page = html_of(hand_over_report(replace(SITE, name="<script>a&b"), TICKS, subject), Style.PAPER)
    assert "<script" not in page
    assert "&lt;script&gt;a&amp;b" in page
