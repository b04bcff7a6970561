"""The report of an update: what would be changed or was changed, by whom, with the differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from app.report.document import Block, Document, Part, Particulars, Tone, Words
from app.report.subject import Subject
from app.report.update_differences import kind_parts
from app.text import Text, plural, text

if TYPE_CHECKING:
    from app.update.view.record_view import RecordView


@dataclass(frozen=True)
class UpdateFacts:
    """What there is to tell. `records` are all that are changed, in order.

    `is_done` tells a report of what was done from one of what would be. `left` are records that were left
    alone, each with why.
    """

    site: str
    address: str
    read_at: datetime
    template: Text
    baseline: Text
    records: tuple[RecordView, ...] = field(repr=False)
    open: int = 0
    is_done: bool = False
    undone: bool = False
    done: int = 0
    left: tuple[tuple[Text, Text], ...] = ()


def update_report(facts: UpdateFacts, subject: Subject) -> Document:
    """The report. Secrets are masked in it, as they are on the screen."""
    verdict, tone = _verdict(facts)
    return Document(
        title=text("Update of the Customer Portal"),
        verdict=verdict,
        tone=tone,
        lead=subject.with_practice(_lead(facts, subject)),
        parts=(
            Part(text("What was compared"), (_sides(facts, subject),)),
            *_left(facts),
            *kind_parts(facts.records),
        ),
        foot=subject.foot(),
        file_name=subject.file_name("Update"),
    )


def _verdict(facts: UpdateFacts) -> tuple[Text, Tone]:
    if facts.undone:
        return text("The changes were taken back."), Tone.READY
    if facts.is_done:
        done = plural("{count} record was changed.", "{count} records were changed.", facts.done)
        return done, Tone.ATTENTION if facts.left else Tone.READY
    if facts.open:
        return (
            plural(
                "Nothing was changed. {count} place still waits for a choice.",
                "Nothing was changed. {count} places still wait for a choice.",
                facts.open,
            ),
            Tone.UNSURE,
        )
    planned = plural(
        "Nothing was changed. {count} record would be.",
        "Nothing was changed. {count} records would be.",
        len(facts.records),
    )
    return planned, Tone.PLAIN


def _lead(facts: UpdateFacts, subject: Subject) -> Text:
    person, moment = subject.account.user_name, subject.moment(subject.made_at)
    if facts.is_done:
        return text("Changed by {person}; saved on {moment}.", person=person, moment=moment)
    return text(
        "A list of changes before they are made, saved by {person} on {moment}.", person=person, moment=moment
    )


def _sides(facts: UpdateFacts, subject: Subject) -> Block:
    return Particulars(
        (
            (text("Portal"), text("{name}", name=facts.site)),
            (text("Address"), text("{address}", address=facts.address)),
            (text("Environment"), text("{name}", name=subject.environment.name)),
            (text("Read on"), text("{moment}", moment=subject.moment(facts.read_at))),
            (text("Microsoft’s template"), facts.template),
            (text("The template as it was"), facts.baseline),
        )
    )


def _left(facts: UpdateFacts) -> Iterator[Part]:
    if facts.left:
        rows = tuple(facts.left)
        yield Part(text("Left alone"), (Words(text("These records were not changed.")), Particulars(rows)))
