from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from setup_states import SITE, UAT

from app.checks.catalogue import all_checks
from app.checks.check import CheckResult, Evidence, Finding, Remedy, Verdict
from app.cli import report
from app.errors import ServiceDown
from app.problems import Helper, problem_of
from app.setup.environment_listing import Listing, Source, SourceAnswer
from app.text import text

_CHECK = all_checks()[0]
_ASKED = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
_FINDING = Finding(
    Verdict.COULD_NOT_CHECK,
    text("This could not be checked."),
    (Evidence(text("Dataverse"), _ASKED, text("Nothing")),),
    Remedy(text("Look for yourself."), Helper.ENVIRONMENT_ADMINISTRATOR, "https://page.example"),
    problem_of(ServiceDown("Dataverse", 500, "0x1", "words", "id-1")),
)


def test_an_environment_as_json() -> None:
    assert report.environment_entry(replace(UAT, finance="")) == {
        "id": "e-1",
        "name": "Contoso UAT",
        "kind": "",
        "region": "",
        "default": False,
        "availability": "usable",
        "dataverse": "https://uat.crm4.dynamics.com",
        "finance": None,
        "financeLink": "unknown",
        "state": None,
        "trialEnds": None,
    }


def test_a_link_that_could_not_be_told_is_not_one_that_is_missing() -> None:
    entries = [
        report.environment_entry(one)
        for one in (
            replace(UAT, finance="https://finance.example"),
            replace(UAT, finance_told=True),
            replace(UAT, trial_ends=_ASKED, state="Ready"),
        )
    ]
    assert [one["financeLink"] for one in entries] == ["linked", "not-linked", "unknown"]
    assert (entries[2]["trialEnds"], entries[2]["state"]) == ("2026-11-21T12:30:00+00:00", "Ready")


def test_who_was_asked_for_environments_as_json() -> None:
    silent = SourceAnswer(Source.ORDINARY, 0, problem_of(ServiceDown("a", 500)))
    listing = Listing(answers=(silent, SourceAnswer(Source.DISCOVERY, 3)))
    assert report.listing_entry(listing) == {
        "complete": False,
        "sources": [
            {"source": "ordinary", "count": 0, "problem": "SERVICE-6"},
            {"source": "discovery", "count": 3, "problem": None},
        ],
    }


def test_a_finding_as_json() -> None:
    assert report.finding_entry(_CHECK, _FINDING, text("Hello,")) == {
        "id": "sign-in-rights",
        "title": "Permission to ask",
        "mandatory": True,
        "verdict": "could-not-be-checked",
        "summary": "This could not be checked.",
        "evidence": [{"source": "Dataverse", "askedAt": "2026-11-21T12:30:00+00:00", "answer": "Nothing"}],
        "remedy": {
            "action": "Look for yourself.",
            "who": "environment-administrator",
            "page": "https://page.example",
        },
        "problem": {
            "code": "SERVICE-6",
            "what": "Dataverse has trouble of its own.",
            "remedy": "Try again in a few minutes.",
            "who": "microsoft",
            "details": {
                "service": "Dataverse",
                "status": "500",
                "code": "0x1",
                "message": "words",
                "correlation id": "id-1",
            },
        },
        "message": "Hello,",
    }


def test_a_finding_without_more_has_nulls() -> None:
    entry = report.finding_entry(_CHECK, Finding(Verdict.READY, text("Ready.")), None)
    assert [entry[name] for name in ("evidence", "remedy", "problem", "message")] == [[], None, None, None]


def test_a_finding_in_words_says_what_to_do_and_who_can() -> None:
    assert report.finding_lines(CheckResult(_CHECK, _FINDING)) == [
        "[Could not check]  Permission to ask: This could not be checked.",
        "                   Dataverse has trouble of its own.",
        "                   Look for yourself. A system administrator of this environment can do this.",
        "                   https://page.example",
    ]
    ready = report.finding_lines(CheckResult(_CHECK, Finding(Verdict.READY, text("Ready."))))
    assert ready == ["[Ready]            Permission to ask: Ready."]


def test_advice_in_words_does_not_look_as_if_it_held_back() -> None:
    advice = replace(_CHECK, mandatory=False)
    (line,) = report.finding_lines(CheckResult(advice, Finding(Verdict.NOT_READY, text("Think of it."))))
    assert line == "[Advice]           Permission to ask: Think of it."
    assert report.finding_lines(CheckResult(advice)) == []


def test_a_site_as_json() -> None:
    assert report.website_entry(replace(SITE, is_trial=True, trial_days=90, is_private=True)) == {
        "id": "site-1",
        "name": "Contoso orders",
        "address": "https://contoso-orders.powerappsportals.com",
        "record": "record-1",
        "template": "CustomerPortal",
        "trial": True,
        "trialDays": 90,
        "private": True,
    }


def test_the_documents_show_every_field() -> None:
    documents = (Path(__file__).parents[3] / "docs" / "headless.md").read_text("utf-8")
    shown = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", documents, re.DOTALL)]
    by_command = {(one["command"], "problem" in one): one for one in shown if "command" in one}
    assert {command for command, _ in by_command} == {
        "environments",
        "check",
        "create",
        "update",
        "snapshots",
        "compare",
    }
    environment = report.environment_entry(UAT)
    listed = by_command["environments", False]
    assert listed["environments"][0].keys() == environment.keys()
    listing = report.listing_entry(Listing(answers=(SourceAnswer(Source.ORDINARY, 1),)))
    assert listing.keys() <= listed.keys()
    assert listed["sources"][0].keys() == listing["sources"][0].keys()
    assert [one["source"] for one in listed["sources"]] == [one.value for one in Source]
    entry = by_command["check", False]["checks"][0]
    assert entry.keys() == report.finding_entry(_CHECK, _FINDING, None).keys()
    assert entry["evidence"][0].keys() == {"source", "askedAt", "answer"}
    assert by_command["create", False]["website"].keys() == report.website_entry(SITE).keys()
    problem = by_command["create", True]["problem"]
    assert problem.keys() == report.problem_entry(problem_of(ServiceDown("a", 500))).keys()
    assert {one["format"] for one in shown} == {report.FORMAT}
