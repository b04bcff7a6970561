from __future__ import annotations

import socket
from pathlib import Path

import pytest
from kept_ports import kept_ports
from program import Ended, run_program

from app.demo.tenant import PracticeTenant

_COMMAND = ("environments", "--json")


def refused(code: int, *arguments: str | Path) -> Ended:
    """Run the program where it cannot work: one sentence, the code, and the same as JSON."""
    ended = run_program(*arguments, *_COMMAND)
    assert ended.code == code
    assert len(ended.err.splitlines()) == 1
    assert "Traceback" not in ended.err
    assert ended.json["problem"]["what"] in ended.err
    return ended


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "services is missing"),
        (b"id = ", "it is not written as TOML"),
        (b'id = "x"\ntitle = 3', "missing"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_malformed_cloud_file(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "cloud.toml"
    file.write_bytes(content)
    ended = refused(6, "--cloud", file, "--state-folder", tmp_path / "state")
    assert ended.json["problem"]["code"] == "FILE-1"
    assert reason in ended.err
    assert not (tmp_path / "state").exists()


def test_a_cloud_file_that_is_not_there(tmp_path: Path) -> None:
    ended = refused(6, "--cloud", tmp_path / "nowhere.toml", "--state-folder", tmp_path)
    assert "nowhere.toml" in ended.err


@pytest.mark.parametrize("options", [(), ("--demo",)])
def test_a_state_folder_that_is_a_file(tmp_path: Path, options: tuple[str, ...]) -> None:
    blocked = tmp_path / "notes.txt"
    blocked.write_text("keep me", "utf-8")
    refused(6, *options, "--state-folder", blocked / "state")
    refused(6, *options, "--state-folder", blocked)
    assert blocked.read_text("utf-8") == "keep me"


def test_a_journal_that_cannot_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite3"
    file.write_bytes(b"this was a journal once" * 50)
    ended = refused(6, "--state-folder", tmp_path)
    assert ended.json["problem"]["code"] == "FILE-2"
    assert file.read_bytes() == b"this was a journal once" * 50


def test_a_practice_company_that_cannot_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "practice").mkdir()
    file = tmp_path / "practice" / "practice.sqlite3"
    file.write_bytes(b"this was a company once" * 50)
    ended = refused(6, "--demo", "--state-folder", tmp_path)
    assert ended.json["problem"]["code"] == "PRACTICE-1"
    assert file.read_bytes() == b"this was a company once" * 50


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = refused(6, "--demo", "--port", str(port), "--state-folder", tmp_path)
    assert str(port) in ended.err


def test_a_service_that_cannot_be_reached(tmp_path: Path) -> None:
    with kept_ports(tmp_path / "practice"):
        with PracticeTenant.start(tmp_path / "practice") as tenant:
            file = tenant.cloud_file
        ended = refused(5, "--cloud", file, "--state-folder", tmp_path / "state")
    assert ended.json["problem"]["code"] == "NET-6"
    assert ended.json["problem"]["details"]["host"] == "localhost"


def test_a_certificate_that_is_not_trusted(tmp_path: Path) -> None:
    with (
        PracticeTenant.start(tmp_path / "practice") as tenant,
        PracticeTenant.start(tmp_path / "other") as other,
    ):
        own = tenant.cloud_file.with_name("practice-ca.pem")
        own.write_bytes(other.cloud_file.with_name("practice-ca.pem").read_bytes())
        ended = refused(5, "--cloud", tenant.cloud_file, "--state-folder", tmp_path / "state")
    assert ended.json["problem"]["code"] == "NET-3"


def test_a_program_without_a_registration(tmp_path: Path) -> None:
    ended = refused(4, "--state-folder", tmp_path)
    assert ended.json["problem"]["code"] == "SIGN-IN-7"
