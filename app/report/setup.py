"""The setup report: what was made, where and by whom, what that rests on, and what to do next."""

from __future__ import annotations

from app.report.document import Block, Document, Part, Tone, Words
from app.report.evidence import confirmations, environment_particulars, evidence_table
from app.report.hand_over import list_blocks
from app.report.setup_after import customers, site_check, web_roles
from app.report.setup_facts import SetupFacts
from app.report.setup_next import next_steps
from app.report.setup_site import site_particulars
from app.report.subject import Subject
from app.text import Text, text


def setup_report(facts: SetupFacts, subject: Subject) -> Document:
    """The report on a portal. What is not known is said to be so, and nothing is guessed."""
    verdict, tone = _verdict(facts)
    return Document(
        title=text("Setup of the Customer Portal"),
        verdict=verdict,
        tone=tone,
        lead=_lead(subject),
        parts=(
            Part(text("The portal"), (site_particulars(facts, subject),)),
            Part(text("What to do next"), next_steps(facts)),
            Part(text("Before customers come"), list_blocks(facts.ticks), on_new_page=True),
            Part(text("Web roles"), web_roles(facts), on_new_page=True),
            Part(text("Customers"), customers(facts.invitees)),
            Part(text("Microsoft's site check"), site_check(facts.findings)),
            Part(text("Evidence"), _evidence(facts, subject), on_new_page=True),
        ),
        foot=subject.foot(),
        file_name=subject.file_name("Setup"),
    )


def _verdict(facts: SetupFacts) -> tuple[Text, Tone]:
    name, reach = facts.site.name, facts.reach
    if reach is None:
        return text("{name} is there. Whether it answers was not looked at.", name=name), Tone.UNSURE
    if reach.last.answer.is_settled:
        return text("{name} is there and answers.", name=name), Tone.READY
    return text("{name} is there and does not answer yet.", name=name), Tone.ATTENTION


def _lead(subject: Subject) -> Text:
    return subject.with_practice(
        text(
            "Saved by {person} on {moment}. It tells what the program knew at that moment.",
            person=subject.account.user_name,
            moment=subject.moment(subject.made_at),
        )
    )


def _evidence(facts: SetupFacts, subject: Subject) -> tuple[Block, ...]:
    if not facts.readiness:
        said = text(
            "The readiness checks were not made in this start of the program, so there is no evidence of "
            "them. A report that was saved at the time has it."
        )
        return environment_particulars(subject, checked=False), Words(said)
    said = text("What each service answered, and when. Times are those of the computer it was asked on.")
    table = evidence_table(facts.readiness, subject)
    return environment_particulars(subject), *confirmations(facts.readiness), Words(said), table
