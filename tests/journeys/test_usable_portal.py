from __future__ import annotations

import asyncio
import csv
from datetime import date
from pathlib import Path

from practice_world import Practice
from request_log import RequestLog
from stand_in import press
from walk import Walk, WalkIn

from app.aftercare.permission_plan import PermissionPlan, Standing
from app.cli import no_pdf
from app.demo.contoso.company import environment_id
from app.demo.dataverse.people import SYSTEM_ADMINISTRATOR, role_id, user_row
from app.setup.state import StepId
from app.setup.usability import Part
from app.text import render

PARTY = "party-model"
PERMISSIONS = "*/adx_entitypermissions*"


def plan_of(walk: Walk) -> PermissionPlan:
    plan = walk.state.usability.plan
    assert plan is not None
    return plan


def standings(walk: Walk) -> list[str]:
    return [step.standing.value for step in plan_of(walk).steps]


def at_the_end(walk_in: WalkIn, scenario: str = PARTY) -> Walk:
    walk = walk_in(scenario)
    asyncio.run(walk.to(StepId.FINISHED))
    return walk


def make(walk: Walk) -> None:
    asyncio.run(walk.journey.usability.make_permissions())


def permissions(practice: Practice) -> list[dict[str, object]]:
    with practice.organization(PARTY) as organization:
        table = organization.standard_table("adx_entitypermission")
        found = []
        for row in organization.rows(table):
            roles = organization.linked("adx_entitypermission_webrole", row["adx_entitypermissionid"])
            names = [organization.row(organization.standard_table("adx_webrole"), one) for one in roles]
            found.append({**row, "roles": sorted(one["adx_name"] for one in names if one)})
    return [row for row in found if row["adx_entityname"] != "Orders of the account"]


def test_without_the_party_model_nothing_is_needed(walk_in: WalkIn, log: RequestLog) -> None:
    walk = at_the_end(walk_in, "ready")
    assert not plan_of(walk).is_needed
    # They are read once, with all the rest of the new portal that is kept for updates.
    assert log.count("GET", PERMISSIONS) == 1


