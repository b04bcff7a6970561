"""A portal is never asked for twice, nor beside a site that may be one."""

from __future__ import annotations

import asyncio

import pytest
from creation_trial import REQUEST, Trial

from app.errors import CreationUncertain, PortalPerhapsThere
from app.provisioning.journal import Event, Place
from app.provisioning.patience import Patience
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


def test_two_copies_at_once_ask_once(trial: Trial) -> None:
    environment = trial.environment

    async def both() -> list[Website]:
        copies = (trial.creator(), trial.creator())
        return await asyncio.gather(*(copy.create(environment, REQUEST) for copy in copies))

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
