from __future__ import annotations

import asyncio

import pytest
from scripted import ScriptedHttp, client_of, reply
from setup_states import SITE
from way_out import Pauses

from app.aftercare.acts import Caretaker, Certainty
from app.aftercare.reachability import Reach
from app.aftercare.refreshing import Refreshed, Refresher
from app.errors import NoNetwork, TimedOut
from app.http import Reply, Request
from app.services.site_answers import Answer, SiteAnswer
from app.text import render


def _refreshed(answer: Reply | Exception) -> tuple[Refreshed, list[Request], list[float]]:
    def answered(request: Request) -> Reply:
        if request.method == "POST" and isinstance(answer, Exception):
            raise answer
        return answer if request.method == "POST" and isinstance(answer, Reply) else reply({"id": SITE.id})

    looks = [SiteAnswer(Answer.STARTING, 503), SiteAnswer(Answer.OPEN, 200)]

    async def look() -> SiteAnswer:
        return looks.pop(0)

    client, pauses, told = client_of(answered), Pauses(), list[Reach]()
    refresher = Refresher(Caretaker(client, "env", pauses), look, told.append, pauses)
    refreshed = asyncio.run(refresher.refresh(SITE))
    assert [reach.waits for reach in told] == [True, False]
    assert isinstance(client.http, ScriptedHttp)
    return refreshed, client.http.requests, pauses.seconds


def test_a_portal_is_restarted_once_and_waited_for() -> None:
    refreshed, requests, pauses = _refreshed(reply(b"", 200))
    assert refreshed.restart is Certainty.TAKEN
    assert refreshed.reach.last.answer is Answer.OPEN
    assert [one.url.rpartition("/")[2].partition("?")[0] for one in requests if one.method == "POST"] == [
        "restart"
    ]
    assert pauses == [15.0, 10.0]


@pytest.mark.parametrize("answer", [reply({}, 403), reply({}, 404), NoNetwork("a.example")])
def test_a_restart_that_is_turned_away_leaves_it_to_time(answer: Reply | Exception) -> None:
    refreshed, _, pauses = _refreshed(answer)
    assert refreshed.restart is None
    assert "within about 15 minutes" in render(refreshed.words)
    assert pauses == [10.0]


def test_a_restart_whose_answer_is_lost_is_not_asked_for_again() -> None:
    refreshed, requests, _ = _refreshed(TimedOut("a.example"))
    assert refreshed.restart is Certainty.UNKNOWN
    assert [one.method for one in requests].count("POST") == 1
    assert "not known" in render(refreshed.words)


def test_a_restart_that_was_taken_is_told() -> None:
    refreshed, _, _ = _refreshed(reply(b"", 200))
    assert render(refreshed.words) == "Microsoft restarts the portal, so that visitors see the changes."
