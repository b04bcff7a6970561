from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from creation_trial import CREATE, OPERATION, REQUEST, Trial

from app.demo.contoso import sites
from app.errors import (
    AddressRefused,
    Conflict,
    CreationStalled,
    CreationStopped,
    FolderNotWritable,
    Forbidden,
    NoNetwork,
    PortalThereAlready,
    ServiceRefused,
    SignInNeeded,
    Throttled,
)
from app.http import Token
from app.provisioning.journal import Event
from app.provisioning.patience import Patience
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.services.websites import Stage


def test_a_portal_is_created_by_one_request(trial: Trial) -> None:
    site = trial.create()
    assert (site.template, site.subdomain, site.stage) == ("CustomerPortal", "contoso-orders", Stage.FINISHED)
    assert (trial.posts, trial.sites()) == (1, ["contoso-orders"])
    assert (trial.creation.event, trial.creation.website) == (Event.FINISHED, site.id)
    assert trial.stages == [
        CreationStage.ASKING,
        CreationStage.ACCEPTED,
        CreationStage.BUILDING,
        CreationStage.FINISHED,
    ]
    assert {progress.hindrance for progress in trial.told} == {None}


def test_the_intention_is_written_down_before_anything_is_asked(trial: Trial) -> None:
    environment, seen = trial.environment, []

    def tell(progress: Progress) -> None:
        if progress.stage is CreationStage.ASKING:
            seen.append((trial.creation.event, trial.creation.request, trial.posts))

    asyncio.run(replace(trial.creator(), tell=tell).create(environment, REQUEST))
    assert seen == [(Event.INTENDED, REQUEST, 0)]
    assert trial.creation.place.environment == environment.id


def test_without_a_place_to_write_it_down_nothing_is_asked(trial: Trial) -> None:
    creator = trial.creator()
    environment = trial.environment
    trial.file.unlink()
    trial.file.mkdir()
    with pytest.raises(FolderNotWritable):
        asyncio.run(creator.create(environment, REQUEST))
    assert (trial.posts, trial.sites()) == (0, [])


def test_a_sign_in_that_has_ended_is_known_before_anything_is_written_down(trial: Trial) -> None:
    environment, creator = trial.environment, trial.creator()
    asked: list[bool] = []

    async def ended(_claims: str | None, _renew: bool) -> Token:
        asked.append(True)
        raise SignInNeeded

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "app.provisioning.create.websites.list_websites", lambda *_: asyncio.sleep(0, result=())
        )
        patch.setattr(
            "app.services.company.Company.power_platform", replace(trial.company.power_platform, token=ended)
        )
        with pytest.raises(SignInNeeded):
            asyncio.run(creator.create(environment, REQUEST))
    assert (asked, trial.journal.creations(), trial.posts) == ([True], (), 0)


@pytest.mark.parametrize(
    "trouble", [SignInNeeded(), Throttled("Power Platform", 429), NoNetwork("localhost")]
)
def test_a_request_that_was_not_let_in_has_ended(trial: Trial, trouble: Exception) -> None:
    async def refused(*_: object) -> None:
        raise trouble

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.provisioning.create.websites.create_website", refused)
        with pytest.raises(type(trouble)):
            trial.create()
    assert trial.creation.event is Event.ENDED
    assert trial.create().stage is Stage.FINISHED


def test_a_token_that_runs_out_before_the_request_is_renewed(trial: Trial) -> None:
    trial.practice.fault("expired-token", "power_platform", path=CREATE, method="POST", times=1)
    assert trial.create().stage is Stage.FINISHED
    assert trial.sites() == ["contoso-orders"]


def test_a_token_that_runs_out_in_the_middle_is_renewed(trial: Trial) -> None:
    def run_out(_: int) -> None:
        trial.practice.fault("expired-token", "power_platform", times=1)

    trial.during = run_out
    assert trial.create().stage is Stage.FINISHED
    assert trial.posts == 1


def test_an_address_that_is_taken_is_refused_and_leaves_nothing(trial: Trial) -> None:
    with pytest.raises(ServiceRefused) as refused:
        trial.create(replace(REQUEST, subdomain="contoso"))
    assert refused.value.code == "SubdomainConflict"
    assert (trial.creation.event, trial.sites()) == (Event.ENDED, [])


def test_after_a_refusal_another_address_can_be_asked_for(trial: Trial) -> None:
    with pytest.raises(ServiceRefused):
        trial.create(replace(REQUEST, subdomain="contoso"))
    assert trial.create().subdomain == "contoso-orders"
    assert [one.event for one in trial.journal.creations()] == [Event.ENDED, Event.FINISHED]


