from __future__ import annotations

import ast
import sys
import threading
import time
from pathlib import Path

import pytest
from project_sources import ROOT

from bootstrap import environment
from bootstrap.commands import main, program_settings
from bootstrap.environment import pip_settings, prepared
from bootstrap.one_at_a_time import one_at_a_time
from bootstrap.stamp import Stamp, Step, next_step, read_stamp, wanted_stamp, write_stamp
from bootstrap.system_libraries import missing_library_sentence, opens_x11_windows
from bootstrap.trouble import SetupTrouble
from run import refusal


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "a project"
    folder.mkdir()
    for name in ("requirements.lock", "requirements-dev.lock"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the slow parts: what was made and installed, in order."""
    steps: list[str] = []

    def create(folder: Path, **options: object) -> None:
        steps.append("made")
        python = environment.interpreter_in(folder)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        (folder / "pyvenv.cfg").touch()

    def install(python: Path, lock: Path) -> None:
        steps.append(lock.name)

    monkeypatch.setattr("venv.create", create)
    monkeypatch.setattr(environment, "_install", install)
    return steps


def test_an_old_python_is_told_what_to_install() -> None:
    assert "needs Python 3.11 or newer, and this is Python 3.8" in (refusal((3, 8, 18)) or "")
    assert refusal((3, 11, 0)) is None
    assert refusal((4, 0, 0)) is None


def test_an_old_python_understands_the_script() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    modern = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef)
    assert [node for node in ast.walk(tree) if isinstance(node, modern)] == []
    assert [
        node for node in ast.walk(tree) if getattr(node, "annotation", None) or getattr(node, "returns", None)
    ] == []
    assert [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)] == [
        "import sys"
    ]


PROGRAM = Stamp("python", "p1")
TOOLS = Stamp("python", "p1", "d1")


@pytest.mark.parametrize(
    ("found", "wanted", "step"),
    [
        (None, PROGRAM, Step.REBUILD),
        (PROGRAM, PROGRAM, Step.NOTHING),
        (TOOLS, PROGRAM, Step.NOTHING),
        (PROGRAM, TOOLS, Step.ADD),
        (TOOLS, Stamp("python", "p1", "d2"), Step.REBUILD),
        (PROGRAM, Stamp("python", "p2"), Step.REBUILD),
        (PROGRAM, Stamp("another python", "p1"), Step.REBUILD),
    ],
)
def test_only_what_is_missing_is_done(found: Stamp | None, wanted: Stamp, step: Step) -> None:
    assert next_step(found, wanted) is step


@pytest.mark.parametrize("content", ["", "{", "[]", '{"other": 1}', "\x00"])
def test_an_unreadable_stamp_counts_as_none(tmp_path: Path, content: str) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text(content, encoding="utf-8")
    assert read_stamp(stamp) is None


def test_a_stamp_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_stamp(tmp_path / "stamp.json", TOOLS)
    assert read_stamp(tmp_path / "stamp.json") == TOOLS
    assert [file.name for file in tmp_path.iterdir()] == ["stamp.json"]


def test_another_lock_asks_for_another_environment(project: Path) -> None:
    before = wanted_stamp(project, development=False)
    (project / "requirements.lock").write_text("changed", encoding="utf-8")
    assert next_step(before, wanted_stamp(project, development=False)) is Step.REBUILD


def test_the_second_start_does_nothing(project: Path, made: list[str]) -> None:
    prepared(project, development=False)
    prepared(project, development=False)
    assert made == ["made", "requirements.lock"]


def test_the_test_tools_join_the_program(project: Path, made: list[str]) -> None:
    prepared(project, development=False)
    prepared(project, development=True)
    prepared(project, development=False)
    assert made == ["made", "requirements.lock", "requirements-dev.lock"]


def test_an_interrupted_installation_is_made_anew(
    project: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(project, development=False)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(environment, "_install", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            prepared(project, development=True)
    prepared(project, development=False)
    assert made == ["made", "requirements.lock", "made", "requirements.lock"]


def _interrupt(python: Path, lock: Path) -> None:
    raise KeyboardInterrupt


def test_a_folder_that_is_no_environment_is_left_alone(project: Path) -> None:
    (project / ".venv").mkdir()
    (project / ".venv" / "letter.txt").touch()
    with pytest.raises(SetupTrouble, match="is there but is not a virtual environment"):
        prepared(project, development=False)
    assert (project / ".venv" / "letter.txt").exists()


def test_a_place_that_cannot_be_written_is_named(project: Path) -> None:
    (project / ".venv").touch()
    with pytest.raises(SetupTrouble, match="could not be made"):
        prepared(project, development=False)


def test_a_missing_ensurepip_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SetupTrouble, match="sudo apt install python3-venv"):
        prepared(project, development=False)


def test_the_running_environment_is_not_deleted_under_itself(
    project: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(project / ".venv"))
    with pytest.raises(SetupTrouble, match="deactivate"):
        prepared(project, development=False)
    assert made == []


def test_a_second_start_waits_for_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order, said = list[str](), ""

    def second() -> None:
        with one_at_a_time(tmp_path / "lock"):
            order.append("second")

    with one_at_a_time(tmp_path / "lock"):
        thread = threading.Thread(target=second)
        thread.start()
        limit = time.monotonic() + 60
        while "waiting for it" not in said and time.monotonic() < limit:
            said += capsys.readouterr().err
            time.sleep(0.01)
        order.append("first")
    thread.join(60)
    assert order == ["first", "second"]
    assert "waiting for it" in said


def test_pip_keeps_a_persons_network_settings_but_not_their_target() -> None:
    own = {"HTTPS_PROXY": "proxy:8080", "PIP_CERT": "ca.pem", "PIP_TARGET": "elsewhere", "PIP_USER": "1"}
    settings = pip_settings(own)
    assert settings["HTTPS_PROXY"] == "proxy:8080"
    assert settings["PIP_CERT"] == "ca.pem"
    assert settings["PIP_USER"] == "0"
    assert "PIP_TARGET" not in settings


def test_the_program_is_found_from_any_folder(tmp_path: Path) -> None:
    own = {"PYTHONHOME": "somewhere", "PYTHONPATH": "elsewhere", "DISPLAY": ":0"}
    assert program_settings(own, tmp_path) == {"PYTHONPATH": str(tmp_path), "DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("surroundings", "windows"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
        ({}, False),
    ],
)
def test_x11_libraries_are_asked_for_only_where_they_are_used(
    surroundings: dict[str, str], windows: bool
) -> None:
    assert opens_x11_windows(surroundings) is windows


def test_a_missing_library_is_named_with_the_way_to_get_it() -> None:
    loader = "libEGL.so.1: cannot open shared object file: No such file or directory"
    sentence = missing_library_sentence(loader)
    assert "it needs the library libEGL.so.1. On Debian or Ubuntu" in sentence
    assert "sudo apt install libdbus-1-3 libegl1 " in sentence


def test_another_loading_problem_is_told_as_it_is() -> None:
    assert "on this system: version GLIBC_2.34 not found." in missing_library_sentence(
        "version GLIBC_2.34 not found"
    )


def test_an_unknown_command_shows_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dmeo"]) == 2
    assert capsys.readouterr().err.startswith(
        "There is no command dmeo. These are the commands:\npython run.py "
    )


def test_help_is_there_without_setting_anything_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "python run.py test" in capsys.readouterr().out
