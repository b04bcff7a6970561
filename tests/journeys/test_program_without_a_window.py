from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from practice_world import Practice
from program import Ended, run_program
from program_here import run_here
from request_log import RequestLog
from walk import ADDRESS, NAME

from app.checks.catalogue import all_checks
from app.version import VERSION

_CREATE = ("create", "--environment", "Contoso Production", "--name", NAME, "--address", ADDRESS)


def run(practice: Practice, tmp_path: Path, *arguments: str, scenario: str = "ready") -> Ended:
    """Carry out a command at the practice tenant, with the person of a scenario at the browser."""
    return _expected(run_here(*_at(practice, tmp_path, scenario), *arguments, person=scenario))


def start(practice: Practice, tmp_path: Path, *arguments: str, scenario: str = "ready") -> Ended:
    """The same in a process of its own: each command once, and what needs Qt."""
    return _expected(run_program(*_at(practice, tmp_path, scenario), *arguments, person=scenario))


def _at(practice: Practice, tmp_path: Path, scenario: str) -> tuple[str | Path, ...]:
    practice.found(scenario)
    return ("--cloud", practice.tenant.cloud_file, "--state-folder", tmp_path / "state")


def _expected(ended: Ended) -> Ended:
    assert "Traceback" not in ended.err
    assert "Warning" not in ended.err
    return ended


def test_environments_are_listed_as_json(practice: Practice, tmp_path: Path) -> None:
    ended = start(practice, tmp_path, "environments", "--json")
    assert ended.code == 0
    assert ended.json["account"]["userName"] == "alex@ready.contoso.example"
    assert [(one["name"], one["availability"]) for one in ended.json["environments"]] == [
        ("Contoso Production", "usable"),
        ("Contoso (default)", "usable"),
        ("Contoso Archive", "administration-mode"),
        ("Contoso Training", "no-dataverse"),
    ]


def test_environments_are_listed_in_lines(practice: Practice, tmp_path: Path) -> None:
    ended = run(practice, tmp_path, "environments")
    assert ended.code == 0
    assert ended.out.splitlines()[0].startswith("Contoso Production  (Production, usable)  ")
    assert ended.err.startswith("Sign in in your browser. If it does not open, go to ")


def test_a_ready_environment_is_checked(practice: Practice, tmp_path: Path) -> None:
    ended = start(practice, tmp_path, "check", "--environment", practice.environment().id, "--json")
    assert ended.code == 0
    assert ended.json["ready"] is True
    assert {check["verdict"] for check in ended.json["checks"] if check["mandatory"]} == {"ready"}
    assert [check["id"] for check in ended.json["checks"]] == [check.id for check in all_checks()]


@pytest.mark.parametrize(
    ("scenario", "environment", "check", "verdict"),
    [
        ("maps-stopped", "contoso production", "table-map-products", "not-ready"),
        ("not-administrator", "Contoso Production", "administrator-role", "not-ready"),
        ("site-inactive", "Contoso Production", "portal-slot", "could-not-be-checked"),
        ("no-dataverse-first", "Contoso Training", "dataverse", "not-ready"),
    ],
)
def test_what_is_not_ready_has_its_exit_code_and_its_check(
    practice: Practice, tmp_path: Path, scenario: str, environment: str, check: str, verdict: str
) -> None:
    ended = run(practice, tmp_path, "check", "--environment", environment, "--json", scenario=scenario)
    assert ended.code == 1
    assert ended.json["ready"] is False
    assert {one["id"]: one["verdict"] for one in ended.json["checks"]}[check] == verdict


@pytest.mark.parametrize(
    ("name", "begins"),
    [("report.html", b"<!DOCTYPE html>"), ("report.pdf", b"%PDF-1."), ("report.json", b"{")],
)
def test_a_report_is_written_beside_the_result(
    practice: Practice, tmp_path: Path, name: str, begins: bytes
) -> None:
    file = tmp_path / name
    arguments = ("check", "--environment", "Contoso Production", "--json", "--report", str(file))
    carry_out = start if file.suffix == ".pdf" else run
    ended = carry_out(practice, tmp_path, *arguments, scenario="maps-stopped")
    assert ended.code == 1
    assert file.read_bytes().startswith(begins)
    assert ended.err.splitlines()[-1] == f"The report is in {file}"
    if file.suffix == ".json":
        content = json.loads(file.read_text("utf-8"))
        assert content.pop("program") == {"version": VERSION}
        assert content.pop("madeAt")
        assert content == ended.json


