from __future__ import annotations

import pytest

from app.errors import SignInNeeded, SignInRefused, SignInTimedOut
from app.problems import problem_of
from app.problems.managed_device import wants_managed_device


@pytest.mark.parametrize("code", ["53000", "53001"])
def test_codes_about_the_computer_are_known_whatever_they_come_with(code: str) -> None:
    assert wants_managed_device(problem_of(SignInRefused(code)))
    assert wants_managed_device(problem_of(SignInNeeded('{"a":{}}', code)))


def test_the_person_is_not_sent_to_the_browser_for_what_only_the_computer_can_prove() -> None:
    assert not SignInNeeded('{"a":{}}', "53000", by_rule=True).wants_proof
    assert SignInNeeded('{"a":{}}', "50076").wants_proof
    assert SignInNeeded(by_rule=True).wants_proof
    assert not SignInNeeded().wants_proof


def test_other_problems_are_about_something_else() -> None:
    assert not wants_managed_device(None)
    assert not wants_managed_device(problem_of(SignInTimedOut()))
    assert not wants_managed_device(problem_of(SignInNeeded(None, "50076")))
