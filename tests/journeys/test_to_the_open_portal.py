from __future__ import annotations

import asyncio

import browser
from practice_world import Practice
from request_log import RequestLog
from stand_in import press
from walk import ADDRESS, NAME, WalkIn

from app.setup.state import StepId


def test_a_whole_setup_ends_at_an_open_portal(walk_in: WalkIn, practice: Practice, log: RequestLog) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.FINISHED))
    site = walk.state.site
    assert site is not None
    assert (site.name, site.subdomain, site.template) == (NAME, ADDRESS, "CustomerPortal")
    assert walk.connection.cloud.may_open(site.address)
    page = browser.visit(site.address, "ready")
    assert page.url == site.address
    assert page.status_code == 200
    assert NAME in page.text
    assert log.count("POST", "*/websites") == 1
    assert len(practice.sites()) == 1


def test_two_stopped_maps_are_started_and_checked_again(walk_in: WalkIn) -> None:
    walk = walk_in("maps-stopped")
    asyncio.run(walk.to(StepId.READINESS))
    waiting = [one for one in walk.state.readiness if one.holds_back]
    assert [one.check.id for one in waiting] == ["table-map-sales-order-details", "table-map-products"]
    walk.journey.forward()
    assert walk.state.step is StepId.READINESS

    for result, title in zip(waiting, ("Sales Order Details", "Products"), strict=True):
        assert result.finding is not None
        assert result.finding.remedy is not None
        addresses = [state.sign_in_address for state in walk.states if state.sign_in_address]
        said = press(addresses[0], walk.scenario, result.finding.remedy.page, "run", title)
        assert f"{title}: Running." in said
        asyncio.run(walk.journey.checks.check_one(result.check.id))
    assert walk.state.is_ready
    asyncio.run(walk.to(StepId.FINISHED))


def test_the_environment_without_dataverse_is_shown_with_its_reason(walk_in: WalkIn) -> None:
    walk = walk_in("no-dataverse-first")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    walk.choose("Contoso Training")
    walk.journey.forward()
    assert walk.state.step is StepId.ENVIRONMENT
    asyncio.run(walk.journey.checks.check_all())
    assert walk.verdict("dataverse") == "not-ready"
    assert walk.verdict("administrator-role") == "could-not-be-checked"
    walk.choose("Contoso Production")
    assert walk.state.readiness == ()
    asyncio.run(walk.to(StepId.FINISHED))


def test_a_slow_and_unsteady_network_only_takes_longer(walk_in: WalkIn) -> None:
    walk = walk_in("slow-network")
    asyncio.run(walk.to(StepId.FINISHED))
    assert walk.state.site is not None


def test_without_a_licence_the_setup_goes_on_with_advice(walk_in: WalkIn) -> None:
    walk = walk_in("no-licence")
    asyncio.run(walk.to(StepId.READINESS))
    assert walk.verdict("power-pages-licence") == "not-ready"
    assert walk.state.is_ready
    asyncio.run(walk.to(StepId.FINISHED))


def test_licences_that_cannot_be_read_are_confirmed_and_never_called_verified(walk_in: WalkIn) -> None:
    walk = walk_in("licence-unreadable")
    asyncio.run(walk.to(StepId.READINESS))
    assert walk.verdict("supply-chain-licence") == "could-not-be-checked"
    walk.journey.checks.confirm("supply-chain-licence")
    assert walk.verdict("supply-chain-licence") == "confirmed-by-you"
    asyncio.run(walk.to(StepId.FINISHED))