def test_a_second_portal_is_not_asked_for(trial: Trial) -> None:
    trial.create()
    trial.log.clear()
    with pytest.raises(PortalThereAlready) as there:
        trial.create(replace(REQUEST, subdomain="another"))
    assert (there.value.name, trial.posts) == ("Contoso orders", 0)


def test_a_portal_that_appeared_since_the_last_look_is_a_conflict(trial: Trial) -> None:
    trial.create()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.provisioning.create.portal_among", lambda _: None)
        with pytest.raises(Conflict) as refused:
            trial.create(replace(REQUEST, subdomain="another"))
    assert refused.value.code == "WebsiteAlreadyExists"
    assert trial.sites() == ["contoso-orders"]


@pytest.mark.parametrize(
    ("scenario", "outcome"), [("create-refused", Forbidden), ("template-refused", ServiceRefused)]
)
def test_a_refusal_ends_the_creation(trial: Trial, scenario: str, outcome: type[ServiceRefused]) -> None:
    trial.scenario = scenario
    with pytest.raises(outcome) as refused:
        trial.create()
    assert refused.value.message
    assert (trial.creation.event, trial.posts, trial.sites()) == (Event.ENDED, 1, [])


def test_an_operation_that_never_finishes_stalls_and_stays_open(trial: Trial) -> None:
    trial.patience = Patience(total=200)
    trial.practice.fault("never-finishes", "power_platform")
    with pytest.raises(CreationStalled):
        trial.create()
    assert (trial.creation.event, trial.posts) == (Event.SEEN, 1)
    trial.practice.tenant.faults.clear()
    assert trial.resume().stage is Stage.FINISHED


def test_an_operation_elsewhere_is_not_followed(trial: Trial) -> None:
    trial.practice.fault("foreign-operation", "power_platform", method="POST")
    assert trial.create().stage is Stage.FINISHED
    assert trial.log.count("GET", OPERATION) == 0
    assert trial.log.count("GET", "/elsewhere") == 0


def test_a_site_deleted_while_it_is_made_ends_the_creation(trial: Trial) -> None:
    def delete(_: int) -> None:
        (site,) = trial.practice.sites()
        site["deleted_at"] = trial.practice.tenant.clock.now().isoformat()
        with trial.practice.documents() as documents:
            sites.save(documents, trial.practice.person("ready").tenant, site)

    trial.during = delete
    with pytest.raises(CreationStopped) as stopped:
        trial.create()
    assert stopped.value.code == "NotFound"
    assert trial.creation.event is Event.ENDED


def test_an_address_that_is_not_given_out_is_told_as_such(trial: Trial) -> None:
    with pytest.raises(AddressRefused):
        trial.create(replace(REQUEST, subdomain="contoso"))


def test_the_pause_that_the_service_asks_for_on_taking_the_request_comes_first(trial: Trial) -> None:
    trial.practice.tenant.clock.advance(timedelta(hours=1))
    trial.during = lambda wait: seen.append((wait, trial.log.count("GET", OPERATION)))
    seen: list[tuple[int, int]] = []
    trial.create()
    assert seen[0] == (1, 0)


def test_a_record_is_brought_back_by_one_request(trial: Trial) -> None:
    trial.scenario = "site-inactive"
    trial.practice.found(trial.scenario)
    with trial.practice.organization(trial.scenario) as organization:
        (row,) = organization.rows(organization.standard_table("adx_website"))
    request = SiteRequest("Contoso customers", "contoso-customers", 1033, record=str(row["adx_websiteid"]))
    site = trial.create(request)
    assert (site.record, site.subdomain) == (row["adx_websiteid"], "contoso-customers")
    assert (trial.posts, trial.creation.request.record) == (1, request.record)
    trial.log.clear()
    with pytest.raises(PortalThereAlready):
        trial.create(replace(request, subdomain="another"))
    assert trial.posts == 0


def test_a_site_of_someone_else_is_waited_for_without_an_entry(trial: Trial) -> None:
    trial.practice.found("ready")
    with trial.practice.organization() as organization:
        wish = sites.Wish("Shop", "shop", sites.CUSTOMER_PORTAL, 1033)
        made = sites.add_site(organization, wish)
    site = asyncio.run(trial.creator().await_site(trial.environment.id, made["id"]))
    assert (site.id, site.stage, trial.posts) == (made["id"], Stage.FINISHED, 0)
    assert trial.journal.creations() == ()
