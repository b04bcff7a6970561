"""A portal is never asked for twice, nor beside a site that may be one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from creation_trial import REQUEST, Trial

from app.errors import CreationUncertain, PortalPerhapsThere
from app.provisioning.journal import Creation, Event, Journal, Place
from app.provisioning.patience import Patience
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.services.websites import Stage, Website

_PERHAPS = Website("site", "Customer Portal", "", "", "old", "", Stage.FINISHED, "")


def test_what_another_copy_has_begun_is_not_asked_for_again(trial: Trial) -> None:
    company, environment = trial.company, trial.environment
    trial.journal.begin(
        Place(company.cloud.id, company.account.id, environment.id, environment.name), REQUEST
    )
    trial.patience = Patience(looks=2)
    with pytest.raises(CreationUncertain):
        trial.create()
    assert trial.posts == 0


def test_what_another_copy_waits_for_is_waited_for_too(trial: Trial) -> None:
    seconds: list[Website] = []

    def another_copy(wait: int) -> None:
        if wait == 1:
            trial.during = lambda _: None
            with ThreadPoolExecutor(1) as threads:
                seconds.append(threads.submit(trial.create).result())

    trial.during = another_copy
    first = trial.create()
    assert [first.id] == [second.id for second in seconds]
    assert (trial.posts, trial.sites()) == (1, ["contoso-orders"])
    assert trial.creation.event is Event.FINISHED


def test_two_copies_that_begin_at_once_ask_once(trial: Trial) -> None:
    environment = trial.environment
    both_have_looked = Barrier(2, timeout=60)

    class MeetingJournal(Journal):
        def begin(self, place: Place, request: SiteRequest) -> tuple[Creation, bool]:
            both_have_looked.wait()
            return super().begin(place, request)

    async def both() -> list[Website]:
        accepted = asyncio.Event()

        def tell(progress: Progress) -> None:
            if progress.stage is CreationStage.ACCEPTED:
                accepted.set()

        async def once_it_is_asked_for(seconds: float) -> None:
            await asyncio.wait_for(accepted.wait(), timeout=60)
            trial.practice.tenant.clock.advance(timedelta(seconds=seconds))

        journal = MeetingJournal(trial.file)
        copy = replace(trial.creator(), journal=journal, tell=tell, sleep=once_it_is_asked_for)
        return await asyncio.gather(*(copy.create(environment, REQUEST) for _ in range(2)))

    first, second = asyncio.run(both())
    assert first.id == second.id
    assert (trial.posts, trial.sites()) == (1, ["contoso-orders"])
    assert trial.creation.event is Event.FINISHED


def test_beside_a_site_that_may_be_a_portal_nothing_is_asked_for(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.provisioning.create.perhaps_portals", lambda _: (_PERHAPS,))
    with pytest.raises(PortalPerhapsThere) as refused:
        trial.create()
    assert (refused.value.name, trial.posts, trial.journal.creations()) == ("Customer Portal", 0, ())


def test_once_the_person_has_looked_it_is_asked_for(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.provisioning.create.perhaps_portals", lambda _: (_PERHAPS,))
    site = asyncio.run(trial.creator().create(trial.environment, REQUEST, looked={_PERHAPS.id}))
    assert (site.subdomain, trial.posts) == ("contoso-orders", 1)
