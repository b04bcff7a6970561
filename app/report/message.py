"""A message to someone who can help: what is needed, why, where, and who asks. It can be sent as it is."""

from __future__ import annotations

from app.checks.check import CheckResult, Remedy
from app.problems import Helper
from app.problems.approval import needs_approval
from app.report.subject import Subject
from app.report.support import for_support
from app.text import Text, text


def help_for(result: CheckResult) -> Remedy | None:
    """What puts a result right and who can do it; None where nothing is to be done."""
    finding = result.finding
    if finding is None or not result.waits:
        return None
    if finding.remedy is None and finding.problem is not None:
        return Remedy(finding.problem.remedy, finding.problem.helper)
    return finding.remedy


def message_for(result: CheckResult, subject: Subject) -> Text | None:
    """The message for one check; None where nothing is to be done or where the person can do it."""
    needed = help_for(result)
    if needed is None or needed.helper is Helper.YOU:
        return None
    return messages((result,), subject)[0]


def messages(results: tuple[CheckResult, ...], subject: Subject) -> tuple[Text, ...]:
    """The messages about all `results`, which wait for the same helper: one, and one for an approval."""
    approval = tuple(one for one in results if _waits_for_approval(one))
    others = tuple(one for one in results if one not in approval)
    return (*([subject.approval] if approval else []), *([_message(others, subject)] if others else []))


def _message(results: tuple[CheckResult, ...], subject: Subject) -> Text:
    environment = subject.environment
    needs = tuple(_need(one, needed) for one in results if (needed := help_for(one)) is not None)
    return text(
        "Hello,\n\n"
        "I am setting up the Customer Portal of Dynamics 365 Supply Chain Management in the environment "
        "{environment}, and I need your help.\n\n"
        "{needs}\n\n"
        "{place}\n\n"
        "Please tell me when it is done. Thank you!\n"
        "{person}",
        environment=environment.name,
        needs=_joined(needs),
        place=_place(subject),
        person=subject.account.user_name,
    )


def _waits_for_approval(result: CheckResult) -> bool:
    return result.finding is not None and needs_approval(result.finding.problem)


def _need(result: CheckResult, needed: Remedy) -> Text:
    parts = [
        text("{title}: {found}", title=result.check.title, found=_found(result)),
        text("What is needed: {action}", action=needed.request or needed.action),
        text("Why: {purpose} {weight}", purpose=result.check.purpose, weight=_weight(result)),
    ]
    if needed.page:
        parts.append(text("Where: {page}", page=needed.page))
    problem = result.finding.problem if result.finding else None
    if problem is not None and needed.helper is Helper.MICROSOFT:
        parts.append(text("For support: {details}", details=for_support(problem)))
    return _lines(tuple(parts))


def _found(result: CheckResult) -> Text:
    finding = result.finding
    if finding is None:
        return text("Not looked at yet.")
    if finding.problem is None:
        return finding.summary
    return text("{summary} {reason}", summary=finding.summary, reason=finding.problem.what)


def _weight(result: CheckResult) -> Text:
    if result.check.mandatory:
        return text("The portal cannot be created before this is settled.")
    return text("The portal can be created without it.")


def _place(subject: Subject) -> Text:
    environment = subject.environment
    parts = [text("Environment: {name} (id {id})", name=environment.name, id=environment.id)]
    if environment.dataverse:
        parts.append(text("Dataverse: {address}", address=environment.dataverse))
    if environment.finance:
        parts.append(text("Finance and Operations: {address}", address=environment.finance))
    return _lines(tuple(parts))


def _lines(parts: tuple[Text, ...]) -> Text:
    whole = parts[0]
    for part in parts[1:]:
        whole = text("{before}\n{part}", before=whole, part=part)
    return whole


def _joined(parts: tuple[Text, ...]) -> Text:
    whole = parts[0]
    for part in parts[1:]:
        whole = text("{before}\n\n{part}", before=whole, part=part)
    return whole
