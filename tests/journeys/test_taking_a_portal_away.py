from __future__ import annotations

import asyncio

import pytest
from held import holding
from practice_world import Practice
from request_log import RequestLog
from walk import Walk, WalkIn

from app.aftercare.removal import RemovalStage
from app.demo.dataverse.people import user_row
from app.provisioning.journal import Creation, Event
from app.provisioning.site_request import SiteRequest
from app.services import dataverse
from app.services.client import Client
from app.setup.aftercare_state import Act
from app.setup.state import StepId


def finished(walk_in: WalkIn) -> Walk:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.FINISHED))
    return walk


def creation_of(walk: Walk) -> Creation:
    (creation,) = walk.connection.journal.creations()
    return creation


def end_of(walk: Walk) -> RemovalStage | None:
    return walk.state.aftercare.removal


def rows(practice: Practice) -> list[str]:
    with practice.organization() as organization:
        table = organization.standard_table("adx_website")
        return [row["adx_name"] for row in organization.rows(table)]


def removal_requests(log: RequestLog) -> tuple[int, int]:
    return log.count("DELETE", "*/websites/*"), log.count("DELETE", "*/adx_websites(*")


def is_gone(practice: Practice) -> bool:
    return all(site["deleted_at"] for site in practice.sites()) and rows(practice) == []


def test_a_portal_is_removed_with_its_content(walk_in: WalkIn, practice: Practice, log: RequestLog) -> None:
    walk = finished(walk_in)
    assert rows(practice) == ["Contoso orders"]
    asyncio.run(walk.journey.removal.remove())
    assert walk.state.aftercare.removal is RemovalStage.DONE
    assert is_gone(practice)
    assert removal_requests(log) == (1, 1)
    assert creation_of(walk).event is Event.REMOVED
    assert walk.state.aftercare.removals == ()


@pytest.mark.parametrize("path", ["*/websites/*", "*/adx_websites(*"])
def test_a_removal_whose_answer_is_lost_is_seen_and_not_asked_for_again(
    walk_in: WalkIn, practice: Practice, log: RequestLog, path: str
) -> None:
    walk = finished(walk_in)
    practice.fault("lost-reply", "*", path=path, method="DELETE")
    asyncio.run(walk.journey.removal.remove())
    assert walk.state.aftercare.removal is RemovalStage.DONE
    assert is_gone(practice)
    assert removal_requests(log) == (1, 1)


