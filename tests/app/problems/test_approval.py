from __future__ import annotations

import pytest

from app.errors import ConsentNeeded, SignInDeclined, Trouble
from app.problems import problem_of
from app.problems.approval import needs_approval


@pytest.mark.parametrize(
    ("trouble", "needed"),
    [
        (ConsentNeeded("graph"), True),
        (ConsentNeeded("graph", "65001"), True),
        (ConsentNeeded("graph", "90094"), True),
        (ConsentNeeded("graph", "65004"), False),
        (ConsentNeeded("graph", "650052"), False),
        (SignInDeclined(), False),
    ],
)
def test_only_what_an_administrator_can_approve_needs_approval(trouble: Trouble, needed: bool) -> None:
    assert needs_approval(problem_of(trouble)) is needed


def test_nothing_needs_no_approval() -> None:
    assert not needs_approval(None)
