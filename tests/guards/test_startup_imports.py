from __future__ import annotations

import subprocess
import sys

import pytest
from project_sources import ROOT, python_files, shown

_IMPORT_AND_LIST = (
    "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*sys.modules)"
)


def _modules(folder: str) -> list[str]:
    files = (shown(file) for file in python_files(folder))
    names = [file.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for file in files]
    return [name for name in names if not name.endswith("__main__")]


def _loaded_by(*modules: str) -> set[str]:
    command = [sys.executable, "-c", _IMPORT_AND_LIST, *modules]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("module", [name for name in _modules("ui") if name == "ui.main"])
def test_the_program_starts_without_its_heavy_packages(module: str) -> None:
    heavy = {
        "PySide6",
        "qasync",
        "requests",
        "msal",
        "keyring",
        "cryptography",
        "werkzeug",
        "app.demo",
        "pygit2",
        "yaml",
    }
    assert _loaded_by(module) & heavy == set()


@pytest.mark.parametrize("module", [name for name in _modules("app") if name in {"app.cli", "app.setup"}])
def test_the_steps_load_without_the_practice_tenant(module: str) -> None:
    assert _loaded_by(module) & {"app.demo", "werkzeug", "trustme"} == set()


@pytest.mark.parametrize("module", [name for name in _modules("app") if name == "app.cli.commands"])
def test_the_commands_load_without_what_only_an_update_needs(module: str) -> None:
    assert _loaded_by(module) & {"pygit2", "yaml", "app.update"} == set()


def test_nothing_in_app_loads_qt() -> None:
    assert _loaded_by(*_modules("app")) & {"PySide6", "shiboken6", "qasync"} == set()


def test_the_first_window_waits_for_nothing_but_qt_s_own_widgets() -> None:
    loaded = _loaded_by("ui.main", "ui.quick_look", "ui.opening", "ui.window_place")
    ours = {name for name in loaded if name.partition(".")[0] in {"app", "ui", "resources"}}
    assert ours == {
        "ui",
        "ui.main",
        "ui.quick_look",
        "ui.opening",
        "ui.one_window",
        "ui.window",
        "ui.window_place",
    }
    assert loaded & {"asyncio", "dataclasses", "platformdirs", "importlib.resources"} == set()