def test_a_removal_that_was_interrupted_is_found_again_and_gone_on_with(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = finished(walk_in)

    async def close_meanwhile() -> None:
        removing = asyncio.create_task(walk.journey.removal.remove())
        await walk.shows(lambda _: creation_of(walk).event is Event.HOST_REMOVED)
        removing.cancel()
        await asyncio.wait((removing,))

    with holding("organization-a"):
        asyncio.run(close_meanwhile())
    again = walk_in("ready")
    asyncio.run(again.sign_in())
    (half,) = again.state.aftercare.removals
    asyncio.run(again.journey.removal.resume(half))
    assert again.state.step is StepId.FINISHED
    assert again.state.aftercare.removal is RemovalStage.DONE
    assert is_gone(practice)
    assert log.count("DELETE", "*/websites/*") == 1


def test_after_a_start_a_site_that_is_still_there_is_removed_only_when_asked_again(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = finished(walk_in)
    journal = walk.connection.journal
    journal.write(creation_of(walk), Event.REMOVAL_INTENDED, record=walk.state.site.record)  # type: ignore[union-attr]
    again = walk_in("ready")
    asyncio.run(again.sign_in())
    (half,) = again.state.aftercare.removals
    asyncio.run(again.journey.removal.resume(half))
    assert end_of(again) is RemovalStage.HOST_STILL_THERE
    assert removal_requests(log) == (0, 0)
    assert again.state.site is not None
    asyncio.run(again.journey.removal.remove())
    assert end_of(again) is RemovalStage.DONE
    assert removal_requests(log) == (1, 1)


def test_a_site_that_somebody_removed_meanwhile_leaves_its_content_to_be_removed(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = finished(walk_in)
    (site,) = practice.sites()
    with practice.documents() as documents:
        documents.remove(practice.person("ready").tenant, "website", site["id"])
    asyncio.run(walk.journey.removal.remove())
    assert end_of(walk) is RemovalStage.DONE
    assert rows(practice) == []
    assert removal_requests(log) == (0, 1)


def test_content_that_another_site_shows_is_left(walk_in: WalkIn, practice: Practice) -> None:
    walk = finished(walk_in)
    (site,) = practice.sites()
    with practice.documents() as documents:
        other = site | {"id": "5eb107a6-5ac2-4e1c-a3b9-d5c21bbc10ce", "subdomain": "another"}
        documents.put(practice.person("ready").tenant, "website", other["id"], other)
    asyncio.run(walk.journey.removal.remove())
    assert end_of(walk) is RemovalStage.CONTENT_KEPT
    assert rows(practice) == ["Contoso orders"]


def test_content_that_was_there_before_is_left(walk_in: WalkIn, practice: Practice) -> None:
    walk = finished(walk_in)
    practice.change_rows("adx_website", lambda row: row | {"createdon": "2026-01-01T00:00:00Z"})
    asyncio.run(walk.journey.removal.remove())
    assert walk.state.aftercare.removal is RemovalStage.CONTENT_KEPT
    assert rows(practice) == ["Contoso orders"]
    assert all(site["deleted_at"] for site in practice.sites())


def test_content_that_is_being_brought_back_is_left(walk_in: WalkIn, practice: Practice) -> None:
    walk = finished(walk_in)
    assert walk.state.site is not None
    journal, place = walk.connection.journal, creation_of(walk).place
    journal.begin(place, SiteRequest("Contoso orders", "contoso-again", 1033, record=walk.state.site.record))
    asyncio.run(walk.journey.removal.remove())
    assert end_of(walk) is RemovalStage.CONTENT_KEPT
    assert rows(practice) == ["Contoso orders"]


def test_of_a_portal_that_was_brought_back_only_the_site_is_removed(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("site-inactive")
    asyncio.run(walk.to(StepId.READINESS))
    (room,) = [one for one in walk.state.readiness if one.check.id == "portal-slot"]
    assert room.finding is not None
    walk.journey.checks.take_way(room.finding.ways[0])
    asyncio.run(walk.to(StepId.FINISHED))
    # Not even content that looks as young as the site is taken for the program's own.
    moment = creation_of(walk).started.strftime("%Y-%m-%dT%H:%M:%SZ")
    practice.change_rows("adx_website", lambda row: row | {"createdon": moment}, "site-inactive")
    asyncio.run(walk.journey.removal.remove())
    assert end_of(walk) is RemovalStage.CONTENT_NOT_OURS
    assert "were there before" in str(walk.state.aftercare.deed(Act.REMOVAL).outcome)
    assert removal_requests(log) == (1, 0)
    assert creation_of(walk).event is Event.REMOVED
    assert walk.state.aftercare.is_removed


def test_a_refusal_leaves_the_portal_and_says_so(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = finished(walk_in)
    with practice.organization() as organization:
        kind, user = "dataverse-a/systemuserroles_association", user_row(organization)["systemuserid"]
        organization.documents.put(organization.tenant, kind, user, {"links": []})
    asyncio.run(walk.journey.removal.remove())
    problem = walk.state.aftercare.deed(Act.REMOVAL).problem
    assert problem is not None
    assert problem.code == "SITE-6"
    assert creation_of(walk).event is Event.FINISHED
    assert removal_requests(log) == (1, 0)


def test_a_site_that_somebody_else_made_is_never_removed(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = finished(walk_in)
    (site,) = practice.sites()
    with practice.documents() as documents:
        older = site | {"asked_for": "2026-01-01T00:00:00.000000Z", "finished": True}
        documents.put(practice.person("ready").tenant, "website", site["id"], older)
    asyncio.run(walk.journey.removal.remove())
    assert end_of(walk) is RemovalStage.NOT_OURS
    asyncio.run(walk.journey.portal.look())
    origin = walk.state.aftercare.origin
    assert origin is not None
    assert origin.creation is None
    asyncio.run(walk.journey.removal.remove())
    assert removal_requests(log) == (0, 0)
    assert not practice.sites()[0]["deleted_at"]


def test_an_environment_that_cannot_be_read_leaves_the_removal_open(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = finished(walk_in)
    site, journal = walk.state.site, walk.connection.journal
    assert site is not None
    half = journal.write(creation_of(walk), Event.REMOVAL_INTENDED, record=site.record)
    (kept,) = practice.sites()
    with practice.documents() as documents:
        documents.remove(practice.person("ready").tenant, "website", kept["id"])
    again = walk_in("ready")
    asyncio.run(again.sign_in())
    practice.fault("unavailable", "business_apps")
    asyncio.run(again.journey.removal.resume(half))
    assert end_of(again) is RemovalStage.CONTENT_STILL_THERE
    assert creation_of(again).event is Event.HOST_REMOVED
    practice.tenant.faults.clear()
    asyncio.run(again.journey.removal.go_on())
    assert end_of(again) is RemovalStage.DONE
    assert rows(practice) == []


def test_a_removal_that_is_gone_on_with_twice_at_once_runs_once(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = finished(walk_in)
    assert walk.state.site is not None
    half = walk.connection.journal.write(
        creation_of(walk), Event.REMOVAL_INTENDED, record=walk.state.site.record
    )
    (site,) = practice.sites()
    with practice.documents() as documents:
        documents.remove(practice.person("ready").tenant, "website", site["id"])
    again = walk_in("ready")
    asyncio.run(again.sign_in())

    async def twice() -> None:
        await asyncio.gather(again.journey.removal.resume(half), again.journey.removal.resume(half))

    asyncio.run(twice())
    assert end_of(again) is RemovalStage.DONE
    assert removal_requests(log) == (0, 1)


def test_content_that_another_copy_removes_at_the_same_time_is_gone(
    walk_in: WalkIn, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk, delete = finished(walk_in), dataverse.delete_website_record

    async def too_late(client: Client, record: str) -> None:
        await delete(client, record)
        await delete(client, record)

    monkeypatch.setattr(dataverse, "delete_website_record", too_late)
    asyncio.run(walk.journey.removal.remove())
    assert end_of(walk) is RemovalStage.DONE
    assert rows(practice) == []
    assert creation_of(walk).event is Event.REMOVED
