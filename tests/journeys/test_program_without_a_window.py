from __future__ import annotations

import json
from pathlib import Path

import pytest
from practice_world import Practice
from program import Ended, run_program
from request_log import RequestLog
from walk import ADDRESS, NAME

from app.checks.catalogue import all_checks
from app.version import VERSION

_CREATE = ("create", "--environment", "Contoso Production", "--name", NAME, "--address", ADDRESS)


def run(practice: Practice, tmp_path: Path, *arguments: str, scenario: str = "ready") -> Ended:
    """Run the program at the practice tenant, with the person of a scenario at the browser."""
    practice.found(scenario)
    cloud = ("--cloud", practice.tenant.cloud_file, "--state-folder", tmp_path / "state")
    ended = run_program(*cloud, *arguments, person=scenario)
    assert "Traceback" not in ended.err
    assert "Warning" not in ended.err
    return ended


def test_environments_are_listed_as_json(practice: Practice, tmp_path: Path) -> None:
    ended = run(practice, tmp_path, "environments", "--json")
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
    ended = run(practice, tmp_path, "check", "--environment", practice.environment().id, "--json")
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
    ended = run(practice, tmp_path, *arguments, scenario="maps-stopped")
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
    ended = run(practice, tmp_path, *_CREATE, "--json")
    assert ended.code == 0
    website = ended.json["website"]
    assert (website["name"], website["template"], website["trial"]) == (NAME, "CustomerPortal", True)
    assert website["address"].endswith(f"/sites/{ADDRESS}")
    assert "Microsoft took the request" in ended.err
    assert log.count("POST", "*/websites") == 1


def test_a_portal_is_not_created_where_something_is_not_ready(
    practice: Practice, tmp_path: Path, log: RequestLog
) -> None:
    ended = run(practice, tmp_path, *_CREATE, "--json", scenario="site-exists")
    assert ended.code == 1
    assert ended.json["ready"] is False
    assert log.count("POST", "*/websites") == 0


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
