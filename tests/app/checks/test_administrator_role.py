from __future__ import annotations

from typing import Any

import pytest
from check_trial import answers, finding_of, said
from practice_world import Practice

from app.checks.check import Verdict


def change_user(practice: Practice, **values: Any) -> None:
    practice.change_rows("systemuser", lambda row: {**row, **values})


def test_an_administrator_is_ready(practice: Practice) -> None:
    finding = finding_of(practice, "administrator-role")
    assert said(finding) == ("ready", "You are System Administrator here.")
    assert answers(finding) == ["Roles assigned to you directly: Basic User, System Administrator"]


def test_a_basic_user_is_led_to_who_can_help(practice: Practice) -> None:
    finding = finding_of(practice, "administrator-role", "not-administrator")
    assert said(finding) == ("not-ready", "You are not System Administrator in this environment.")
    assert answers(finding) == ["Roles assigned to you directly: Basic User"]
    assert finding.remedy is not None
    assert finding.remedy.helper.value == "environment-administrator"
    assert "/pages/environment?environment=" in finding.remedy.page


@pytest.mark.parametrize(
    ("values", "summary"),
    [
        ({"isdisabled": True}, "Your user in this environment is switched off."),
        ({"accessmode": 4}, "Your user may only read in this environment."),
    ],
)
def test_a_user_who_cannot_write_is_not_ready(
    practice: Practice, values: dict[str, Any], summary: str
) -> None:
    change_user(practice, **values)
    assert said(finding_of(practice, "administrator-role")) == ("not-ready", summary)


def test_someone_who_is_no_user_here_could_not_be_checked(practice: Practice) -> None:
    change_user(practice, azureactivedirectoryobjectid="someone-else")
    finding = finding_of(practice, "administrator-role")
    assert finding.verdict is Verdict.COULD_NOT_CHECK
    assert finding.problem is not None
    assert finding.problem.code == "SERVICE-2"
