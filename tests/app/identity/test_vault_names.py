from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.identity.vault_names import VaultNames


def test_names_are_kept_once_and_in_order(tmp_path: Path) -> None:
    names = VaultNames(tmp_path / "vaults.json")
    for name in ("a", "b", "a"):
        names.remember(name)
    assert VaultNames(tmp_path / "vaults.json").all() == ("a", "b")


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b'{"format": 2, "vaults": ["a"]}', b'{"format": 1, "vaults": "a"}', b"[" * 50_000],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "vaults.json"
    file.write_bytes(content)
    assert VaultNames(file).all() == ()


def test_what_is_no_name_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "vaults.json"
    file.write_text(json.dumps({"format": 1, "vaults": ["a", 1, None]}), "utf-8")
    assert VaultNames(file).all() == ("a",)


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_bytes(b"")
    names = VaultNames(in_the_way / "vaults.json")
    names.remember("a")
    assert names.all() == ()
