"""What an IT department has settled."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli import parse
from app.errors import PolicyUnreadable
from app.policy import Policy, policy_file, read_policy
from app.problems import problem_of


def test_no_file_settles_nothing(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "policy.toml") == Policy()


def test_the_file_settles_registration_and_cloud(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text('client_id = "an id"\ncloud = "gcc"\n', "utf-8")
    assert read_policy(file) == Policy("an id", "gcc")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"client_id = 3", "client_id is not a text"),
        (b'clientid = "a"', "clientid is not known"),
        (b'update_notice = "no"', "update_notice is not true or false"),
        (b"update_notice = 0", "update_notice is not true or false"),
        (b"[client_id]", "client_id is not a text"),
        (b'"a\\nb\\u202e" = 1', "a b  is not known"),
        (b"a" * 300 + b" = 1", "a" * 40 + "… is not known"),
        (b"a = " + b"[" * 5_000, "it is"),
        (b"client_id = ", "it is not written as TOML at"),
        (b"\xff\xfe", "it is not a text file in UTF-8"),
        (b"#" * 300_000, "it is too large"),
    ],
)
def test_a_file_that_says_something_else_is_refused_with_the_place(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(content)
    with pytest.raises(PolicyUnreadable) as refusal:
        read_policy(file)
    assert refusal.value.reason.startswith(reason)


def test_the_file_turns_the_notice_of_new_versions_off(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    assert read_policy(file).update_notice
    file.write_text("update_notice = false\n", "utf-8")
    assert not read_policy(file).update_notice


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this account may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.touch(mode=0)
    with pytest.raises(PolicyUnreadable):
        read_policy(file)


@pytest.mark.parametrize("content", [b"\x00", b"client_id = 3", b"[[a]]\n" * 100, b'"\\u2028" = 1'])
def test_what_is_wrong_is_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(content)
    with pytest.raises(PolicyUnreadable) as refusal:
        read_policy(file)
    sentence = str(problem_of(refusal.value).what)
    assert len(sentence.splitlines()) == 1
    assert sentence.startswith("Your IT department's settings in ")
    assert sentence.endswith(".")


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyUnreadable):
        read_policy(tmp_path)


@given(content=st.binary(max_size=200))
def test_any_content_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("policy") / "policy.toml"
    file.write_bytes(content)
    try:
        read_policy(file)
    except PolicyUnreadable:
        return


class TestOptions:
    """What is settled holds where the person wrote nothing else."""

    @pytest.fixture(autouse=True)
    def settled(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "policy.toml"
        file.write_text('client_id = "settled"\ncloud = "gcc"\n', "utf-8")
        monkeypatch.setattr("app.cli.options.policy_file", lambda: file)

    def test_the_settled_cloud_is_taken(self) -> None:
        cloud = parse([]).cloud()
        assert (cloud.id, cloud.client_id) == ("gcc", "settled")

    def test_a_cloud_on_the_command_line_comes_first(self) -> None:
        assert parse(["--cloud", "public"]).cloud().id == "public"


def test_the_file_lies_in_a_folder_for_all_users() -> None:
    assert policy_file().name == "policy.toml"
    assert not policy_file().is_relative_to(Path.home())
