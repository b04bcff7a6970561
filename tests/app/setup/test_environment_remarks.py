from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.services.environments import Availability, Environment
from app.setup.environment_remarks import reason_against, remarks_on

_NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
_PLAIN = Environment("e-1", "Contoso", "Production", finance="https://finance.example", state="Ready")


def _remarks(environment: Environment) -> list[str]:
    return [str(one) for one in remarks_on(environment, _NOW)]


def test_an_ordinary_environment_needs_no_remark() -> None:
    assert (_remarks(_PLAIN), reason_against(_PLAIN)) == ([], None)


@pytest.mark.parametrize("availability", [one for one in Availability if one is not Availability.USABLE])
def test_every_hindrance_has_its_own_reason(availability: Availability) -> None:
    reason = reason_against(replace(_PLAIN, availability=availability))
    others = {
        str(reason_against(replace(_PLAIN, availability=one))) for one in Availability if one != availability
    }
    assert reason is not None
    assert str(reason) not in others


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "Its trial ended on 2026-11-20."),
        (9, "Its trial ends soon, on 2026-11-30."),
        (60, "Its trial ends on 2027-01-20."),
    ],
)
def test_the_end_of_a_trial_is_told_with_its_date(days: int, words: str) -> None:
    assert _remarks(replace(_PLAIN, kind="Trial", trial_ends=_NOW + timedelta(days=days))) == [words]


def test_a_trial_whose_end_nobody_tells_is_called_one() -> None:
    assert _remarks(replace(_PLAIN, kind="Trial")) == ["This is a trial environment."]


def test_a_link_that_is_not_there_is_told_from_one_that_could_not_be_told() -> None:
    unlinked = replace(_PLAIN, finance="")
    assert _remarks(replace(unlinked, finance_told=True)) == ["Not linked to Finance and Operations."]
    assert _remarks(unlinked) == ["It could not be told whether Finance and Operations is linked."]


def test_a_default_environment_and_a_state_that_is_not_known_are_pointed_out() -> None:
    assert _remarks(replace(_PLAIN, is_default=True, state="SomethingNew")) == [
        "Microsoft advises against the default environment.",
        "Microsoft gives its state as SomethingNew.",
    ]