def test_a_report_that_has_no_place_is_told_before_anything_is_asked(
    practice: Practice, tmp_path: Path
) -> None:
    file = tmp_path / "nowhere" / "report.html"
    arguments = ("check", "--environment", "Contoso Production", "--report", str(file))
    ended = run(practice, tmp_path, *arguments)
    assert (ended.code, ended.out) == (6, "")
    assert ended.err == (
        f"The file could not be written to {file}: there is no such folder. Choose another place. "
        "If the file is open in another program, close it there first. You can do this yourself.\n"
    )


def test_a_portal_is_created(practice: Practice, tmp_path: Path, log: RequestLog) -> None:
    ended = start(practice, tmp_path, *_CREATE, "--json")
    assert ended.code == 0
    website = ended.json["website"]
    assert (website["name"], website["template"], website["trial"]) == (NAME, "CustomerPortal", True)
    assert website["address"].endswith(f"/sites/{ADDRESS}")
    assert "Microsoft took the request" in ended.err
    assert log.count("POST", "*/websites") == 1


def test_a_portal_is_not_created_where_something_is_not_ready(
    practice: Practice, tmp_path: Path, log: RequestLog
) -> None:
    ended = run(practice, tmp_path, *_CREATE, "--json", scenario="maps-stopped")
    assert ended.code == 1
    assert ended.json["ready"] is False
    assert "problem" not in ended.json
    assert log.count("POST", "*/websites") == 0


@pytest.mark.parametrize(
    ("scenario", "code", "kinds"),
    [("site-exists", "CREATE-1", ["adopt"]), ("site-inactive", "CREATE-5", ["reactivate", "create"])],
)
def test_a_site_that_is_there_is_told_with_the_ways_to_choose_from(
    practice: Practice, tmp_path: Path, log: RequestLog, scenario: str, code: str, kinds: list[str]
) -> None:
    ended = run(practice, tmp_path, *_CREATE, "--json", scenario=scenario)
    assert ended.code == 7
    assert ended.json["problem"]["code"] == code
    keys = [one["key"] for one in ended.json["ways"]]
    assert [key.partition("/")[0] for key in keys] == kinds
    assert f"with --way and one of these: {', '.join(keys)}." in ended.err
    assert {one["id"] for one in ended.json["checks"]} == {check.id for check in all_checks()}
    assert log.count("POST", "*/websites") == 0


def way_of(practice: Practice, tmp_path: Path, scenario: str) -> dict[str, Any]:
    """The first way that the check tells."""
    arguments = ("check", "--environment", "Contoso Production", "--json")
    checked = run(practice, tmp_path, *arguments, scenario=scenario)
    assert isinstance(checked.json["ways"][0], dict)
    return dict(checked.json["ways"][0])


def test_a_portal_that_is_there_is_taken_over_by_its_way(
    practice: Practice, tmp_path: Path, log: RequestLog
) -> None:
    way = way_of(practice, tmp_path, "site-exists")
    arguments = ("create", "--environment", "Contoso Production", "--way", way["key"], "--json")
    ended = run(practice, tmp_path, *arguments, scenario="site-exists")
    assert ended.code == 0
    assert (ended.json["website"]["name"], ended.json["website"]["address"]) == (way["name"], way["address"])
    assert log.count("POST", "*/websites") == 0


def test_an_inactive_portal_is_brought_back_by_its_way(
    practice: Practice, tmp_path: Path, log: RequestLog
) -> None:
    way = way_of(practice, tmp_path, "site-inactive")
    arguments = ("create", "--environment", "Contoso Production", "--way", way["key"], "--json")
    ended = run(practice, tmp_path, *arguments, "--address", "back-again", scenario="site-inactive")
    assert ended.code == 0
    website = ended.json["website"]
    assert (website["name"], website["record"]) == (way["name"], way["key"].partition("/")[2])
    assert log.count("POST", "*/websites") == 1


def test_a_new_portal_is_made_beside_content_that_is_said_to_be_none(
    practice: Practice, tmp_path: Path
) -> None:
    ended = run(practice, tmp_path, *_CREATE, "--way", "create", "--json", scenario="site-inactive")
    assert ended.code == 0
    assert ended.json["website"]["name"] == NAME


def test_a_way_that_is_not_there_is_told(practice: Practice, tmp_path: Path, log: RequestLog) -> None:
    ended = run(practice, tmp_path, *_CREATE, "--way", "adopt/nothing", "--json", scenario="site-exists")
    assert (ended.code, ended.json["problem"]["code"]) == (2, "WAY-1")
    assert [one["key"].partition("/")[0] for one in ended.json["ways"]] == ["adopt"]
    assert log.count("POST", "*/websites") == 0


