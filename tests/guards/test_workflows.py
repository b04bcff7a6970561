from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import yaml
from project_sources import ROOT

_FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_TEXTS = {file.name: file.read_text("utf-8") for file in _FILES}
_USE = re.compile(r"^[- ]*uses: *(.+?) *$", re.MULTILINE)
_BY_COMMIT = re.compile(r"([\w-]+/[\w./-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+")


def _used() -> list[str]:
    return [one for text in _TEXTS.values() for one in _USE.findall(text)]


def _steps(part: Any) -> list[dict[str, Any]]:
    jobs: dict[str, dict[str, Any]] = part["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_what_others_wrote_is_named_by_its_commit_and_says_its_version() -> None:
    assert _used()
    assert [one for one in _used() if not _BY_COMMIT.fullmatch(one)] == []


def test_an_action_is_used_in_one_version() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for name, commit in (named.groups() for named in map(_BY_COMMIT.fullmatch, _used()) if named):
        found[name].add(commit)
    assert {name: commits for name, commits in found.items() if len(commits) > 1} == {}


def test_no_action_is_written_so_that_these_tests_overlook_it() -> None:
    steps = [step for text in _TEXTS.values() for step in _steps(yaml.safe_load(text))]
    assert sum("uses" in step for step in steps) == len(_used())


def test_a_job_may_only_read_unless_it_says_otherwise() -> None:
    granted = {name: yaml.safe_load(text)["permissions"] for name, text in _TEXTS.items()}
    assert {name: what for name, what in granted.items() if what != {"contents": "read"}} == {}


def test_the_steps_of_the_night_are_those_of_the_script() -> None:
    steps = re.search(r"^all=\((.+)\)$", (ROOT / ".ci" / "nightly").read_text("utf-8"), re.MULTILINE)
    assert steps is not None
    (job,) = yaml.safe_load(_TEXTS["nightly.yml"])["jobs"].values()
    assert job["strategy"]["matrix"]["step"] == steps[1].split()
