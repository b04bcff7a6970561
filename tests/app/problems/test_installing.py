from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from app.errors import InstallationTrouble
from app.problems import problem_of

REASONS = get_args(get_type_hints(InstallationTrouble)["reason"])


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_words(reason: str) -> None:
    problem = problem_of(InstallationTrouble(reason, "Dual-write core", "c"))  # type: ignore[arg-type]
    assert problem.code.startswith("INSTALL-")
    assert "Dual-write core" in str(problem.what)
    assert problem.details == (("code", "c"),)


def test_every_reason_has_a_code_of_its_own() -> None:
    codes = {problem_of(InstallationTrouble(reason, "p")).code for reason in REASONS}
    assert len(codes) == len(REASONS) == 5
