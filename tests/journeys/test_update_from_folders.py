from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plan_folders import COPY, SECRET, SNIPPET, PlanFolders, choose, fields_of, plan_folders
from portal_folder import on_disk
from program import Ended, run_program
from program_here import run_here
from project_sources import ROOT

_PORTALS = sorted(
    folder for folder in (ROOT.parent / "shared" / "fixtures" / "portals").glob("*") if folder.is_dir()
)


@pytest.fixture
def folders(tmp_path: Path) -> PlanFolders:
    """The three folders."""
    return plan_folders(tmp_path)


def update(folders: PlanFolders, *arguments: str | Path) -> Ended:
    """Carry out the command on the folders, from no connection at all."""
    return _without_a_secret(run_here("update", *folders.sides, *arguments))


def _without_a_secret(ended: Ended) -> Ended:
    assert "Traceback" not in ended.err
    assert "Warning" not in ended.err
    assert SECRET not in ended.out + ended.err
    return ended


def apply(folders: PlanFolders, *arguments: str) -> Ended:
    """Apply the plan as it is."""
    return update(folders, "--apply", folders.plan, "--to", folders.to, *arguments)


def test_the_plan_says_what_would_be_done_and_why(folders: PlanFolders) -> None:
    ended = _without_a_secret(run_program("update", *folders.sides, "--plan", folders.plan))
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "Web page: 0 from Microsoft, 0 stay as they are, 1 in doubt",
        "Content snippet: 1 from Microsoft, 0 stay as they are, 0 in doubt",
        "Site setting: 0 from Microsoft, 1 stay as they are, 0 in doubt",
        "There is 1 choice to make.",
    ]
    plan = json.loads(folders.plan.read_text("utf-8"))
    fields = fields_of(plan)
    assert {name: (one["verdict"], one["reason"]) for name, one in fields.items()} == {
        "Web page: adx_copy": ("conflict", "both-changed"),
        "Content snippet: adx_value": ("apply", "microsoft-changed"),
        "Site setting: adx_value": ("keep", "secret"),
    }
    assert fields["Web page: adx_copy"]["conflicts"] == [
        {
            "base": "<h1>Welcome</h1>\n",
            "ours": "<h1>Hej</h1>\n",
            "theirs": "<h1>Hello</h1>\n",
            "choice": "",
        }
    ]
    assert SECRET not in folders.plan.read_text("utf-8")


def test_counts_are_told_as_json(folders: PlanFolders) -> None:
    told = update(folders, "--plan", folders.plan, "--json").json
    assert (told["format"], told["command"], told["choices"]) == (1, "update", 1)
    assert told["website"]["name"] == "Contoso orders"
    assert {one["kind"]: (one["apply"], one["keep"], one["conflict"]) for one in told["kinds"]} == {
        "Web page": (0, 0, 1),
        "Content snippet": (1, 0, 0),
        "Site setting": (0, 1, 0),
    }


def test_the_documents_show_every_field(folders: PlanFolders) -> None:
    documents = (ROOT / "docs" / "headless.md").read_text("utf-8")
    blocks = map(json.loads, re.findall(r"```json\n(.*?)```", documents, re.DOTALL))
    plan, planned, applied = (
        one for one in blocks if "checksums" in one or (one["command"] == "update" and "run" not in one)
    )
    told = update(folders, "--plan", folders.plan, "--json").json
    assert told.keys() == planned.keys()
    assert told["kinds"][0].keys() == planned["kinds"][0].keys()
    written = json.loads(folders.plan.read_text("utf-8"))
    assert written.keys() == plan.keys()
    assert written["decisions"][0].keys() == plan["decisions"][0].keys()
    assert fields_of(written)["Web page: adx_copy"].keys() == fields_of(plan)["Web page: adx_copy"].keys()
    folders.change_plan(choose("ours"))
    assert apply(folders, "--json").json.keys() == applied.keys()


