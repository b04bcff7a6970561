from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from project_sources import ROOT

_LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "bootstrap/requirements-audit.lock",
    "installer/requirements-build.lock",
    "tests/fuzz/requirements-guided.lock",
)
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def _lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("lock", _LOCKS)
def test_every_package_is_pinned_by_its_hash(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", _lock(lock), flags=re.MULTILINE)[1:]
    assert [block for block in blocks if not (_PIN.match(block) and "--hash=sha256:" in block)] == []


@pytest.mark.parametrize("lock", _LOCKS)
def test_a_lock_names_no_place(lock: str) -> None:
    assert re.findall(r".*(?:://|--index|--find-links|--trusted| @ |/tmp).*", _lock(lock)) == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = _project()
    program = set(dict(_PIN.findall(_lock("requirements.lock"))))
    development = set(dict(_PIN.findall(_lock("requirements-dev.lock"))))
    assert _names(project["project"]["dependencies"]) - program == set()
    assert _names(project["dependency-groups"]["dev"]) - development == set()


@pytest.mark.parametrize(
    ("group", "lock"),
    [
        ("audit", "bootstrap/requirements-audit.lock"),
        ("build", "installer/requirements-build.lock"),
        ("fuzz", "tests/fuzz/requirements-guided.lock"),
    ],
)
def test_the_lock_of_a_tool_holds_what_the_project_asks_for(group: str, lock: str) -> None:
    assert _names(_project()["dependency-groups"][group]) - set(dict(_PIN.findall(_lock(lock)))) == set()


def test_tests_run_on_the_packages_that_the_program_ships_with() -> None:
    program = set(_PIN.findall(_lock("requirements.lock")))
    assert program - set(_PIN.findall(_lock("requirements-dev.lock"))) == set()
