from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest
from creation_trial import CREATE, REQUEST, Trial
from held import holding
from practice_world import hurried

from app.demo.contoso import sites
from app.errors import (
    ConnectionLost,
    CreationUncertain,
    PortalThereAlready,
    ServiceDown,
    ServiceRefused,
)
from app.limits import Limits
from app.provisioning.journal import Event
from app.provisioning.patience import Patience
from app.provisioning.progress import CreationStage, Progress
from app.services.websites import Stage
from app.setup.connection import Connection
from app.setup.last_choices import LastChoices

_LOST = ["lost-reply", "cut-body"]
_NOT_TAKEN = ["server-problem", "bad-gateway", "unavailable", "html-instead"]


@pytest.mark.parametrize("fault", _LOST)
def test_a_request_whose_answer_was_lost_is_found_and_not_sent_again(trial: Trial, fault: str) -> None:
    trial.practice.fault(fault, "power_platform", path=CREATE, method="POST")
    site = trial.create()
    assert (site.stage, trial.posts, trial.sites()) == (Stage.FINISHED, 1, ["contoso-orders"])
    assert CreationStage.LOOKING in trial.stages
    assert trial.creation.event is Event.FINISHED


@pytest.mark.parametrize("fault", _NOT_TAKEN)
def test_a_request_that_may_not_have_arrived_is_not_sent_again_on_doubt(trial: Trial, fault: str) -> None:
    trial.patience = Patience(looks=3)
    trial.practice.fault(fault, "power_platform", path=CREATE, method="POST")
    with pytest.raises(CreationUncertain):
        trial.create()
    assert (trial.posts, trial.sites()) == (1, [])
    assert trial.creation.is_open
    assert len(trial.waits) == 2


def test_a_site_that_appears_late_is_found_by_the_next_look(trial: Trial) -> None:
    trial.practice.fault("unavailable", "power_platform", path=CREATE, method="POST", times=1)

    def appear(wait: int) -> None:
        if wait == 2:
            with trial.practice.organization() as organization:
                wish = sites.Wish("Contoso orders", "contoso-orders", sites.CUSTOMER_PORTAL, 1033)
                sites.add_site(organization, wish)

    trial.during = appear
    assert trial.create().stage is Stage.FINISHED
    assert trial.posts == 1


def test_looking_goes_on_while_the_service_is_busy_or_away(trial: Trial) -> None:
    trial.practice.fault("lost-reply", "power_platform", path=CREATE, method="POST", times=1)
    trial.practice.fault("throttled", "power_platform", path=CREATE, method="GET", value=300, every=2)

    def recover(wait: int) -> None:
        if wait > 3:
            trial.practice.tenant.faults.clear()

    trial.during = recover
    assert trial.create().stage is Stage.FINISHED
    assert (trial.posts, trial.sites()) == (1, ["contoso-orders"])
    assert len(trial.waits) > 1


def test_an_answer_that_comes_too_late_is_a_lost_one(trial: Trial) -> None:
    company = trial.company
    whole = Connection(company.cloud, company.http, company.accounts, trial.journal, LastChoices(Path()))
    impatient = hurried(whole, Limits(total=3.0)).company(company.account)

    def appear(_: int) -> None:
        held.let_go()
        until = time.monotonic() + 60
        while not trial.sites() and time.monotonic() < until:
            time.sleep(0.01)

    trial.during = appear
    with holding("power_platform", "POST", CREATE) as held:
        try:
            site = trial.create(company=impatient)
        finally:
            impatient.http.close()
    assert (site.stage, trial.posts, trial.sites()) == (Stage.FINISHED, 1, ["contoso-orders"])


def test_a_lost_connection_in_the_middle_is_waited_out(trial: Trial) -> None:
    def lose(wait: int) -> None:
        trial.practice.tenant.faults.clear()
        if wait < 3:
            trial.practice.fault("lost-reply", "power_platform")

    trial.during = lose
    assert trial.create().stage is Stage.FINISHED
    hindrances = {str(progress.hindrance) for progress in trial.told if progress.hindrance}
    assert hindrances == {"The connection to localhost broke off."}
    assert trial.posts == 1


def test_a_creation_whose_program_was_killed_is_gone_on_with(trial: Trial) -> None:
    def kill(_: int) -> None:
        raise KeyboardInterrupt

    trial.during = kill
    with pytest.raises(KeyboardInterrupt):
        trial.create()
    assert trial.creation.event is Event.ACCEPTED
    trial.during = lambda _: None
    assert trial.resume().stage is Stage.FINISHED
    assert (trial.posts, trial.sites()) == (1, ["contoso-orders"])