@pytest.mark.parametrize(
    ("choice", "greeting"),
    [
        ("ours", "<h1>Hej</h1>\n"),
        ("theirs", "<h1>Hello</h1>\n"),
        ("both", "<h1>Hej</h1>\n<h1>Hello</h1>\n"),
        ({"edited": "<h1>Hallå</h1>\n"}, "<h1>Hallå</h1>\n"),
    ],
)
def test_a_plan_with_its_choices_makes_a_folder_and_leaves_every_other_byte(
    folders: PlanFolders, choice: object, greeting: str
) -> None:
    update(folders, "--plan", folders.plan)
    folders.change_plan(choose(choice))
    before = on_disk(folders.site)
    told = apply(folders, "--json")
    assert told.code == 0
    assert on_disk(folders.site) == before
    after = on_disk(folders.to)
    assert after.pop(COPY).decode() == greeting + "<p>one</p>\n<p>two</p>\n<p>3</p>\n"
    assert after.pop(SNIPPET) == b"<p>Fabrikam</p>\r\n"
    assert after == {path: content for path, content in before.items() if path not in (COPY, SNIPPET)}
    assert told.json["created"] == told.json["deactivated"] == 0


def _damage(plan: Any) -> None:
    plan["decisions"] = "none"


@pytest.mark.parametrize(
    ("change", "code", "problem"),
    [
        (choose(""), 1, "CHOICE-1"),
        (choose({"edited": 5}), 6, "PLAN-1"),
        (choose("mine"), 6, "PLAN-1"),
        (_damage, 6, "PLAN-1"),
        (lambda plan: plan["checksums"].update(site="00"), 6, "PLAN-2"),
        (lambda plan: plan["decisions"][0].update(id="00", choice="ours"), 1, "CHOICE-2"),
    ],
)
def test_a_plan_that_will_not_do_writes_nothing(
    folders: PlanFolders, change: Callable[[Any], object], code: int, problem: str
) -> None:
    update(folders, "--plan", folders.plan)
    folders.change_plan(change)
    ended = apply(folders, "--json")
    assert (ended.code, ended.json["problem"]["code"]) == (code, problem)
    assert not folders.to.exists()


def test_a_folder_that_changed_since_the_plan_is_told(folders: PlanFolders) -> None:
    update(folders, "--plan", folders.plan)
    folders.change_plan(choose("ours"))
    (folders.template / SNIPPET).write_bytes(b"<p>Northwind</p>\n")
    ended = apply(folders)
    assert ended.code == 6
    assert "The folder of the template is not the one of which" in ended.err


def test_neither_a_folder_nor_a_plan_that_is_there_is_written_over(folders: PlanFolders) -> None:
    update(folders, "--plan", folders.plan)
    folders.change_plan(choose("ours"))
    chosen = folders.plan.read_bytes()
    again = update(folders, "--plan", folders.plan, "--json")
    assert (again.code, again.json["problem"]["code"]) == (6, "PLAN-3")
    assert folders.plan.read_bytes() == chosen
    folders.to.mkdir()
    (folders.to / "mine.txt").write_text("mine")
    there = apply(folders, "--json")
    assert (there.code, there.json["problem"]["code"]) == (6, "FOLDER-10")
    assert on_disk(folders.to) == {"mine.txt": b"mine"}


def test_a_folder_of_no_website_is_named(folders: PlanFolders) -> None:
    (folders.template / "website.yml").unlink()
    ended = update(folders, "--plan", folders.plan)
    assert ended.code == 6
    assert str(folders.template) in ended.err.splitlines()[-1]
    assert not folders.plan.exists()


@pytest.mark.skipif(not _PORTALS, reason="the recorded websites are not beside the project")
@pytest.mark.parametrize("portal", _PORTALS, ids=lambda folder: folder.name)
def test_a_real_website_that_is_its_own_template_stays_as_it_is(portal: Path, tmp_path: Path) -> None:
    plan, to = tmp_path / "plan.json", tmp_path / "new"
    sides = ("--site", portal, "--template", portal, "--baseline", portal)
    planned = run_program("update", *sides, "--plan", plan, "--json")
    assert (planned.code, planned.json["choices"], planned.json["kinds"]) == (0, 0, [])
    assert run_program("update", *sides, "--apply", plan, "--to", to).code == 0
    assert on_disk(to) == on_disk(portal)