@pytest.mark.parametrize(
    ("name", "begins"),
    [("setup.html", b"<!DOCTYPE html>"), ("setup.pdf", b"%PDF-1."), ("setup.json", b"{")],
)
def test_a_report_on_the_setup_is_written(
    practice: Practice, tmp_path: Path, name: str, begins: bytes
) -> None:
    file = tmp_path / name
    carry_out = start if file.suffix == ".pdf" else run
    ended = carry_out(practice, tmp_path, *_CREATE, "--json", "--report", str(file))
    assert ended.code == 0
    assert file.read_bytes().startswith(begins)
    assert ended.err.splitlines()[-1] == f"The report is in {file}"
    if file.suffix == ".json":
        content = json.loads(file.read_text("utf-8"))
        assert content["website"]["id"] == ended.json["website"]["id"]
        origin = content["origin"]
        assert (origin["how"], origin["by"]) == ("created", "alex@ready.contoso.example")
        assert content["permissions"]["needed"] is False
        assert (content["siteCheck"], content["customers"]) == (None, None)
        assert {one["done"] for one in content["handOver"]} == {None}
        assert [one["id"] for one in content["checks"]] == [check.id for check in all_checks()]
        assert content["program"] == {"version": VERSION}
    if file.suffix == ".html":
        assert "Created by this program" in file.read_text("utf-8")


def test_a_setup_report_that_has_no_place_is_told_before_anything_is_asked(
    practice: Practice, tmp_path: Path
) -> None:
    ended = run(practice, tmp_path, *_CREATE, "--report", str(tmp_path / "nowhere" / "setup.html"))
    assert (ended.code, ended.out, practice.sites()) == (6, "", [])


def test_an_address_that_is_taken_is_told_as_such(practice: Practice, tmp_path: Path) -> None:
    ended = run(practice, tmp_path, *_CREATE, "--address", "contoso", "--json")
    assert ended.code == 2
    assert ended.json["problem"]["code"] == "SITE-2"
    assert ended.json["problem"]["details"]["code"] == "SubdomainConflict"


def test_a_creation_that_is_refused_has_its_exit_code(practice: Practice, tmp_path: Path) -> None:
    ended = run(practice, tmp_path, *_CREATE, "--json", scenario="create-refused")
    assert ended.code == 5
    assert ended.json["problem"]["code"] == "SERVICE-2"
    assert ended.err.splitlines()[-1].startswith("Power Platform does not allow your account to do this.")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (("--address", "No Address"), "Use small letters"),
        (("--name", " "), "Give the portal a name."),
        (("--language", "1041"), "Choose a language that is enabled in the environment."),
    ],
)
def test_a_wish_that_will_not_do_is_told_before_anything_is_asked(
    practice: Practice, tmp_path: Path, changes: tuple[str, str], words: str
) -> None:
    ended = run(practice, tmp_path, *_CREATE, *changes, "--json")
    assert ended.code == 2
    assert ended.json["problem"]["code"] == "SITE-1"
    assert ended.err.splitlines()[-1].startswith(words)
    assert practice.sites() == []


def test_an_unknown_environment_is_told(practice: Practice, tmp_path: Path) -> None:
    ended = run(practice, tmp_path, "check", "--environment", "Nowhere", "--json")
    assert ended.code == 3
    assert ended.json["problem"]["code"] == "ENVIRONMENT-1"
    assert ended.err.splitlines()[-1].startswith("There is no environment called Nowhere among yours.")


def test_a_name_that_two_environments_have_is_told(practice: Practice, tmp_path: Path) -> None:
    practice.found("ready")
    with practice.documents() as documents:
        for one in documents.all(practice.person("ready").tenant, "environment"):
            documents.put(one["tenant"], "environment", one["id"], {**one, "name": "Contoso {0} <b>"})
    ended = run(practice, tmp_path, "check", "--environment", "contoso {0} <b>")
    assert (ended.code, ended.out) == (3, "")
    assert "More than one environment is called contoso {0} <b>." in ended.err


def test_a_sign_in_that_is_declined_is_told(practice: Practice, tmp_path: Path) -> None:
    cloud = ("--cloud", practice.tenant.cloud_file, "--state-folder", tmp_path)
    ended = run_program(*cloud, "environments", "--json", person="decline")
    assert ended.code == 4
    assert ended.json["problem"]["code"] == "SIGN-IN-3"


def test_nothing_but_the_result_is_written_by_the_practice_company(tmp_path: Path) -> None:
    ended = run_program(
        "--demo", "--pace", "10000", "--state-folder", tmp_path, "environments", "--json", person="ready"
    )
    assert ended.code == 0
    assert len(ended.json["environments"]) == 4
    assert len(ended.err.splitlines()) == 1
