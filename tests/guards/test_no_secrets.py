"""No key, token or password is in the files of the project."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from project_sources import ROOT
from secret_scan import SHAPES, secrets_in

_LARGEST = 2_000_000
_LETTERS = "aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0fG"

# Put together here, so that this file holds none.
_PLANTED = {
    "private key": "-----BEGIN RSA PRIVATE " + "KEY-----",
    "signed token": ".".join(("eyJ" + _LETTERS, "eyJ" + _LETTERS, _LETTERS)),
    "refresh token": "0.A" + _LETTERS * 3,
    "secret of an application": "abc8" + "Q~" + _LETTERS,
    "key of a storage account": "Account" + "Key=" + _LETTERS * 2,
    "shared access signature": "?a=b&" + "sig=" + _LETTERS,
    "key of a code host": "gh" + "p_" + _LETTERS + "abcd",
    "key of a package registry": "npm" + "_" + _LETTERS + "abcd",
    "key of another cloud": "AK" + "IA" + "ABCDEFGH12345678",
    "key of a chat": "xox" + "b-" + _LETTERS,
    "password in an address": "https:" + "//alex:" + "hunter2hunter2@contoso.example",
    "password beside its name": "pass" + 'word = "' + 'hunter2hunter2"',
}


def _tracked() -> list[str]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("which files belong to the project is known to git alone")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return listed.stdout.decode().split("\0")[:-1]


def test_no_tracked_file_holds_a_secret() -> None:
    found: list[str] = []
    for name in _tracked():
        file = ROOT / name
        if file.is_file() and file.stat().st_size < _LARGEST:
            content = file.read_bytes()
            if b"\0" not in content:
                found += [
                    f"{name}:{line}: {kind}" for line, kind in secrets_in(content.decode("utf-8", "replace"))
                ]
    assert found == []


@pytest.mark.parametrize("kind", SHAPES)
def test_a_secret_is_found_by_its_look(kind: str) -> None:
    assert [found for _, found in secrets_in(f"first\nx = ({_PLANTED[kind]})")] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "password = getpass()",
        'client_secret: "{secret}"',
        "https://localhost:8443/path",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "Authorization: Bearer token-1",
    ],
)
def test_what_only_sounds_like_a_secret_is_none(line: str) -> None:
    assert list(secrets_in(line)) == []
