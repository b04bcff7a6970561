from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from usability_states import (
    ADMINISTRATORS,
    ANONYMOUS,
    AUTHENTICATED,
    BY_HAND,
    NEEDED,
    ORDER,
    RELATIONSHIPS,
    REPRESENTATIVE,
    TO_ACCOUNT,
    TO_PARTY,
    UNCLEAR,
    WEBSITE,
    made,
)

from app.aftercare.party_model import party_model
from app.aftercare.permission_plan import PermissionFacts, Standing, permission_id, permission_plan
from app.services.table_permissions import PRIVILEGES, TablePermission
from app.text import render

NOBODY: Mapping[str, str] = {}


def standings(facts: PermissionFacts, answers: Mapping[str, str] = NOBODY) -> list[str]:
    return [step.standing.value for step in permission_plan(facts, answers).steps]


def with_permissions(*permissions: TablePermission) -> PermissionFacts:
    return replace(NEEDED, permissions=permissions)


def test_nothing_is_wanted_without_the_party_model() -> None:
    plan = permission_plan(PermissionFacts(is_needed=False), NOBODY)
    assert (plan.is_complete, plan.steps, plan.to_do) == (True, (), ())


def test_without_a_website_nothing_can_be_planned() -> None:
    plan = permission_plan(PermissionFacts(is_needed=True), NOBODY)
    assert (plan.is_complete, plan.steps, plan.to_do) == (False, (), ())


def test_what_is_missing_is_made_each_below_its_parent() -> None:
    plan = permission_plan(NEEDED, NOBODY)
    party, account, order = (step.make for step in plan.to_do)
    assert (account.parent, order.parent, party.parent) == (party.id, account.id, "")
    assert order.relationship == ORDER.name
    assert {role.name for role in plan.steps[0].roles} == {"Authenticated Users", "Customer Representative"}
    assert all(one.privileges == set(PRIVILEGES) for one in (party, account, order))
    assert plan.questions == ()


def test_a_permission_has_the_same_id_at_every_attempt() -> None:
    wanted = party_model().permissions[0]
    assert permission_id(WEBSITE, wanted) == permission_id(WEBSITE.upper(), wanted)
    assert permission_id(WEBSITE, wanted) != permission_id("another", wanted)


def test_what_was_made_is_complete() -> None:
    assert permission_plan(made(), NOBODY).is_complete


def test_one_made_by_hand_is_taken_as_it_is() -> None:
    plan = permission_plan(with_permissions(BY_HAND), NOBODY)
    assert [step.standing for step in plan.steps] == [Standing.THERE, Standing.MISSING, Standing.MISSING]
    assert plan.steps[1].make.parent == BY_HAND.id


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"is_active": False}, "It is switched off."),
        ({"privileges": frozenset(PRIVILEGES) - {"delete"}}, "Privileges are missing: delete."),
        ({"relationship": "elsewhere"}, "It goes by a relationship that does not lead to the right table."),
        ({"roles": frozenset({AUTHENTICATED.id})}, "not given to these web roles: Customer Representative."),
        ({"roles": frozenset()}, "It is not given to any web role."),
    ],
)
def test_what_is_different_is_told_and_nothing_is_made_below_it(change: dict[str, object], says: str) -> None:
    plan = permission_plan(with_permissions(replace(BY_HAND, **change)), NOBODY)  # type: ignore[arg-type]
    assert plan.steps[0].standing is Standing.DIFFERENT
    assert any(says in render(reason) for reason in plan.steps[0].reasons)
    assert plan.to_do == ()
    assert not plan.is_complete


def test_of_two_the_one_that_is_right_counts() -> None:
    other = replace(BY_HAND, id="other", privileges=frozenset({"read"}))
    assert permission_plan(with_permissions(other, BY_HAND), NOBODY).steps[0].make.id == BY_HAND.id


def test_one_of_its_own_that_has_not_all_roles_yet_gets_them() -> None:
    facts = made()
    first = replace(facts.permissions[0], roles=frozenset({AUTHENTICATED.id}))
    plan = permission_plan(replace(facts, permissions=(first, *facts.permissions[1:])), NOBODY)
    (step,) = plan.to_do
    assert (step.standing, step.roles) == (Standing.PARTLY, (REPRESENTATIVE,))


def test_a_permission_on_the_same_table_for_something_else_is_no_matter() -> None:
    other = replace(
        BY_HAND, id="other", table="account", scope=party_model().permissions[1].scope, parent="x"
    )
    assert standings(with_permissions(other)) == ["missing", "missing", "missing"]


def test_without_any_relationship_there_is_nothing_that_could_be_made() -> None:
    plan = permission_plan(replace(NEEDED, relationships={}), NOBODY)
    assert plan.to_do == ()
    assert "No relationship between the tables msdyn_contactforparty and contact was found." in [
        render(one) for one in plan.steps[0].reasons
    ]


def test_what_cannot_be_recognised_is_asked() -> None:
    plan = permission_plan(UNCLEAR, NOBODY)
    assert standings(UNCLEAR) == ["waits", "waits", "waits"]
    assert [question.id for question in plan.questions] == ["representative", "account"]
    assert ANONYMOUS.name not in [option.title for option in plan.questions[0].options]


def test_answers_settle_it() -> None:
    answers = {"representative": REPRESENTATIVE.id, "account": TO_PARTY.name}
    plan = permission_plan(UNCLEAR, answers)
    assert [step.standing for step in plan.steps] == [Standing.MISSING] * 3
    assert plan.steps[1].make.relationship == TO_PARTY.name
    assert [question.answer for question in plan.questions] == [REPRESENTATIVE.id, TO_PARTY.name]


def test_the_same_web_role_may_be_the_answer_to_both() -> None:
    roles = (ADMINISTRATORS, replace(REPRESENTATIVE, name="Alla"))
    facts = replace(NEEDED, roles=roles)
    answers = {"authenticated": REPRESENTATIVE.id, "representative": REPRESENTATIVE.id}
    assert standings(facts, answers) == ["missing", "missing", "missing"]
    assert len(permission_plan(facts, answers).steps[0].roles) == 1


def test_an_answer_that_is_no_longer_offered_is_none() -> None:
    assert standings(UNCLEAR, {"representative": "gone", "account": TO_ACCOUNT.name})[0] == "waits"


def test_one_of_its_own_without_the_role_that_was_chosen_asks_again() -> None:
    facts = replace(made(), roles=UNCLEAR.roles, relationships=RELATIONSHIPS)
    first = replace(facts.permissions[0], roles=frozenset({AUTHENTICATED.id}))
    plan = permission_plan(replace(facts, permissions=(first, *facts.permissions[1:])), NOBODY)
    assert plan.steps[0].standing is Standing.WAITS
    assert [question.id for question in plan.questions] == ["representative"]
    done = permission_plan(facts, NOBODY)
    assert done.steps[0].standing is Standing.THERE


def test_a_site_without_web_roles_says_so() -> None:
    plan = permission_plan(replace(NEEDED, roles=(ANONYMOUS,)), NOBODY)
    assert "The site has no web roles that could get it." in [render(one) for one in plan.steps[0].reasons]
    assert plan.questions == ()
