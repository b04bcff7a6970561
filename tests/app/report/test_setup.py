from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from aftercare_moments import CREATION, FINDINGS
from usability_states import BY_HAND, INVITEES, NEEDED, made
from window_places import ALL_READY, SITE

from app.aftercare.hand_over import hand_over_items
from app.aftercare.known_portal import Coming, portal_of
from app.aftercare.permission_plan import PermissionFacts
from app.aftercare.reachability import Reach
from app.checks.check import Verdict
from app.report.document import Document, Tone
from app.report.html import Style, html_of
from app.report.setup import setup_report
from app.report.setup_facts import SetupFacts
from app.report.subject import Subject
from app.services.site_answers import Answer, SiteAnswer

SEEN = datetime(2026, 11, 21, 12, tzinfo=UTC)
ANSWERS = Reach(SiteAnswer(Answer.ASKS_TO_SIGN_IN, 302), waits=False)
BARE = SetupFacts(SITE)
WHOLE = SetupFacts(
    site=SITE,
    seen=SEEN,
    portal=portal_of(CREATION),
    maker="alex@contoso.example",
    language=1053,
    reach=ANSWERS,
    findings=FINDINGS,
    readiness=ALL_READY,
    permissions=made(),
    answers={},
    invitees=INVITEES,
    ticks={"invitations": date(2026, 11, 20)},
)


def page(facts: SetupFacts, subject: Subject) -> str:
    return html_of(setup_report(facts, subject), Style.SCREEN)


def particulars(facts: SetupFacts, subject: Subject) -> dict[str, str]:
    (block,) = setup_report(facts, subject).parts[0].blocks
    return {str(name): str(value) for name, value in block.rows}  # type: ignore[union-attr]


def to_do(document: Document) -> list[str]:
    (tasks,) = document.parts[1].blocks
    return [str(one.title) for one in tasks.tasks]  # type: ignore[union-attr]


def test_it_tells_what_was_made_where_and_by_whom(subject: Subject) -> None:
    told = particulars(WHOLE, subject)
    assert told["Name"] == "Contoso Orders"
    assert told["Address"] == SITE.address
    assert told["How it came about"].startswith("Created by this program, which asked for it on ")
    assert told["By whom"] == "alex@contoso.example"
    assert told["Language"].endswith("(1053)")
    assert told["Trial or production"].startswith("Trial; its last day is 2027-02-19.")
    assert told["Who can see it"].startswith("Private")
    assert "asks visitors to sign in" in told["Whether it answers"]
    assert (told["Website id"], told["Website record in Dataverse"]) == ("s-1", "r-1")
    assert told["Environment"] == "Contoso Production (e-1)"


@pytest.mark.parametrize(
    ("coming", "words"),
    [
        (Coming.CREATED, "Created by this program"),
        (Coming.BROUGHT_BACK, "Brought back by this program: a new site for content that was there"),
        (Coming.TAKEN_OVER, "Who made it is not known."),
        (Coming.BY_HAND, "Made by hand in Power Pages"),
    ],
)
def test_each_way_to_the_portal_is_told_as_it_was(subject: Subject, coming: Coming, words: str) -> None:
    portal = replace(portal_of(CREATION), coming=coming)
    assert words in particulars(replace(WHOLE, portal=portal), subject)["How it came about"]


def test_what_is_not_known_after_a_restart_is_said_and_not_guessed(subject: Subject) -> None:
    told = particulars(BARE, subject)
    assert told["How it came about"].startswith("Not known: this computer has no note")
    assert (told["By whom"], told["Language"]) == ("Not known", "Not known")
    assert told["Licence"] == "Not known: not checked in this start of the program"
    assert told["Trial or production"] == "Trial; its last day is not known"
    assert told["Whether it answers"] == "Not looked at"
    whole = page(BARE, subject)
    for words in (
        "The readiness checks were not made in this start of the program",
        "site check was not run in this start of the program",
        "The table permissions were not looked at in this start of the program",
        "Contacts and accounts were not read in this start of the program",
        "What is ticked on this computer could not be read",
    ):
        assert words in whole
    assert "Checked as" not in whole


def test_an_account_that_is_not_saved_any_more_is_not_replaced_by_another(subject: Subject) -> None:
    told = particulars(replace(WHOLE, maker=""), subject)
    assert told["By whom"] == "An account that is no longer saved on this computer"


