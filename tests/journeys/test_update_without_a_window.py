"""A portal is brought up to date from the command line: a plan, choices in it, and what comes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from practice_world import Practice
from program import Ended, run_program
from program_here import run_here

_SIDES = ("--environment", "Contoso Production", "--reference", "Contoso (default)")


def _update(practice: Practice, folder: Path, *arguments: str | Path) -> Ended:
    cloud = ("--cloud", practice.tenant.cloud_file, "--state-folder", folder / "state")
    ended = run_program(*cloud, "update", *_SIDES, *arguments, "--json", person="template-newer")
    assert "Traceback" not in ended.err
    assert "Warning" not in ended.err
    return ended


def _take_microsofts(entry: Any) -> Any:
    """A part of a plan in which somebody has chosen wherever nothing is chosen yet."""
    if isinstance(entry, list):
        return [_take_microsofts(one) for one in entry]
    if not isinstance(entry, dict):
        return entry
    return {
        name: "theirs" if (name, one) == ("choice", "") else _take_microsofts(one)
        for name, one in entry.items()
    }


def test_a_portal_is_brought_up_to_date_by_a_plan(practice: Practice, tmp_path: Path) -> None:
    practice.found("template-newer")
    plan = tmp_path / "plan.json"
    planned = _update(practice, tmp_path, "--plan", plan)
    assert (planned.code, planned.json["plan"]) == (0, str(plan))
    assert planned.json["choices"] > 0

    refused = _update(practice, tmp_path, "--apply", plan)
    assert (refused.code, refused.json["problem"]["code"]) == (1, "CHOICE-1")

    plan.write_text(json.dumps(_take_microsofts(json.loads(plan.read_text("utf-8")))), "utf-8")
    applied = _update(practice, tmp_path, "--apply", plan)
    assert (applied.code, applied.json["finished"], applied.json["left"]) == (0, True, [])
    assert applied.json["done"] == sum(applied.json["planned"].values()) > 0


@pytest.mark.parametrize(
    ("portal", "reference", "name"),
    [
        ("Contoso Training", "Contoso (default)", "Contoso Training"),
        ("Contoso Production", "Contoso Training", "Contoso Training"),
    ],
    ids=["to-update", "to-compare-with"],
)
def test_an_environment_without_a_portal_is_told(
    practice: Practice, tmp_path: Path, portal: str, reference: str, name: str
) -> None:
    practice.found("template-newer")
    where = ("--cloud", practice.tenant.cloud_file, "--state-folder", tmp_path / "state")
    sides = ("--environment", portal, "--reference", reference, "--plan", tmp_path / "plan.json")
    ended = run_here(*where, "update", *sides, "--json", person="template-newer")
    problem = ended.json["problem"]
    assert (ended.code, problem["code"]) == (3, "ENVIRONMENT-3")
    assert f"no Customer Portal in “{name}”" in problem["what"]
