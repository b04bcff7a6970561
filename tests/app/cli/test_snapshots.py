from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from kept_snapshots import ORDERS, StateFolder

from app.cli import parse, run


@pytest.fixture
def state(tmp_path: Path) -> StateFolder:
    return StateFolder(tmp_path)


def _snapshots(state: StateFolder, *arguments: str) -> int:
    return run(parse(["--state-folder", str(state.folder), "snapshots", *arguments]))


def _told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_all_are_listed_for_other_programs(state: StateFolder, capsys: pytest.CaptureFixture[str]) -> None:
    name = state.snapshot("backup")
    begun = state.run(name)
    assert _snapshots(state, "--json") == 0
    assert _told(capsys) == {
        "format": 1,
        "command": "snapshots",
        "snapshots": [
            {
                "name": name,
                "kind": "backup",
                "taken": "2026-11-21T13:00:00+00:00",
                "website": {"id": ORDERS, "name": "Contoso"},
                "environment": "env",
                "templateVersion": "9.2.1",
                "records": 1,
                "bytes": (state.folder / "snapshots" / name).stat().st_size,
                "run": begun.note.id,
                "neededFor": "unfinished-update",
            }
        ],
        "unusable": [],
    }


def test_the_documents_show_every_field(state: StateFolder, capsys: pytest.CaptureFixture[str]) -> None:
    state.snapshot("backup")
    _snapshots(state, "--json")
    documents = (Path(__file__).parents[3] / "docs" / "headless.md").read_text("utf-8")
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", documents, re.DOTALL)]
    (shown,) = (one for one in blocks if one.get("command") == "snapshots")
    told = _told(capsys)
    assert (told.keys(), told["snapshots"][0].keys()) == (shown.keys(), shown["snapshots"][0].keys())


def test_all_are_listed_for_people(state: StateFolder, capsys: pytest.CaptureFixture[str]) -> None:
    name = state.snapshot("baseline")
    (state.folder / "snapshots" / "old.portal-snapshot").write_bytes(b"")
    assert _snapshots(state) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == f"{name}  2026-11-21 13:00+00:00  Contoso, as the template made it, 1 KB"
    assert second.strip().startswith("It is the only one that shows “Contoso”")
    assert "old.portal-snapshot" in third


def test_one_that_is_needed_goes_only_where_that_is_said(
    state: StateFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    name = state.snapshot("baseline")
    assert _snapshots(state, "--remove", name, "--json") == 6
    assert _told(capsys)["problem"]["code"] == "SNAPSHOT-7"
    assert state.names == {name}
    assert _snapshots(state, "--remove", name, name, "--even-if-needed", "--json") == 0
    assert _told(capsys)["removed"] == [name]
    assert _snapshots(state) == 0
    assert capsys.readouterr().out == "No snapshot is kept on this computer.\n"


def test_a_name_that_is_not_there_is_told(state: StateFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert _snapshots(state, "--remove", "another", "--json") == 6
    assert _told(capsys)["problem"]["code"] == "SNAPSHOT-8"
