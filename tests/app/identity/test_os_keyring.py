from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from credential_manager import CredentialManager, credential_manager
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.backends.Windows import WinVaultKeyring
from private_keyring import python, python_with_keyring

from app.identity.os_keyring import os_vault
from app.identity.vault import WINDOWS_PART, VaultClosed

NAME = "Customer Portal Setup/test"


def _chain(*backends: Any) -> Any:
    class Chain(chainer.ChainerBackend):
        priority = 0

    made: Any = Chain
    made.backends = list(backends)
    return made()


class PlainFile(KeyringBackend):
    """A backend of the kind that writes plain files."""

    priority = 0

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError("it must not be used")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("it must not be used")


UNSAFE: Any = PlainFile


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlainFile])
def test_a_backend_that_keeps_nothing_safe_is_not_used(
    monkeypatch: pytest.MonkeyPatch, backend: type[KeyringBackend]
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)
    with pytest.raises(VaultClosed):
        os_vault(NAME)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[CredentialManager]:
    """A system whose keyring is Windows Credential Manager."""
    with credential_manager() as (manager, backend):
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        yield manager


def test_on_windows_the_text_is_kept_in_parts_that_stay_on_this_computer(windows: CredentialManager) -> None:
    vault = os_vault(NAME)
    vault.save(os.urandom(4_000).hex())
    assert vault.part_size == WINDOWS_PART
    assert len(windows.entries) > 3
    persistence = {entry["Persist"] for entry in windows.entries.values()}
    assert persistence == {windows.CRED_PERSIST_LOCAL_MACHINE}
    assert vault.load() is not None
    vault.clear()
    assert windows.entries == {}


def test_the_safe_backend_of_a_chain_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with credential_manager() as (_, backend):
        monkeypatch.setattr(keyring, "get_keyring", lambda: _chain(UNSAFE(), backend))
        assert isinstance(os_vault(NAME).keyring, WinVaultKeyring)


def test_a_chain_without_a_safe_backend_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: _chain(UNSAFE(), UNSAFE()))
    with pytest.raises(VaultClosed):
        os_vault(NAME)


def test_a_keyring_that_cannot_be_loaded_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> KeyringBackend:
        raise OSError("no D-Bus")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    with pytest.raises(VaultClosed, match="no D-Bus"):
        os_vault(NAME)


def test_a_backend_that_does_not_exist_is_as_good_as_none() -> None:
    program = (
        "from app.identity.os_keyring import os_vault\n"
        "from app.identity.vault import VaultClosed\n"
        "try: os_vault('x')\n"
        "except VaultClosed: print('closed')"
    )
    ended = python(program, PYTHON_KEYRING_BACKEND="nobody.has.This")
    assert (ended.stdout, ended.stderr) == ("closed\n", "")


REAL = """
from app.identity.os_keyring import os_vault
vault = os_vault("Customer Portal Setup/test")
assert type(vault.keyring).__module__ == "keyring.backends.SecretService", vault.keyring
assert vault.part_size is None
content = "ü" * 40_000 + "😀"
assert vault.load() is None
vault.save(content)
assert vault.load() == content
vault.save("{}")
assert os_vault("Customer Portal Setup/test").load() == "{}"
assert os_vault("Customer Portal Setup/other").load() is None
vault.clear()
vault.clear()
assert vault.load() is None
print("kept")
"""


def test_a_real_keyring_keeps_the_text(tmp_path: Path) -> None:
    ended = python_with_keyring(REAL, tmp_path)
    assert (ended.stdout, ended.returncode) == ("kept\n", 0), ended.stderr
