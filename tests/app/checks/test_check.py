from __future__ import annotations

from dataclasses import replace

import pytest
from check_trial import check_named

from app.checks.check import CheckResult, Finding, Verdict
from app.errors import TimedOut
from app.problems import problem_of
from app.text import text

_CHECK = replace(check_named("dataverse"), mandatory=True, confirmable=True)


def result(verdict: Verdict | None, *, mandatory: bool = True, confirmable: bool = True) -> CheckResult:
    check = replace(_CHECK, mandatory=mandatory, confirmable=confirmable)
    return CheckResult(check, None if verdict is None else Finding(verdict, text("Found.")))


@pytest.mark.parametrize(
    ("verdict", "holds_back"),
    [
        (None, True),
        (Verdict.NOT_READY, True),
        (Verdict.COULD_NOT_CHECK, True),
        (Verdict.READY, False),
        (Verdict.CONFIRMED_BY_YOU, False),
    ],
)
def test_only_a_mandatory_check_that_is_ready_or_confirmed_lets_go_on(
    verdict: Verdict | None, holds_back: bool
) -> None:
    assert result(verdict).holds_back is holds_back
    assert result(verdict, mandatory=False).holds_back is False


@pytest.mark.parametrize(
    ("verdict", "mandatory", "is_advice"),
    [
        (Verdict.NOT_READY, False, True),
        (Verdict.COULD_NOT_CHECK, False, True),
        (Verdict.NOT_READY, True, False),
        (Verdict.COULD_NOT_CHECK, True, False),
        (Verdict.READY, False, False),
        (Verdict.CONFIRMED_BY_YOU, False, False),
        (None, False, False),
    ],
)
def test_advice_holds_nothing_back(verdict: Verdict | None, mandatory: bool, is_advice: bool) -> None:
    assert result(verdict, mandatory=mandatory).is_advice is is_advice


def test_what_a_service_did_not_tell_is_no_advice() -> None:
    unread = Finding(Verdict.COULD_NOT_CHECK, text("Not read."), problem=problem_of(TimedOut("h")))
    assert not CheckResult(replace(_CHECK, mandatory=False), unread).is_advice


@pytest.mark.parametrize("verdict", [None, Verdict.READY, Verdict.NOT_READY, Verdict.CONFIRMED_BY_YOU])
def test_only_what_could_not_be_checked_can_be_confirmed(verdict: Verdict | None) -> None:
    before = result(verdict)
    assert before.confirmed() == before


def test_a_confirmed_check_is_never_called_ready() -> None:
    confirmed = result(Verdict.COULD_NOT_CHECK).confirmed()
    assert confirmed.finding is not None
    assert confirmed.finding.verdict is Verdict.CONFIRMED_BY_YOU
    unconfirmable = result(Verdict.COULD_NOT_CHECK, confirmable=False)
    assert unconfirmable.confirmed() == unconfirmable
