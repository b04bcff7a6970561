"""What each verdict rests on: who was asked, when, and what came back."""

from __future__ import annotations

from app.checks.check import CheckResult, Evidence, Verdict
from app.problems import Problem
from app.report.document import Particulars, RowGroup, Table, Tone, Words
from app.report.subject import Subject
from app.report.support import for_support
from app.text import Text, plural, text

_MARKS = {
    Verdict.READY: (text("Ready"), Tone.READY),
    Verdict.NOT_READY: (text("Not ready"), Tone.ATTENTION),
    Verdict.COULD_NOT_CHECK: (text("Could not be checked"), Tone.UNSURE),
    Verdict.CONFIRMED_BY_YOU: (text("Confirmed by you"), Tone.UNSURE),
}


def mark_of(result: CheckResult) -> Text:
    """How a check stands, in a word or two."""
    if result.finding is None:
        return text("Not finished")
    if result.decided:
        return text("Decided by a person")
    if result.is_advice:
        return text("Advice")
    return _MARKS[result.finding.verdict][0]


def tone_of(result: CheckResult) -> Tone:
    """How a check looks. Advice does not look as if it held the setup back."""
    if result.finding is None or result.decided or (result.waits and not result.holds_back):
        return Tone.UNSURE
    return _MARKS[result.finding.verdict][1]


def evidence_table(results: tuple[CheckResult, ...], subject: Subject) -> Table:
    """All checks with their evidence."""
    return Table(
        text("Checks with their evidence"),
        (
            (text("Check"), 22),
            (text("Who was asked"), 24),
            (text("When"), 17),
            (text("What came back"), 37),
        ),
        tuple(_group(one, subject) for one in results),
    )


def environment_particulars(subject: Subject, *, checked: bool = True) -> Particulars:
    """Which environment it is about, where, and by whom it was `checked` if it was."""
    environment = subject.environment
    rows = (
        (text("Environment"), text("{name}", name=environment.name)),
        (text("Id"), text("{id}", id=environment.id)),
        (text("Dataverse"), _or_none(environment.dataverse)),
        (text("Finance and Operations"), _or_none(environment.finance)),
        (text("Cloud"), text("{title}", title=subject.cloud.title)),
    )
    person = (text("Checked as"), text("{person}", person=subject.account.user_name))
    return Particulars((*rows, person) if checked else rows)


def _or_none(address: str) -> Text:
    return text("{address}", address=address) if address else text("The list of environments names none")


def confirmations(results: tuple[CheckResult, ...]) -> tuple[Words, ...]:
    """That some checks rest on a person's word; nothing where none does."""
    confirmed = sum(
        1 for one in results if one.finding is not None and one.finding.verdict is Verdict.CONFIRMED_BY_YOU
    )
    if not confirmed:
        return ()
    return (
        Words(
            plural(
                "{count} check was confirmed by a person who looked; the program could not verify it.",
                "{count} checks were confirmed by a person who looked; the program could not verify them.",
                confirmed,
            )
        ),
    )


def _group(result: CheckResult, subject: Subject) -> RowGroup:
    finding = result.finding
    rows: list[tuple[Text, ...]] = []
    if finding is not None:
        rows += [_row(one, subject) for one in finding.evidence]
        if finding.problem is not None:
            rows.append(_trouble(finding.problem))
        if finding.verdict is Verdict.CONFIRMED_BY_YOU:
            rows.append(_word_of(subject))
    if not rows:
        rows.append((text("Nobody"), text("–"), text("Nothing is known yet")))
    return RowGroup(result.check.title, mark_of(result), tone_of(result), tuple(rows))


def _row(evidence: Evidence, subject: Subject) -> tuple[Text, ...]:
    when = text("{moment}", moment=subject.moment(evidence.asked_at))
    return evidence.source, when, evidence.answer


def _trouble(problem: Problem) -> tuple[Text, ...]:
    told = text("{what} ({details})", what=problem.what, details=for_support(problem))
    return text("For support"), text("–"), told


def _word_of(subject: Subject) -> tuple[Text, ...]:
    person = subject.account.user_name
    return text("{person}", person=person), text("–"), text("Has looked and confirmed it. Not verified.")
