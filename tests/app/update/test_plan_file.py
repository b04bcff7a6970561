from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from project_sources import ROOT

from app.errors import PlanUnreadable
from app.update.merge.choice import Edited, Take
from app.update.merge.decision import Place
from app.update.plan_file import Checksums, read_plan


def _plan() -> dict[str, Any]:
    conflicts = [{"choice": ""}, {"choice": "both"}]
    fields = [
        {"field": "adx_source", "choice": "theirs", "conflicts": conflicts},
        {"field": "adx_name", "choice": {"edited": "New"}},
        {"field": "adx_value"},
    ]
    return {
        "format": 1,
        "checksums": {"site": "a", "template": "b", "baseline": "", "decisions": "c"},
        "decisions": [{"table": "adx_webtemplate", "id": "7e", "choice": "ours", "fields": fields, "new": 1}],
    }


def _written(folder: Path, content: object) -> Path:
    file = folder / "plan.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


def test_choices_are_read_where_they_stand(tmp_path: Path) -> None:
    plan = read_plan(_written(tmp_path, _plan()))
    assert plan.checksums == Checksums("a", "b", "", "c")
    key = ("adx_webtemplate", "7e")
    assert plan.choices == {
        Place(*key): Take.OURS,
        Place(*key, "adx_source"): Take.THEIRS,
        Place(*key, "adx_source", 1): Take.BOTH,
        Place(*key, "adx_name"): Edited("New"),
    }


def test_the_plan_in_the_documents_can_be_read(tmp_path: Path) -> None:
    documents = (ROOT / "docs" / "headless.md").read_text("utf-8")
    blocks = (
        block for block in re.findall(r"```json\n(.*?)```", documents, re.DOTALL) if "checksums" in block
    )
    content = json.loads(next(blocks))
    content["decisions"][0]["fields"][0]["conflicts"][0]["choice"] = "ours"
    plan = read_plan(_written(tmp_path, content))
    assert [*plan.choices.values()] == [Take.OURS]


def test_an_editor_may_write_a_byte_order_mark(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + json.dumps(_plan()).encode()
    assert len(read_plan(_written(tmp_path, content)).choices) == 4


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe{}", b"[" * 100_000, b"[]", b"{}", b'{"format": true}', b'{"format": 2}'],
    ids=lambda content: repr(content[:16]),
)
def test_what_is_no_plan_is_told(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(PlanUnreadable) as told:
        read_plan(_written(tmp_path, content))
    assert told.value.reason


def _record(plan: dict[str, Any]) -> Any:
    return plan["decisions"][0]


@pytest.mark.parametrize(
    "damage",
    [
        lambda plan: plan.pop("checksums"),
        lambda plan: plan["checksums"].pop("baseline"),
        lambda plan: plan["checksums"].update(site=None),
        lambda plan: plan.pop("decisions"),
        lambda plan: plan["decisions"].append("more"),
        lambda plan: _record(plan).pop("table"),
        lambda plan: _record(plan).update(id=5),
        lambda plan: _record(plan).pop("fields"),
        lambda plan: _record(plan)["fields"][0].update(field=None),
        lambda plan: _record(plan)["fields"][0].update(conflicts=None),
        lambda plan: _record(plan).update(choice="mine"),
        lambda plan: _record(plan).update(choice="Ours"),
        lambda plan: _record(plan).update(choice=None),
        lambda plan: _record(plan).update(choice=["ours"]),
        lambda plan: _record(plan)["fields"][1].update(choice={"edited": 5}),
        lambda plan: _record(plan)["fields"][1].update(choice={"edited": "a", "also": "b"}),
        lambda plan: _record(plan)["fields"][1].update(choice={"edited": "half \ud800"}),
        lambda plan: plan["decisions"].append({**_record(plan), "choice": "theirs"}),
    ],
)
def test_a_plan_that_is_damaged_in_one_place_is_told(
    tmp_path: Path, damage: Callable[[dict[str, Any]], object]
) -> None:
    plan = _plan()
    damage(plan)
    with pytest.raises(PlanUnreadable):
        read_plan(_written(tmp_path, plan))


def test_a_plan_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanUnreadable, match=r"plan\.json"):
        read_plan(tmp_path / "plan.json")