def test_missing_permissions_are_made_when_asked(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = at_the_end(walk_in)
    assert standings(walk) == ["missing", "missing", "missing"]
    assert (log.count("PATCH"), permissions(practice)) == (0, [])
    make(walk)
    assert plan_of(walk).is_complete
    party, account, order = permissions(practice)
    assert party["roles"] == ["Authenticated Users", "Customer Representative"]
    assert party["adx_contactrelationship"] == "msdyn_contact_msdyn_contactforparty"
    assert account["_adx_parententitypermission_value"] == party["adx_entitypermissionid"]
    assert order["_adx_parententitypermission_value"] == account["adx_entitypermissionid"]
    assert order["adx_parentrelationship"] == "order_customer_accounts"
    assert all(row["adx_read"] and row["adx_delete"] for row in (party, account, order))
    site = walk.state.site
    assert site is not None
    assert {row["_adx_websiteid_value"] for row in (party, account, order)} == {site.record}


def test_what_is_partly_there_is_only_added_to(walk_in: WalkIn, practice: Practice, log: RequestLog) -> None:
    walk = at_the_end(walk_in)
    make(walk)
    first = permissions(practice)[0]["adx_entitypermissionid"]
    practice.change_rows(
        "adx_entitypermission",
        lambda row: None if row["adx_entitylogicalname"] == "salesorder" else row,
        PARTY,
    )
    log.clear()
    asyncio.run(walk.journey.usability.check_permissions())
    assert standings(walk) == ["there", "there", "missing"]
    make(walk)
    assert plan_of(walk).is_complete
    assert permissions(practice)[0]["adx_entitypermissionid"] == first
    assert (log.count("PATCH", PERMISSIONS), log.count("POST", "*/$ref")) == (1, 0)


def test_a_permission_that_is_different_is_told_and_left_alone(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = at_the_end(walk_in)
    make(walk)
    practice.change_rows("adx_entitypermission", lambda row: {**row, "adx_write": False}, PARTY)
    asyncio.run(walk.journey.usability.check_permissions())
    first = plan_of(walk).steps[0]
    assert first.standing is Standing.DIFFERENT
    assert [render(one) for one in first.reasons] == ["Privileges are missing: write."]
    log.clear()
    make(walk)
    assert (log.count("PATCH"), log.count("POST")) == (0, 0)


def test_an_answer_that_is_lost_makes_nothing_twice(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = at_the_end(walk_in)
    practice.fault("lost-reply", "organization-a", method="PATCH", times=2)
    practice.fault("lost-reply", "organization-a", method="POST", times=1)
    make(walk)
    assert plan_of(walk).is_complete
    assert len(permissions(practice)) == 3
    assert (log.count("PATCH", PERMISSIONS), log.count("POST", "*/$ref")) == (3, 2)


def test_someone_without_the_right_is_told_who_has_it(walk_in: WalkIn, practice: Practice) -> None:
    walk = at_the_end(walk_in)
    with practice.organization(PARTY) as organization:
        identity = user_row(organization)["systemuserid"]
        role = role_id(organization, SYSTEM_ADMINISTRATOR)
        organization.unlink("systemuserroles_association", identity, role)
    make(walk)
    problem = walk.state.usability.of(Part.PERMISSIONS).problem
    assert problem is not None
    assert problem.code == "SERVICE-2"
    assert standings(walk) == ["missing", "missing", "missing"]


def test_a_web_role_by_another_name_is_asked_for(walk_in: WalkIn, practice: Practice) -> None:
    walk = at_the_end(walk_in)

    def renamed(row: dict[str, object]) -> dict[str, object]:
        other = row["adx_name"] == "Customer Representative"
        return {**row, "adx_name": "Kundansvarig"} if other else row

    practice.change_rows("adx_webrole", renamed, PARTY)
    asyncio.run(walk.journey.usability.check_permissions())
    assert standings(walk) == ["waits", "waits", "waits"]
    (question,) = plan_of(walk).questions
    wanted = next(option for option in question.options if option.title == "Kundansvarig")
    walk.journey.usability.answer(question.id, wanted.id)
    make(walk)
    assert permissions(practice)[0]["roles"] == ["Authenticated Users", "Kundansvarig"]


def test_what_a_contact_lacks_is_found_mended_and_exported(
    walk_in: WalkIn, practice: Practice, tmp_path: Path
) -> None:
    walk = at_the_end(walk_in)
    usability = walk.journey.usability
    asyncio.run(usability.read_invitees())
    found = {one.name: one for one in walk.state.usability.invitees or () if one.is_contact}
    assert found["Sam Fabrikam"].invitation.is_ready
    assert found["Sam Fabrikam"].order.is_ready
    assert found["Sam Northwind Traders"].order.missing == ("price-list",)
    assert found["Sam Tailspin Toys"].invitation.missing == ("email", "account-number")
    assert found["Sam Wingtip Toys"].order.missing == ("company", "currency", "ship-to-country")

    one = found["Sam Tailspin Toys"]
    environment = environment_id(practice.person(PARTY).tenant, "production")
    page = walk.connection.cloud.page(
        "record", dataverse="", environment=environment, table=one.table, record=one.id
    )
    addresses = [state.sign_in_address for state in walk.states if state.sign_in_address]
    assert "Everything is filled in." in press(addresses[0], PARTY, page, "fill", "yes")
    asyncio.run(usability.read_invitees())
    everybody = walk.state.usability.invitees or ()
    assert next(other for other in everybody if other.id == one.id).invitation.is_ready

    file = tmp_path / "customers.csv"
    asyncio.run(usability.save_invitees(everybody, file, render))
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert len(rows) == len(everybody) + 1
    assert ["Sam Northwind Traders", "Contact"] in [row[:2] for row in rows]


def test_thousands_of_customers_are_read_page_by_page(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = at_the_end(walk_in)
    with practice.organization(PARTY) as organization:
        table = organization.standard_table("contact")
        for number in range(1_200):
            organization.add(
                table, {"lastname": f"Person {number:04}", "emailaddress1": f"p{number}@a.example"}
            )
    log.clear()
    asyncio.run(walk.journey.usability.read_invitees())
    contacts = [one for one in walk.state.usability.invitees or () if one.is_contact]
    assert len({one.id for one in contacts}) == len(contacts) == 1_206
    assert log.count("GET", "*/contacts") == 3


def test_the_hand_over_list_is_there_again_after_a_new_start(walk_in: WalkIn, tmp_path: Path) -> None:
    walk = at_the_end(walk_in)
    assert walk.state.usability.ticks == {}
    before = date.today()  # noqa: DTZ011 - the person's day
    asyncio.run(walk.journey.usability.tick("invitations", done=True))
    asyncio.run(walk.journey.usability.tick("web-roles", done=True))
    asyncio.run(walk.journey.usability.tick("web-roles", done=False))

    again = walk_in(PARTY)
    asyncio.run(again.sign_in())
    again.journey.coming_back.open(again.state.portals.known[0])
    asyncio.run(again.journey.arrive())
    days = (before, date.today())  # noqa: DTZ011 - as above
    assert again.state.usability.ticks in [{"invitations": day} for day in days]
    page, reports = tmp_path / "list.html", again.journey.reports
    asyncio.run(reports.save(reports.hand_over(), page, no_pdf))
    assert page.read_text("utf-8").count("☑") == 1
