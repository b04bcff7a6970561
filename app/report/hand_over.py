"""The hand-over list as a document to print, and as a part of the setup report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.aftercare.hand_over import GROUPS, hand_over_items, words_of
from app.report.document import Document, Part, RowGroup, Table, Tone, Words
from app.report.subject import Subject
from app.services.websites import Website
from app.text import Text, text


def hand_over_report(site: Website, ticks: Mapping[str, date] | None, subject: Subject) -> Document:
    """The list for a site. `ticks` has the days on which items were done; None where that is not known."""
    return Document(
        title=text("Before your customers use {name}", name=site.name),
        verdict=counted(ticks),
        tone=tone_of_list(ticks),
        lead=subject.with_practice(text("{address}", address=site.address)),
        parts=(Part(text("What is left to do"), list_blocks(ticks)),),
        foot=subject.foot(),
        file_name=subject.file_name("Hand-over"),
    )


def list_blocks(ticks: Mapping[str, date] | None) -> tuple[Words | Table, ...]:
    """The list itself; with a line that says so where it is not known what is done."""
    head = ((text("About"), 18), (text("Done"), 18), (text("What"), 64))
    table = Table(text("What to do before customers come"), head, tuple(_group(one, ticks) for one in GROUPS))
    if ticks is not None:
        return (table,)
    return Words(
        text("What is ticked on this computer could not be read, so every item is shown as open.")
    ), table


def counted(ticks: Mapping[str, date] | None) -> Text:
    """How much of the list is done."""
    if ticks is None:
        return text("It is not known what is done.")
    return text("{done} of {count} done", done=_done(ticks, ""), count=len(hand_over_items()))


def tone_of_list(ticks: Mapping[str, date] | None) -> Tone:
    """How the list stands."""
    whole = ticks is not None and _done(ticks, "") == len(hand_over_items())
    return Tone.READY if whole else Tone.UNSURE


def _group(group: str, ticks: Mapping[str, date] | None) -> RowGroup:
    items = [one for one in hand_over_items() if one.group == group]
    done = _done(ticks or {}, group)
    mark = text("{done} of {count} done", done=done, count=len(items))
    rows = tuple((_tick(one.id, ticks or {}), words_of(one)) for one in items)
    return RowGroup(GROUPS[group], mark, Tone.READY if done == len(items) else Tone.UNSURE, rows)


def _done(ticks: Mapping[str, date], group: str) -> int:
    return sum(1 for one in hand_over_items() if one.id in ticks and group in ("", one.group))


def _tick(item: str, ticks: Mapping[str, date]) -> Text:
    if item not in ticks:
        return text("☐ Open")
    return text("☑ Done on {day}", day=ticks[item])
