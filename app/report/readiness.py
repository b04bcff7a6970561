"""The readiness report: for the customer one page with what to do and by whom; then messages and evidence."""

from __future__ import annotations

from app.checks.check import CheckResult, Verdict
from app.problems import Helper
from app.report.document import Document, Letter, Part, Task, Tasks, Tone, Words
from app.report.evidence import confirmations, environment_particulars, evidence_table, mark_of, tone_of
from app.report.message import help_for, messages
from app.report.subject import Subject
from app.text import Text, plural, text

_HELPERS = {
    Helper.YOU: text("You"),
    Helper.ENVIRONMENT_ADMINISTRATOR: text("A system administrator of this environment"),
    Helper.ORGANISATION_ADMINISTRATOR: text("A Microsoft 365 administrator of your organisation"),
    Helper.NETWORK_ADMINISTRATOR: text("The people who look after your network"),
    Helper.MICROSOFT: text("Microsoft"),
}


def readiness_report(results: tuple[CheckResult, ...], subject: Subject) -> Document:
    """How an environment stands: what was found, what waits for whom, and what that rests on."""
    verdict, tone = _verdict(results, subject)
    return Document(
        title=text("Readiness for the Customer Portal"),
        verdict=verdict,
        tone=tone,
        lead=subject.with_practice(
            text(
                "{person} looked on {moment}. Looking changes nothing.",
                person=subject.account.user_name,
                moment=subject.moment(subject.made_at),
            )
        ),
        parts=(_to_do(results, subject), *_messages(results, subject), _evidence(results, subject)),
        foot=subject.foot(),
        file_name=subject.file_name("Readiness"),
    )


def _verdict(results: tuple[CheckResult, ...], subject: Subject) -> tuple[Text, Tone]:
    name = subject.environment.name
    missing = sum(1 for one in results if one.holds_back and not _is_open(one))
    unknown = sum(1 for one in results if one.holds_back and _is_open(one))
    if missing:
        return text(
            "{name} is not ready yet. {count}", name=name, count=_counted(missing, unknown)
        ), Tone.ATTENTION
    if unknown or not results:
        sentence = text("It is not known yet whether {name} is ready.", name=name)
        return sentence, Tone.UNSURE
    if any(one.decided for one in results):
        sentence = text("{name} is ready: the portal that is there is gone on with.", name=name)
        return sentence, Tone.READY
    if any(_is(one, Verdict.CONFIRMED_BY_YOU) for one in results):
        sentence = text("{name} is ready, in part on a person's word: the portal can be created.", name=name)
        return sentence, Tone.READY
    return text("{name} is ready: the portal can be created.", name=name), Tone.READY


def _counted(missing: int, unknown: int) -> Text:
    things = plural("{count} thing is missing", "{count} things are missing", missing)
    if not unknown:
        return text("{things}.", things=things)
    open_ends = plural("{count} could not be checked", "{count} could not be checked", unknown)
    return text("{things}, {open_ends}.", things=things, open_ends=open_ends)


def _is_open(result: CheckResult) -> bool:
    return result.finding is None or result.finding.verdict is Verdict.COULD_NOT_CHECK


def _is(result: CheckResult, verdict: Verdict) -> bool:
    return result.finding is not None and result.finding.verdict is verdict


def _to_do(results: tuple[CheckResult, ...], subject: Subject) -> Part:
    groups = tuple(
        Tasks(name, tuple(_task(one, subject) for one in theirs)) for name, theirs in _by_helper(results)
    )
    nothing = (Words(text("There is nothing to do.")),)
    return Part(text("What to do, and who can do it"), (*(groups or nothing), *confirmations(results)))


def _by_helper(results: tuple[CheckResult, ...]) -> list[tuple[Text, tuple[CheckResult, ...]]]:
    """What waits for whom; first what holds the setup back, and those who can do something about that."""
    waiting = sorted((one for one in results if one.waits), key=lambda one: not one.holds_back)
    groups = (
        (name, tuple(one for one in waiting if _helper(one) is helper)) for helper, name in _HELPERS.items()
    )
    found = [(name, theirs) for name, theirs in groups if theirs]
    return sorted(found, key=lambda group: not any(one.holds_back for one in group[1]))


def _helper(result: CheckResult) -> Helper:
    needed = help_for(result)
    return needed.helper if needed else Helper.YOU


def _task(result: CheckResult, subject: Subject) -> Task:
    needed, finding = help_for(result), result.finding
    lines = []
    if finding is not None:
        lines.append(finding.summary)
        if finding.problem is not None:
            lines.append(finding.problem.what)
    if needed is not None:
        lines.append(needed.action)
    link = subject.link(needed.page) if needed else None
    return Task(result.check.title, mark_of(result), tone_of(result), tuple(lines), link)


def _messages(results: tuple[CheckResult, ...], subject: Subject) -> tuple[Part, ...]:
    letters = tuple(
        Letter(text("To: {helper}", helper=name), message)
        for name, theirs in _by_helper(results)
        if name is not _HELPERS[Helper.YOU]
        for message in messages(theirs, subject)
    )
    if not letters:
        return ()
    lead = Words(text("These can be copied and sent as they are."))
    return (Part(text("Messages to send"), (lead, *letters), on_new_page=True),)


def _evidence(results: tuple[CheckResult, ...], subject: Subject) -> Part:
    lead = Words(
        text("What each service answered, and when. Times are those of the computer it was asked on.")
    )
    return Part(
        text("Evidence"),
        (environment_particulars(subject), lead, evidence_table(results, subject)),
        on_new_page=True,
    )
