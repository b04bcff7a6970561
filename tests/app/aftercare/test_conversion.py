from __future__ import annotations

from dataclasses import replace

import pytest
from setup_states import UAT, results

from app.aftercare.conversion import can_be_asked, conditions
from app.checks.check import Verdict


@pytest.mark.parametrize(
    ("kind", "met", "asked"),
    [
        ("Production", True, True),
        ("sandbox", True, True),
        ("Developer", False, False),
        ("Trial", False, False),
        ("Default", None, True),
        ("", None, True),
    ],
)
def test_the_kind_of_environment_decides_where_it_is_known(kind: str, met: bool | None, asked: bool) -> None:
    found = conditions(replace(UAT, kind=kind), ())
    assert (found[0].is_met, can_be_asked(found)) == (met, asked)


@pytest.mark.parametrize(
    ("verdict", "met"),
    [
        (Verdict.READY, True),
        (Verdict.CONFIRMED_BY_YOU, True),
        (Verdict.NOT_READY, False),
        (Verdict.COULD_NOT_CHECK, None),
        (None, None),
    ],
)
def test_licence_and_role_stand_as_the_checks_found_them(verdict: Verdict | None, met: bool | None) -> None:
    _, licence, role = conditions(UAT, results(verdict))
    assert (licence.is_met, role.is_met) == (met, met)


def test_without_checks_and_environment_nothing_is_known() -> None:
    found = conditions(None, ())
    assert [one.is_met for one in found] == [None, None, None]
    assert can_be_asked(found)
