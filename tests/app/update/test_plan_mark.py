from __future__ import annotations

from dataclasses import replace

import pytest

from app.update.merge.choice import Choices, Edited, Take
from app.update.merge.decision import Place
from app.update.plan_file import Checksums, Plan
from app.update.plan_mark import plan_mark

HOME = Place("adx_webpage", "3a", "adx_copy")
FOOTER = Place("adx_contentsnippet", "5c")
PLAN = Plan(Checksums("a", "b", "", "c"), {HOME: Take.OURS, FOOTER: Edited("new")})


def test_the_order_of_choices_is_none_of_a_plans() -> None:
    turned = dict(reversed([*PLAN.choices.items()]))
    assert plan_mark(replace(PLAN, choices=turned)) == plan_mark(PLAN)


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {HOME: Take.OURS},
        {HOME: Take.THEIRS, FOOTER: Edited("new")},
        {HOME: Edited("ours"), FOOTER: Edited("new")},
        {HOME: Take.OURS, FOOTER: Edited("newer")},
        {replace(HOME, conflict=0): Take.OURS, FOOTER: Edited("new")},
    ],
)
def test_another_choice_makes_another_plan(choices: Choices) -> None:
    assert plan_mark(replace(PLAN, choices=choices)) != plan_mark(PLAN)


@pytest.mark.parametrize("side", ["site", "template", "baseline", "decisions"])
def test_other_sides_make_another_plan(side: str) -> None:
    other = replace(PLAN.checksums, **{side: "other"})
    assert plan_mark(replace(PLAN, checksums=other)) != plan_mark(PLAN)
