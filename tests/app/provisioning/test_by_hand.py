"""The way by hand: when it is taken, what is shown, and how the new site is found."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from scripted import client_of, reply

from app.catalogues import screen_words
from app.clouds import CLOUD_IDS, cloud_named
from app.errors import (
    AddressRefused,
    Conflict,
    ConnectionLost,
    Forbidden,
    NotFound,
    NotSignedIn,
    ServiceDown,
    ServiceRefused,
    Throttled,
    Trouble,
)
from app.http import Reply, Request
from app.provisioning.by_hand import (
    Lookout,
    leads_by_hand,
    page_by_hand,
    site_made_by_hand,
    steps_by_hand,
    why_by_hand,
)
from app.provisioning.patience import Patience
from app.provisioning.plan import Adopt, Create, Reactivate
from app.provisioning.site_request import SiteRequest
from app.services.dataverse import WebsiteRecord
from app.services.websites import Stage, Website
from app.text import render

REQUEST = SiteRequest("Contoso", "contoso", 1033)
RECORD = WebsiteRecord("r-1", "Old & new")
_SITE = {"id": "s-1", "templateName": "CustomerPortal"}


@pytest.mark.parametrize("refusal", [Forbidden("P", 403), NotFound("P", 404), ServiceRefused("P", 400)])
def test_what_only_a_person_gets_round_leads_by_hand(refusal: Trouble) -> None:
    assert leads_by_hand(refusal)


@pytest.mark.parametrize(
    "trouble",
    [
        AddressRefused("P", 400),
        Conflict("P", 409),
        NotSignedIn("P", 401),
        Throttled("P", 429),
        ServiceDown("P", 500),
        ConnectionLost("host"),
    ],
)
def test_what_passes_or_is_put_right_here_does_not(trouble: Trouble) -> None:
    assert not leads_by_hand(trouble)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Forbidden("P", 403), "your role"),
        (
            ServiceRefused("P", 400, message="'CustomerPortal' is no templateName"),
            "the Customer Portal template",
        ),
        (ServiceRefused("P", 400, message="Unknown: CustomerPortal"), "the Customer Portal template"),
        (ServiceRefused("P", 400), "did not accept"),
    ],
)
def test_why_it_is_done_by_hand_is_said(refusal: Trouble, words: str) -> None:
    assert words in render(why_by_hand(refusal))


@pytest.mark.parametrize("cloud_id", CLOUD_IDS)
def test_each_cloud_has_a_page_for_it(cloud_id: str) -> None:
    cloud = cloud_named(cloud_id)
    page = page_by_hand(cloud, "e-1", REQUEST)
    assert page.endswith("/environments/e-1/portals/home")
    again = page_by_hand(cloud, "e-1", replace(REQUEST, name=RECORD.name, record=RECORD.id))
    assert "reactivateWebsiteId=r-1&siteName=Old%20%26%20new&siteAddress=contoso&siteLanguageId=1033" in again
    assert cloud.may_open(page)
    assert cloud.may_open(again)


def test_the_steps_have_the_words_of_the_screen() -> None:
    screen = replace(screen_words(), templates="Mallar")
    steps = [render(one) for one in steps_by_hand(Create(), REQUEST, screen)]
    assert any('"Mallar"' in one for one in steps)
    assert any("Contoso" in one and "contoso" in one for one in steps)


def test_what_is_brought_back_has_steps_of_its_own() -> None:
    steps = [render(one) for one in steps_by_hand(Reactivate(RECORD), REQUEST, screen_words())]
    assert any('"Reactivate" beside Old & new' in one for one in steps)


def test_for_what_is_there_nothing_has_to_be_done() -> None:
    site = Website("s", "Shop", "", "", "", "", Stage.FINISHED, "")
    assert steps_by_hand(Adopt(site), REQUEST, screen_words()) == ()


def test_a_word_of_another_language_is_told_in_english_as_well() -> None:
    steps = [render(one) for one in steps_by_hand(Create(), REQUEST, screen_words("fr"))]
    assert 'Choose the template "Portail client", which is "Customer Portal" in English.' in steps


def test_a_word_that_is_not_known_is_shown_in_english() -> None:
    assert screen_words("de").templates == "Templates"
    assert screen_words("tlh") == replace(screen_words("en"), are_known=False)
    assert screen_words("en").are_known


class Looking:
    """Looks for a site in lists that come from a script; the last one stays."""

    def __init__(self, *lists: Any, rounds: int = 20) -> None:
        self._lists, self._rounds = list(lists), rounds
        self.hindrances: list[str] = []
        self.waits: list[float] = []

    def run(self, known: frozenset[str] = frozenset(), request: SiteRequest = REQUEST) -> Website | None:
        lookout = Lookout(self._hinder, self._wanted, self._sleep, Patience())
        return asyncio.run(site_made_by_hand(client_of(self._answer), "e-1", request, known, lookout))

    def _hinder(self, hindrance: Any) -> None:
        self.hindrances.append(render(hindrance) if hindrance else "")

    def _wanted(self) -> bool:
        self._rounds -= 1
        return self._rounds >= 0

    def _answer(self, _request: Request) -> Reply:
        answer = self._lists.pop(0) if len(self._lists) > 1 else self._lists[0]
        return answer if isinstance(answer, Reply) else reply({"value": answer})

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


def test_the_new_portal_is_found_when_it_appears() -> None:
    looking = Looking([], [], [_SITE])
    found = looking.run()
    assert found is not None
    assert (found.id, looking.waits) == ("s-1", [20.0, 20.0])


def test_a_site_without_a_known_template_that_is_new_is_the_one() -> None:
    old, new = {"id": "old"}, {"id": "new"}
    found = Looking([old], [old, new]).run(frozenset({"old"}))
    assert found is not None
    assert found.id == "new"


def test_a_new_site_of_another_template_is_not_it() -> None:
    assert Looking([{"id": "s-2", "templateName": "BlankPage"}], rounds=3).run() is None


def test_what_is_brought_back_is_known_by_its_content() -> None:
    back = {"id": "s-3", "templateName": "BlankPage", "websiteRecordId": "R-1"}
    found = Looking([back]).run(request=replace(REQUEST, record="r-1"))
    assert found is not None
    assert found.id == "s-3"


def test_trouble_on_the_way_is_told_and_waited_out() -> None:
    looking = Looking(reply({}, 503), reply({}, 429, {"retry-after": "90"}), [], [_SITE])
    assert looking.run() is not None
    assert looking.waits == [20.0, 90.0, 20.0]
    assert [bool(one) for one in looking.hindrances] == [True, True, False]


def test_looking_ends_once_nobody_wants_it_any_more() -> None:
    looking = Looking([], rounds=2)
    assert looking.run() is None
    assert len(looking.waits) == 2


def test_a_service_that_may_not_be_asked_ends_it() -> None:
    with pytest.raises(Forbidden):
        Looking(reply({}, 403)).run()
