from __future__ import annotations

import pytest

from app.errors import Forbidden, NameNotFound, NotConnected, ServiceDown, SignInNeeded, Throttled, Trouble
from app.problems import problem_of
from app.problems.passing import passes


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        (NameNotFound("host"), True),
        (Throttled("Dataverse", 429), True),
        (ServiceDown("Dataverse", 503), True),
        (Forbidden("Dataverse", 403), False),
        (SignInNeeded(), False),
        (NotConnected("finance"), False),
    ],
)
def test_only_what_was_not_answered_passes(trouble: Trouble, expected: bool) -> None:
    assert passes(problem_of(trouble)) is expected