def test_a_program_killed_before_it_asked_looks_and_does_not_ask_by_itself(trial: Trial) -> None:
    async def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.provisioning.create.websites.create_website", killed)
        with pytest.raises(KeyboardInterrupt):
            trial.create()
    trial.patience = Patience(looks=2)
    with pytest.raises(CreationUncertain):
        trial.resume()
    assert (trial.posts, trial.creation.event) == (0, Event.INTENDED)


def test_a_program_killed_before_the_answer_was_written_down_finds_the_site(trial: Trial) -> None:
    trial.practice.fault("lost-reply", "power_platform", path=CREATE, method="POST")
    trial.practice.fault("never-finishes", "power_platform")

    def killed(_: int) -> None:
        raise KeyboardInterrupt

    trial.during = killed
    with pytest.raises(KeyboardInterrupt):
        trial.create()
    assert trial.creation.is_open
    trial.practice.tenant.faults.clear()
    trial.during = lambda _: None
    assert trial.resume().stage is Stage.FINISHED
    assert (trial.posts, trial.sites()) == (1, ["contoso-orders"])


def test_an_older_site_with_the_same_address_is_not_taken_for_the_portal(trial: Trial) -> None:
    trial.patience = Patience(looks=1)
    trial.practice.found("ready")
    with trial.practice.organization() as organization:
        sites.add_site(organization, sites.Wish("Old shop", REQUEST.subdomain, "StarterLayout1", 1033))
    trial.practice.fault("bad-gateway", "power_platform", path=CREATE, method="POST")
    with pytest.raises(CreationUncertain):
        trial.create()


def test_a_request_of_long_ago_without_a_site_was_not_taken(trial: Trial) -> None:
    trial.patience = Patience(looks=1, settled=0)
    trial.practice.fault("bad-gateway", "power_platform", path=CREATE, method="POST")
    with pytest.raises(CreationUncertain):
        trial.create()
    assert trial.creation.event is Event.ENDED
    trial.practice.tenant.faults.clear()
    assert trial.create().stage is Stage.FINISHED
    assert trial.sites() == [REQUEST.subdomain]


def test_while_the_sites_cannot_be_read_no_request_is_given_up(trial: Trial) -> None:
    trial.patience = Patience(looks=1, settled=0)
    trial.practice.fault("bad-gateway", "power_platform", path=CREATE, method="POST", times=1)
    environment = trial.environment

    def tell(progress: Progress) -> None:
        if progress.stage is CreationStage.LOOKING:
            trial.practice.fault("server-problem", "power_platform", path=CREATE, method="GET")

    with pytest.raises(CreationUncertain):
        asyncio.run(replace(trial.creator(), tell=tell).create(environment, REQUEST))
    assert trial.creation.event is Event.INTENDED


def test_the_network_that_is_lost_before_anything_is_asked_leaves_no_entry(trial: Trial) -> None:
    trial.practice.fault("lost-reply", "power_platform")
    with pytest.raises(ConnectionLost):
        trial.create()
    assert trial.journal.creations() == ()


@pytest.mark.parametrize("status", [408, 425, 499, 303, 500, 503])
def test_a_status_that_says_nothing_of_the_request_leaves_it_in_doubt(trial: Trial, status: int) -> None:
    trial.patience = Patience(looks=1)

    async def odd(*_: object) -> None:
        raise ServiceRefused("Power Platform", status) if status < 500 else ServiceDown("P", status)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.provisioning.create.websites.create_website", odd)
        with pytest.raises(CreationUncertain):
            trial.create()
    assert trial.creation.is_open


def test_a_portal_of_someone_else_is_never_taken_for_the_lost_one(trial: Trial) -> None:
    trial.patience = Patience(looks=2)
    trial.practice.fault("unavailable", "power_platform", path=CREATE, method="POST", times=1)

    def appear(_: int) -> None:
        with trial.practice.organization() as organization:
            sites.add_site(organization, sites.Wish("Theirs", "theirs", sites.CUSTOMER_PORTAL, 1033))

    trial.during = appear
    with pytest.raises(PortalThereAlready) as there:
        trial.create()
    assert (there.value.name, trial.posts) == ("Theirs", 1)
    assert (trial.creation.event, trial.creation.website) == (Event.ENDED, "")