@pytest.mark.parametrize(
    ("reach", "verdict", "tone"),
    [
        (None, "Contoso Orders is there. Whether it answers was not looked at.", Tone.UNSURE),
        (ANSWERS, "Contoso Orders is there and answers.", Tone.READY),
        (
            Reach(SiteAnswer(Answer.STARTING, 503), waits=False),
            "Contoso Orders is there and does not answer yet.",
            Tone.ATTENTION,
        ),
    ],
)
def test_one_line_says_how_it_stands(subject: Subject, reach: Reach | None, verdict: str, tone: Tone) -> None:
    document = setup_report(replace(WHOLE, reach=reach), subject)
    assert (str(document.verdict), document.tone) == (verdict, tone)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"is_trial": False, "trial_days": None, "is_production": True}, "Production, without an end"),
        ({"is_trial": False, "trial_days": None}, "Not known"),
        ({"trial_days": -2}, "Trial, over since 2026-11-19. The site is deleted on 2026-11-26."),
    ],
)
def test_the_term_is_told(subject: Subject, changes: dict[str, object], words: str) -> None:
    site = replace(SITE, **changes)  # type: ignore[arg-type]
    assert particulars(replace(WHOLE, site=site), subject)["Trial or production"] == words


def test_every_finding_of_the_site_check_is_there(subject: Subject) -> None:
    whole = page(WHOLE, subject)
    assert all(one.issue in whole for one in FINDINGS)
    assert "Put right" in whole


def test_a_word_of_a_person_is_shown_as_that(subject: Subject) -> None:
    taken = tuple(
        replace(one, finding=replace(one.finding, verdict=Verdict.CONFIRMED_BY_YOU))
        if one.check.id == "portal-slot" and one.finding
        else one
        for one in ALL_READY
    )
    whole = page(replace(WHOLE, readiness=taken), subject)
    assert "Confirmed by you" in whole
    assert "1 check was confirmed by a person who looked" in whole
    assert "Confirmed by you" not in page(WHOLE, subject)


def test_what_was_done_about_permissions_is_told_apart_from_what_was_there(subject: Subject) -> None:
    assert page(WHOLE, subject).count("Created by this program.") == 3
    there = page(replace(WHOLE, permissions=replace(NEEDED, permissions=(BY_HAND,))), subject)
    assert there.count("Created by this program.") == 0
    assert there.count("Nothing: it was there, and was left as it is.") == 1
    none = page(replace(WHOLE, permissions=PermissionFacts(is_needed=False)), subject)
    assert "The party model is not installed" in none
    unclear = page(replace(WHOLE, permissions=PermissionFacts(is_needed=True)), subject)
    assert "Which website in Dataverse is this portal&#x27;s could not be told" in unclear


def test_customers_are_counted_and_not_named(subject: Subject) -> None:
    whole = page(WHOLE, subject)
    assert "2 of 4 contacts can be invited, 1 can order as well." in whole
    assert "Of 1 not everything could be told." in whole
    assert not any(one.name in whole for one in INVITEES)


def test_what_to_do_next_follows_from_what_is_open(subject: Subject) -> None:
    assert to_do(setup_report(BARE, subject)) == [
        "See whether the portal answers",
        "Convert the portal to production",
        "Make web roles work",
        "Have Microsoft check the site",
        "Let your customers in",
        "Go through what has to be done before customers come",
    ]
    done = replace(
        WHOLE,
        site=replace(SITE, is_trial=False, trial_days=None, is_production=True),
        findings=FINDINGS[-1:],
        ticks={one.id: date(2026, 11, 20) for one in hand_over_items()},
    )
    assert to_do(setup_report(done, subject)) == ["Let your customers in"]
    serious = replace(done, findings=FINDINGS)
    assert to_do(setup_report(serious, subject))[0] == "Put right what Microsoft's site check found"


def test_a_practice_portal_is_said_to_be_one(subject: Subject) -> None:
    assert "practice" not in page(WHOLE, subject)
    local = replace(subject, cloud=replace(subject.cloud, authority="https://localhost:4711"))
    assert "This was practice: the company is made up." in page(WHOLE, local)


def test_names_from_services_are_never_markup(subject: Subject) -> None:
    facts = replace(WHOLE, site=replace(SITE, name="<b>{0}"))
    assert "<b>" not in page(facts, subject)
    assert "&lt;b&gt;{0}" in page(facts, subject)


def test_the_last_day_is_told_where_the_days_were_counted_lately(subject: Subject) -> None:
    later = replace(WHOLE, seen=SEEN + timedelta(days=1))
    assert "2027-02-20" in particulars(later, subject)["Trial or production"]
