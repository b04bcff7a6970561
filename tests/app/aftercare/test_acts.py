from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from scripted import ScriptedHttp, Tokens, client_of, reply
from setup_states import SITE

from app.aftercare.acts import Caretaker, Certainty, LookPatience, Outcome
from app.errors import Forbidden, NoNetwork, SignInNeeded, TimedOut
from app.http import Reply, Request, Token

TRIAL = replace(SITE, is_trial=True, trial_days=90, is_private=True)
ROW = {"id": SITE.id, "type": "Trial", "siteVisibility": "private"}
Answers = list[Reply | Exception]


def script(change: Reply | Exception, looks: Answers) -> Callable[[Request], Reply]:
    """A service that answers a change, and each look with the next of `looks`; the last one for ever."""

    def answered(request: Request) -> Reply:
        given = change if request.method == "POST" else looks.pop(0) if len(looks) > 1 else looks[0]
        if isinstance(given, Exception):
            raise given
        return given

    return answered


def converted(change: Reply | Exception, *looks: Reply | Exception) -> tuple[Outcome, list[Request]]:
    client = client_of(script(change, list(looks)))

    async def at_once(_: float) -> None:
        return

    care = Caretaker(client, "env", at_once, LookPatience(looks=3))
    outcome = asyncio.run(care.convert(TRIAL))
    assert isinstance(client.http, ScriptedHttp)
    return outcome, client.http.requests


def row(**changes: Any) -> Reply:
    return reply({**ROW, **changes})


def test_a_change_is_believed_once_the_site_shows_it() -> None:
    outcome, requests = converted(reply(b"", 200), row(), row(type="Production"))
    assert (outcome.certainty, outcome.site.is_production) == (Certainty.SEEN, True)
    assert [one.method for one in requests] == ["POST", "GET", "GET"]


def test_a_change_that_the_site_does_not_show_was_only_taken() -> None:
    outcome, requests = converted(reply(b"", 200), row())
    assert outcome.certainty is Certainty.TAKEN
    assert [one.method for one in requests] == ["POST", "GET", "GET", "GET"]


@pytest.mark.parametrize(
    "lost",
    [
        TimedOut("x"),
        reply(b"", 502),
        reply(b"", 408),
        reply(b"", 307),
        reply(b"<", 200, {"content-type": "text/html"}),
    ],
)
def test_a_lost_answer_is_looked_for_and_never_sent_again(lost: Reply | Exception) -> None:
    outcome, requests = converted(lost, row(), row(type="Production"))
    assert outcome.certainty is Certainty.SEEN
    assert [one.method for one in requests].count("POST") == 1


def test_a_lost_answer_that_the_site_does_not_tell_is_not_known() -> None:
    outcome, requests = converted(TimedOut("x"), row())
    assert outcome.certainty is Certainty.UNKNOWN
    assert [one.method for one in requests].count("POST") == 1


def test_a_look_that_does_not_work_is_made_again() -> None:
    outcome, _ = converted(reply(b"", 200), TimedOut("x"), reply(b"", 503), row(type="Production"))
    assert outcome.certainty is Certainty.SEEN


@pytest.mark.parametrize(("answer", "outcome"), [(reply(b"", 403), Forbidden), (NoNetwork("x"), NoNetwork)])
def test_a_refusal_and_an_unreached_service_are_told(
    answer: Reply | Exception, outcome: type[Exception]
) -> None:
    with pytest.raises(outcome):
        converted(answer, row())


def test_trouble_with_the_sign_in_comes_before_anything_is_sent() -> None:
    class Refusing(Tokens):
        async def __call__(self, claims: str | None, renew: bool) -> Token:
            raise SignInNeeded

    client = client_of(script(reply(b"", 200), [row()]), Refusing())
    with pytest.raises(SignInNeeded):
        asyncio.run(Caretaker(client, "env").restart(TRIAL))
    assert isinstance(client.http, ScriptedHttp)
    assert client.http.requests == []


@pytest.mark.parametrize(("public", "shown"), [(True, "public"), (False, "private")])
def test_visibility_is_seen_at_the_site(public: bool, shown: str) -> None:
    client = client_of(script(reply(b"", 200), [row(siteVisibility=shown)]))
    outcome = asyncio.run(Caretaker(client, "env").change_visibility(TRIAL, public=public))
    assert (outcome.certainty, outcome.site.is_private) == (Certainty.SEEN, not public)
