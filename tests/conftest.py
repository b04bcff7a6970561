"""What holds for every test: its own folders and settings, no window on a screen, no person's keyring."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from folder_in_memory import FOLDERS_OF_TESTS, roomy_folder_in_memory
from hypothesis import HealthCheck, settings
from practice_world import Practice, practising

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Also for the programs that tests start. A test of the real keyring names its backend itself.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

_FOLDERS = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
)
# Settings of the machine that change where requests go, whom they trust and which language is spoken.
_UNSET = (
    "ALL_PROXY",
    "CURL_CA_BUNDLE",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "LANGUAGE",
    "LC_MESSAGES",
    "NO_PROXY",
    "REQUESTS_CA_BUNDLE",
    "all_proxy",
    "http_proxy",
    "https_proxy",
    "no_proxy",
)


_LONGEST_FIRST = (
    "tests/campaign",
    "tests/journeys/test_nothing_leaks.py",
    "tests/ui/test_every_look.py",
    "tests/journeys/window",
    "tests/journeys",
    "tests/ui",
    "tests/app/update",
)
"""Files that take long: at the end of a run, one of them would keep one worker busy alone."""

_ON_DEMAND = ("benchmark", "bundle", "campaign", "screens", "soak")


def pytest_configure(config: pytest.Config) -> None:
    """Has the folders of the tests in memory, and makes the same examples each time."""
    is_on_demand = _is_on_demand(config)
    # Their many small files wait for the disk otherwise.
    folder = None if is_on_demand else roomy_folder_in_memory()
    if folder is not None:
        os.environ.setdefault(FOLDERS_OF_TESTS, str(folder))
    # A busy machine is no reason for a test to fail, nor is chance: what is new is looked for on demand.
    calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=not is_on_demand)
    settings.register_profile("calm", calm)
    settings.load_profile("calm")


def _is_on_demand(config: pytest.Config) -> bool:
    """Whether time or memory is measured, or much is written."""
    return any(f"not {mark}" not in config.option.markexpr for mark in _ON_DEMAND)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A worker for each processor; none where time or memory is measured, or where files are named."""
    named = all(Path(one.partition("::")[0]).is_file() for one in config.args)
    if _is_on_demand(config) or named:
        config.option.dist = "no"
        return 0
    return os.cpu_count() or 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Lets the files that take longest begin first; within a file, everything stays as it is."""

    def turn(item: pytest.Item) -> int:
        file = item.path.relative_to(config.rootpath).as_posix()
        places = (place for place, start in enumerate(_LONGEST_FIRST) if file.startswith(start))
        return next(places, len(_LONGEST_FIRST))

    items.sort(key=turn)


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives each test empty folders of its own, and settings that are the same on every machine."""
    surroundings = tmp_path_factory.mktemp("surroundings")
    for name in _FOLDERS:
        folder = surroundings / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    with practising(tmp_path_factory.mktemp("practice"), pace=10_000) as practice:
        yield practice


@pytest.fixture
def practice(running_practice: Practice) -> Iterator[Practice]:
    """The practice tenant that tests share: without faults, and nothing unforeseen may happen in it."""
    yield running_practice
    running_practice.reset()
