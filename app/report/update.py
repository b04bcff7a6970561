"""The report of an update: what would be changed or was changed, by whom, with the differences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from app.report.document import Block, Document, Part, Particulars, Tone, Words
from app.report.subject import Subject
from app.report.update_differences import kind_parts
from app.report.update_entry import update_entry
from app.report.update_facts import UpdateFacts
from app.text import Text, plural, text


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
        entry=partial(update_entry, facts, subject),
    )


def _verdict(facts: UpdateFacts) -> tuple[Text, Tone]:
    if facts.undone and not facts.is_open:
        return text("The changes were taken back."), Tone.ATTENTION if facts.left else Tone.READY
    if facts.is_done and facts.is_open:
        return text("The update has not come to its end. It can be gone on with or taken back."), Tone.UNSURE
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
    moment = subject.moment(subject.made_at)
    person = facts.run.note.by if facts.run else subject.account.user_name
    if facts.is_done:
        return text("Changed by {person}; saved on {moment}.", person=person, moment=moment)
    return text(
        "A list of changes before they are made, saved by {person} on {moment}.", person=person, moment=moment
    )


def _sides(facts: UpdateFacts, subject: Subject) -> Block:
    known = (
        (text("Read on"), _moment(facts.read_at, subject)),
        (text("Microsoft’s template"), facts.template),
        (text("The template as it was"), facts.baseline),
        (text("Begun on"), _moment(facts.run.note.begun if facts.run else None, subject)),
        (text("Ended on"), _moment(facts.run.ended_at if facts.run else None, subject)),
    )
    return Particulars(
        (
            (text("Portal"), text("{name}", name=facts.site)),
            (text("Address"), text("{address}", address=facts.address)),
            (text("Environment"), text("{name}", name=subject.environment.name)),
            *((name, value) for name, value in known if value is not None),
        )
    )


def _moment(when: datetime | None, subject: Subject) -> Text | None:
    return text("{moment}", moment=subject.moment(when)) if when else None


def _left(facts: UpdateFacts) -> Iterator[Part]:
    if facts.left:
        rows = tuple(facts.left)
        yield Part(text("Left alone"), (Words(text("These records were not changed.")), Particulars(rows)))
