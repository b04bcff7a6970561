from __future__ import annotations

from dataclasses import replace

import pytest
from states_of_readiness import HALFWAY, MIXED, UNAPPROVED
from window_places import ALL_READY

from app.checks.check import CheckResult, Finding, Verdict
from app.errors import Forbidden
from app.problems import Helper, problem_of
from app.report.document import Document, Letter, Table, Task, Tasks, Tone, Words
from app.report.readiness import readiness_report
from app.report.subject import Subject
from app.text import text


def part(document: Document, title: str) -> tuple[object, ...]:
    found = [one.blocks for one in document.parts if str(one.title) == title]
    return found[0] if found else ()


def to_do(document: Document) -> dict[str, list[Task]]:
    blocks = part(document, "What to do, and who can do it")
    return {str(one.helper): list(one.tasks) for one in blocks if isinstance(one, Tasks)}


def evidence(document: Document) -> Table:
    return next(one for one in part(document, "Evidence") if isinstance(one, Table))


def with_verdict(verdict: Verdict, check_id: str) -> tuple[CheckResult, ...]:
    return tuple(
        replace(one, finding=replace(one.finding, verdict=verdict))
        if one.check.id == check_id and one.finding
        else one
        for one in ALL_READY
    )


def decided(results: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
    return tuple(replace(one, decided=one.check.id == "portal-slot") for one in results)


@pytest.mark.parametrize(
    ("results", "sentence", "tone"),
    [
        (
            decided(with_verdict(Verdict.NOT_READY, "portal-slot")),
            "Contoso Production is ready: the portal that is there is gone on with.",
            Tone.READY,
        ),
        (ALL_READY, "Contoso Production is ready: the portal can be created.", Tone.READY),
        (
            MIXED,
            "Contoso Production is not ready yet. 1 thing is missing, 2 could not be checked.",
            Tone.ATTENTION,
        ),
        (
            with_verdict(Verdict.NOT_READY, "dataverse"),
            "Contoso Production is not ready yet. 1 thing is missing.",
            Tone.ATTENTION,
        ),
        (
            with_verdict(Verdict.NOT_READY, "power-pages-licence"),
            "Contoso Production is ready: the portal can be created.",
            Tone.READY,
        ),
        (
            with_verdict(Verdict.CONFIRMED_BY_YOU, "portal-slot"),
            "Contoso Production is ready, in part on a person's word: the portal can be created.",
            Tone.READY,
        ),
        (
            with_verdict(Verdict.COULD_NOT_CHECK, "portal-slot"),
            "It is not known yet whether Contoso Production is ready.",
            Tone.UNSURE,
        ),
        (HALFWAY, "It is not known yet whether Contoso Production is ready.", Tone.UNSURE),
        ((), "It is not known yet whether Contoso Production is ready.", Tone.UNSURE),
    ],
)
def test_one_line_says_how_it_stands(
    subject: Subject, results: tuple[CheckResult, ...], sentence: str, tone: Tone
) -> None:
    document = readiness_report(results, subject)
    assert (str(document.verdict), document.tone) == (sentence, tone)


def test_what_to_do_is_told_by_helper_first_what_holds_the_setup_back(subject: Subject) -> None:
    tasks = to_do(readiness_report(MIXED, subject))
    assert list(tasks) == ["A system administrator of this environment"]
    told = [(str(one.title), str(one.mark)) for one in tasks["A system administrator of this environment"]]
    assert told == [
        ("Table map Sales Order Details", "Not ready"),
        ("Table map Accounts", "Could not be checked"),
        ("Room for the portal", "Could not be checked"),
        ("Power Pages licence", "Advice"),
        ("Supply Chain Management licence", "Could not be checked"),
    ]


def test_who_can_do_something_about_what_holds_back_comes_first(subject: Subject) -> None:
    results = tuple(_for(Helper.YOU, one) if one.is_advice else one for one in MIXED)
    tasks = to_do(readiness_report(results, subject))
    assert list(tasks) == ["A system administrator of this environment", "You"]


def _for(helper: Helper, result: CheckResult) -> CheckResult:
    finding = result.finding
    assert finding is not None
    assert finding.remedy is not None
    return replace(result, finding=replace(finding, remedy=replace(finding.remedy, helper=helper)))


def test_every_task_leads_to_its_page(subject: Subject) -> None:
    (tasks,) = to_do(readiness_report(MIXED, subject)).values()
    assert {one.link.address for one in tasks if one.link} == {
        "https://make.powerpages.microsoft.com/environments/e-1/portals/home"
    }
    assert all(one.link for one in tasks)


def test_where_all_is_ready_there_is_nothing_to_do_and_nobody_to_write_to(subject: Subject) -> None:
    document = readiness_report(ALL_READY, subject)
    assert part(document, "What to do, and who can do it") == (Words(text("There is nothing to do.")),)
    assert part(document, "Messages to send") == ()


def test_each_helper_gets_one_message(subject: Subject) -> None:
    blocks = part(readiness_report(MIXED, subject), "Messages to send")
    letters = [one for one in blocks if isinstance(one, Letter)]
    assert [str(one.title) for one in letters] == ["To: A system administrator of this environment"]
    assert str(letters[0].content).count("What is needed:") == 5


def test_an_approval_is_asked_for_in_a_message_of_its_own(subject: Subject) -> None:
    both = (*UNAPPROVED, *(one for one in MIXED if one.check.id == "table-map-accounts"))
    blocks = part(readiness_report(both, subject), "Messages to send")
    letters = [str(one.content) for one in blocks if isinstance(one, Letter)]
    assert len(letters) == 2
    assert letters[0] == str(subject.approval)


def test_a_confirmation_is_never_shown_as_verified(subject: Subject) -> None:
    document = readiness_report(with_verdict(Verdict.CONFIRMED_BY_YOU, "portal-slot"), subject)
    group = next(one for one in evidence(document).groups if str(one.name) == "Room for the portal")
    assert (str(group.mark), group.tone) == ("Confirmed by you", Tone.UNSURE)
    who, when, answer = group.rows[-1]
    assert (str(who), str(when)) == ("alex@contoso.example", "–")
    assert str(answer) == "Has looked and confirmed it. Not verified."
    assert "the program could not verify it" in str(part(document, "What to do, and who can do it")[-1])


def test_a_decision_is_never_shown_as_missing(subject: Subject) -> None:
    results = decided(with_verdict(Verdict.NOT_READY, "portal-slot"))
    groups = evidence(readiness_report(results, subject)).groups
    (row,) = [one for one in groups if str(one.name) == "Room for the portal"]
    assert (str(row.mark), row.tone) == ("Decided by a person", Tone.UNSURE)


def test_evidence_has_every_check_with_source_time_and_answer(subject: Subject) -> None:
    table = evidence(readiness_report(ALL_READY, subject))
    assert [str(one.name) for one in table.groups] == [str(one.check.title) for one in ALL_READY]
    source, when, answer = table.groups[0].rows[0]
    assert str(source) == "Dataverse: your user"
    assert str(when).endswith("UTC+01:00")
    assert str(answer) == "System Administrator, assigned directly"


def test_of_a_refusal_support_gets_the_codes_and_not_the_service_s_words(subject: Subject) -> None:
    refused = problem_of(Forbidden("Dataverse", 403, "0x80040220", "Principal 77 lacks prvRead", "corr-1"))
    finding = Finding(Verdict.COULD_NOT_CHECK, text("This could not be checked."), problem=refused)
    table = evidence(readiness_report((CheckResult(ALL_READY[0].check, finding),), subject))
    told = str(table.groups[0].rows[-1][2])
    assert "service Dataverse, status 403, code 0x80040220, correlation id corr-1" in told
    assert "Principal" not in told


def test_a_check_without_an_answer_says_so(subject: Subject) -> None:
    table = evidence(readiness_report((CheckResult(ALL_READY[0].check),), subject))
    assert str(table.groups[0].mark) == "Not finished"
    assert [str(cell) for cell in table.groups[0].rows[0]] == ["Nobody", "–", "Nothing is known yet"]


def test_practice_is_called_practice(subject: Subject) -> None:
    practice = replace(subject, cloud=replace(subject.cloud, authority="https://localhost:4711"))
    assert str(readiness_report(ALL_READY, practice).lead).endswith(
        "This was practice: the company is made up."
    )
    assert "practice" not in str(readiness_report(ALL_READY, subject).lead)


def test_it_says_who_made_it_and_when(subject: Subject) -> None:
    document = readiness_report(ALL_READY, subject)
    assert str(document.foot) == "Made by Customer Portal Setup 1.2.3 on 2026-11-21 13:30 UTC+01:00"
    assert str(document.lead).startswith("alex@contoso.example looked on 2026-11-21 13:30 UTC+01:00.")
