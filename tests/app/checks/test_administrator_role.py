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
    assert answers(finding) == [
        "Roles assigned to you directly: Basic User, System Administrator",
        "Access mode: Read-Write",
    ]


def test_someone_without_any_role_is_led_to_who_can_help(practice: Practice) -> None:
    practice.change_rows("role", lambda _: None, "not-administrator")
    finding = finding_of(practice, "administrator-role", "not-administrator")
    assert answers(finding)[0] == "No roles are assigned to you directly"
    assert finding.remedy is not None
    assert finding.remedy.helper.value == "environment-administrator"
    assert "/pages/environment?environment=" in finding.remedy.page


@pytest.mark.parametrize(
    ("mode", "name"), [(1, "Administrative"), (2, "Read"), (4, "Non-interactive"), (77, "77")]
)
def test_only_read_write_access_is_enough(practice: Practice, mode: int, name: str) -> None:
    change_user(practice, accessmode=mode)
    finding = finding_of(practice, "administrator-role")
    assert said(finding) == ("not-ready", "Your user may not both read and write in this environment.")
    assert answers(finding)[1] == f"Access mode: {name}"


def test_an_organisation_that_discovery_does_not_list_is_told_as_such(practice: Practice) -> None:
    finding = finding_of(practice, "administrator-role", "not-administrator", organization="another")
    assert said(finding) == ("not-ready", "You are not System Administrator in this environment.")
    assert answers(finding)[-1] == "This environment is not listed"


def test_someone_who_is_no_user_here_could_not_be_checked(practice: Practice) -> None:
    change_user(practice, azureactivedirectoryobjectid="someone-else")
    finding = finding_of(practice, "administrator-role")
    assert finding.verdict is Verdict.COULD_NOT_CHECK
    assert finding.problem is not None
    assert finding.problem.code == "SERVICE-2"
