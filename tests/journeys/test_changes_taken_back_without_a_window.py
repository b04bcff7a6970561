"""An update that was cut short is gone on with from the command line, and then taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser
import pytest
from keyring_in_memory import KeyringInMemory
from practice_world import PRODUCTION, Practice

from app.cli import parse, run
from app.identity.vault import Vault

SCENARIO = "template-newer"
_SIDES = ("--reference", "Contoso (default)")
_TABLES = (
    "adx_webtemplate",
    "adx_contentsnippet",
    "adx_webpage",
    "adx_sitesetting",
    "adx_webfile",
    "annotation",
)
_OF_THE_SERVICE = {"@odata.etag", "versionnumber", "modifiedon"}


@dataclass
class CommandLine:
    """The program as a script calls it, one command after the other, on one computer."""

    practice: Practice
    folder: Path
    capture: pytest.CaptureFixture[str]

    def update(self, *arguments: str | Path) -> tuple[int, Any]:
        """The exit code and the JSON of `update`."""
        cloud = ("--cloud", self.practice.tenant.cloud_file, "--state-folder", self.folder / "state")
        command = (*cloud, "update", "--environment", PRODUCTION, *arguments, "--json")
        self.capture.readouterr()
        code = run(parse([str(one) for one in command]))
        return code, json.loads(self.capture.readouterr().out)

    def rows(self) -> dict[str, list[Any]]:
        """What the portal holds, but for what Dataverse counts itself."""
        with self.practice.organization(SCENARIO) as organization:
            tables = {name: organization.table_named(name) for name in _TABLES}
            return {
                name: [
                    {column: value for column, value in row.items() if column not in _OF_THE_SERVICE}
                    for row in (organization.rows(table) if table else ())
                ]
                for name, table in tables.items()
            }


@pytest.fixture
def line(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    keyring = KeyringInMemory()
    monkeypatch.setattr("app.setup.connection.os_vault", lambda name: Vault(keyring, name))
    monkeypatch.setattr("webbrowser.open", lambda address: browser.sign_in(address, SCENARIO))
    practice.found(SCENARIO)
    return CommandLine(practice, tmp_path, capsys)


def _chosen(entry: Any, side: str = "theirs", instead_of: str = "") -> Any:
    """A part of a plan in which a side is chosen wherever nothing, or something else, is chosen yet."""
    if isinstance(entry, list):
        return [_chosen(one, side, instead_of) for one in entry]
    if not isinstance(entry, dict):
        return entry
    return {
        name: side if (name, one) == ("choice", instead_of) else _chosen(one, side, instead_of)
        for name, one in entry.items()
    }


def _plan(line: CommandLine, file: Path) -> None:
    code, planned = line.update(*_SIDES, "--plan", file)
    assert (code, planned["choices"] > 0) == (0, True)
    file.write_text(json.dumps(_chosen(json.loads(file.read_text("utf-8")))), "utf-8")


def test_what_was_cut_short_is_gone_on_with_and_taken_back(line: CommandLine) -> None:
    plan, report = line.folder / "plan.json", line.folder / "report.json"
    assert line.update("--go-on")[1]["run"] is None
    before = line.rows()
    _plan(line, plan)

    line.practice.fault("forbidden", "organization-a", path="*/$batch", times=1)
    code, cut = line.update(*_SIDES, "--apply", plan, "--report", report)
    assert (code, cut["finished"], cut["problem"]["code"]) == (8, False, "SERVICE-2")
    assert json.loads(report.read_bytes())["state"] == "unfinished"
    other = line.folder / "other.json"
    other.write_text(json.dumps(_chosen(json.loads(plan.read_text("utf-8")), "ours", "theirs")), "utf-8")
    code, refused = line.update(*_SIDES, "--apply", other)
    assert (code, refused["problem"]["code"], refused["run"]) == (8, "APPLY-1", cut["run"])
    assert f'--environment "{PRODUCTION}" --go-on' in refused["problem"]["remedy"]
    assert line.rows() == before

    code, foreseen = line.update("--go-on", "--dry-run")
    due = len(foreseen["wouldWrite"])
    assert (code, foreseen["run"], due > 5) == (0, cut["run"], True)
    assert line.rows() == before
    code, gone_on = line.update("--go-on", "--report", report)
    assert (code, gone_on["run"], gone_on["done"], gone_on["left"]) == (0, cut["run"], due, [])
    told = json.loads(report.read_bytes())
    assert (told["state"], len(told["records"])) == ("done", due)
    assert line.rows() != before

    code, undone = line.update("--undo", cut["run"], "--report", report)
    assert (code, undone["undoes"], undone["finished"], undone["left"]) == (0, cut["run"], True, [])
    assert json.loads(report.read_bytes())["state"] == "taken-back"
    assert line.rows() == before
    code, again = line.update("--undo")
    assert (code, again["problem"]["code"]) == (6, "APPLY-5")

    damaged = line.folder / "state" / "updates" / "newer.portal-update"
    damaged.write_bytes(b"\x00")
    code, unclear = line.update("--undo")
    assert (code, unclear["problem"]["code"]) == (6, "APPLY-3")
    for begins in (("--go-on",), (*_SIDES, "--plan", line.folder / "another.json")):
        code, unclear = line.update(*begins)
        assert (code, unclear["problem"]["code"]) == (6, "APPLY-7")
        assert str(damaged) in unclear["problem"]["what"]


def test_a_plan_that_is_given_again_goes_on_with_its_own_update(line: CommandLine) -> None:
    plan, report = line.folder / "plan.json", line.folder / "report.json"
    before = line.rows()
    _plan(line, plan)
    line.practice.fault("forbidden", "organization-a", path="*/$batch", times=1)
    code, cut = line.update(*_SIDES, "--apply", plan)
    assert (code, cut["finished"]) == (8, False)

    # It is known by what it says: neither its name nor its spaces count.
    again = line.folder / "again.json"
    again.write_text(json.dumps(json.loads(plan.read_text("utf-8"))), "utf-8")
    code, gone_on = line.update(*_SIDES, "--apply", again)
    assert (code, gone_on["run"], gone_on["finished"], gone_on["left"]) == (0, cut["run"], True, [])
    assert (gone_on["planned"], gone_on["done"]) == (cut["planned"], sum(cut["planned"].values()))
    changed = line.rows()
    assert changed != before

    calls = line.folder / "calls.json"
    code, whole = line.update(*_SIDES, "--apply", plan, "--report", report, "--record", calls)
    assert (code, whole) == (0, gone_on)
    assert json.loads(report.read_bytes())["state"] == "done"
    recorded = json.loads(calls.read_bytes())["calls"]
    assert ({one["method"] for one in recorded}, line.rows()) == ({"GET"}, changed)

    assert line.update("--undo")[0] == 0
    code, anew = line.update(*_SIDES, "--apply", plan)
    assert (anew["left"], code, anew["run"] != cut["run"]) == ([], 0, True)

    # What somebody changed since is no longer what the plan says: it is for a new plan.
    line.practice.change_rows("adx_webtemplate", lambda _: {"adx_source": "-"}, SCENARIO)
    code, other = line.update(*_SIDES, "--apply", plan)
    assert (code, other["problem"]["code"]) == (6, "PLAN-2")


def test_a_restart_that_did_not_come_about_is_gone_on_with(line: CommandLine) -> None:
    plan = line.folder / "plan.json"
    _plan(line, plan)
    line.practice.fault("throttled", "power_platform", path="*/restart", times=1)
    code, made = line.update(*_SIDES, "--apply", plan)
    assert (code, made["finished"], made["restartDue"]) == (0, True, True)
    assert made["restartProblem"] is not None
    changed = line.rows()

    code, foreseen = line.update("--go-on", "--dry-run")
    assert (code, foreseen["wouldWrite"], foreseen["wouldRestart"]) == (0, [], True)
    code, gone_on = line.update("--go-on")
    assert (code, gone_on["run"], gone_on["restartDue"]) == (0, made["run"], False)
    assert (gone_on["restartProblem"], gone_on["done"], line.rows()) == (None, made["done"], changed)
    assert line.update("--go-on")[1]["run"] is None
