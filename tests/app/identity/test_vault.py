from __future__ import annotations

import random
import string
from collections.abc import Iterator

import pytest
from credential_manager import CredentialManager, credential_manager
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends.Windows import WinVaultKeyring
from one_entry import OneEntry

from app.identity.vault import WINDOWS_PART, Keyring, Vault, VaultClosed

NAME = "Customer Portal Setup/public"


def tokens(seed: int, length: int) -> str:
    """Text that cannot be packed much smaller, as tokens cannot."""
    return "".join(random.Random(seed).choices(string.ascii_letters + string.digits, k=length))  # noqa: S311


@pytest.fixture
def windows() -> Iterator[tuple[CredentialManager, WinVaultKeyring]]:
    with credential_manager() as both:
        yield both


@pytest.fixture
def manager(windows: tuple[CredentialManager, WinVaultKeyring]) -> CredentialManager:
    return windows[0]


@pytest.fixture
def vault(windows: tuple[CredentialManager, WinVaultKeyring]) -> Vault:
    """The vault as it is on Windows."""
    return Vault(windows[1], NAME, WINDOWS_PART)


@pytest.fixture
def elsewhere() -> Vault:
    """The vault as it is on other systems."""
    return Vault(OneEntry(), NAME)


def test_nothing_is_saved_at_first(vault: Vault, elsewhere: Vault) -> None:
    assert vault.load() is None
    assert elsewhere.load() is None


@pytest.mark.parametrize("content", ["", "{}", "Ünïcode 😀", tokens(1, 1000), tokens(2, 100_000)])
def test_what_is_saved_is_loaded(vault: Vault, elsewhere: Vault, content: str) -> None:
    for one in (vault, elsewhere):
        one.save(content)
        assert one.load() == content


def test_the_last_text_is_kept_and_the_others_leave_no_trace(
    vault: Vault, manager: CredentialManager
) -> None:
    for length in (20_000, 5, 9_000, 9_000, 0, 4_000):
        vault.save(tokens(length, length))
        assert vault.load() == tokens(length, length)
    vault.save("x")
    generations = {target.split("/")[-2] for target in manager.entries if NAME + "/" in target}
    assert len(generations) == 1


def test_windows_takes_every_entry(vault: Vault, manager: CredentialManager) -> None:
    vault.save(tokens(1, 22_000))
    assert len(manager.entries) > 10
    assert all(len(entry["CredentialBlob"]) <= 2 * WINDOWS_PART for entry in manager.entries.values())


def test_other_systems_keep_one_entry() -> None:
    keyring = OneEntry()
    Vault(keyring, NAME).save(tokens(1, 22_000))
    assert set(keyring.entries) == {NAME}


def test_an_entry_that_is_too_long_for_windows_is_refused_there(
    windows: tuple[CredentialManager, WinVaultKeyring],
) -> None:
    with pytest.raises(VaultClosed, match="bad data"):
        Vault(windows[1], NAME).save(tokens(1, 22_000))


def test_nothing_is_left_when_the_vault_is_cleared(vault: Vault, manager: CredentialManager) -> None:
    for length in (20_000, 5, 9_000):
        vault.save(tokens(length, length))
    vault.clear()
    assert manager.entries == {}
    assert vault.load() is None
    vault.clear()


def test_other_names_are_left_alone(vault: Vault, windows: tuple[CredentialManager, WinVaultKeyring]) -> None:
    other = Vault(windows[1], "Customer Portal Setup/gcc", WINDOWS_PART)
    other.save("other")
    vault.save("own")
    vault.clear()
    assert other.load() == "other"


def test_a_part_that_is_missing_or_changed_means_nothing_is_saved(
    vault: Vault, manager: CredentialManager
) -> None:
    vault.save(tokens(1, 9_000))
    whole = dict(manager.entries)
    for target, entry in whole.items():
        blob = entry["CredentialBlob"]
        for damaged in (
            b"",
            blob[: len(blob) // 4 * 2],
            blob[2:],
            bytes(len(blob)),
            blob + "A".encode("utf-16-le"),
        ):
            manager.entries = {**whole, target: {**entry, "CredentialBlob": damaged}}
            assert vault.load() is None
        manager.entries = {other: kept for other, kept in whole.items() if other != target}
        assert vault.load() is None


def test_parts_that_changed_places_mean_nothing_is_saved(vault: Vault, manager: CredentialManager) -> None:
    vault.save(tokens(1, 9_000))
    first, second = manager.entries[f"{NAME}/1/0"], manager.entries[f"{NAME}/1/1"]
    manager.entries[f"{NAME}/1/0"], manager.entries[f"{NAME}/1/1"] = second, first
    assert vault.load() is None


def test_a_pointer_to_older_parts_means_nothing_is_saved(vault: Vault, manager: CredentialManager) -> None:
    vault.save(tokens(1, 3_000))
    pointer = manager.entries[NAME]
    vault.save(tokens(2, 3_000))
    vault.save(tokens(3, 3_000))
    manager.entries[NAME] = pointer
    assert vault.load() is None


CHECKSUM = "0" * 64


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "x",
        "{}",
        "parts",
        f"parts 1 1 0 {CHECKSUM}",
        f"parts 1 1 999 {CHECKSUM}",
        f"parts 1 ² 1 {CHECKSUM}",
        f"parts 1 1 ² {CHECKSUM}",
        f"parts 1 {'9' * 5000} 1 {CHECKSUM}",
        f"parts 2 1 1 {CHECKSUM}",
        f"parts 1 1 1 {CHECKSUM}\n",
        "AAAA",
        "ÄÖÜ",
        "\ud800",
    ],
)
def test_an_entry_of_someone_else_means_nothing_is_saved(elsewhere: Vault, entry: str) -> None:
    elsewhere.keyring.set_password(NAME, "", entry)
    assert elsewhere.load() is None
    elsewhere.save("own")
    assert elsewhere.load() == "own"


@given(entry=st.text() | st.from_regex(r"parts 1 [0-9²]{1,3} [0-9]{1,4} [0-9a-f]{60,66}", fullmatch=True))
def test_any_entry_is_a_text_or_nothing(entry: str) -> None:
    vault = Vault(OneEntry(), NAME)
    vault.keyring.set_password(NAME, "", entry)
    assert vault.load() is None


@given(position=st.integers(0, 400), character=st.sampled_from(string.ascii_letters + "+/="))
def test_any_changed_character_means_nothing_is_saved(position: int, character: str) -> None:
    keyring = OneEntry()
    vault = Vault(keyring, NAME)
    vault.save(tokens(1, 300))
    packed = keyring.entries[NAME]
    position %= len(packed)
    keyring.entries[NAME] = packed[:position] + character + packed[position + 1 :]
    assert vault.load() in (None, tokens(1, 300))


def test_a_text_that_unpacks_to_more_than_any_cache_is_not_loaded(elsewhere: Vault) -> None:
    with pytest.raises(VaultClosed):
        elsewhere.save("x" * 1_000_001)
    assert elsewhere.load() is None


def test_a_text_that_is_too_long_leaves_the_old_one(vault: Vault) -> None:
    vault.save("old")
    with pytest.raises(VaultClosed):
        vault.save(tokens(1, 400_000))
    assert vault.load() == "old"


def test_a_keyring_that_refuses_is_closed_in_every_way(vault: Vault, manager: CredentialManager) -> None:
    vault.save("old")
    manager.refuses = True
    for use in (vault.load, vault.clear, lambda: vault.save("new")):
        with pytest.raises(VaultClosed):
            use()
    manager.refuses = False
    assert vault.load() == "old"


def test_an_entry_that_cannot_be_deleted_is_told() -> None:
    class Stubborn(OneEntry):
        def delete_password(self, service: str, username: str) -> None:
            raise RuntimeError("locked")

    vault = Vault(Stubborn(), NAME)
    vault.save("x")
    with pytest.raises(VaultClosed):
        vault.clear()


def test_old_parts_that_cannot_be_deleted_do_not_spoil_saving() -> None:
    class Stubborn(OneEntry):
        def delete_password(self, service: str, username: str) -> None:
            raise RuntimeError("locked")

    vault = Vault(Stubborn(), NAME, 100)
    vault.save(tokens(1, 500))
    vault.save(tokens(2, 500))
    assert vault.load() == tokens(2, 500)


def test_what_is_used_of_a_keyring_is_what_keyring_has() -> None:
    with credential_manager() as (_, keyring):
        backend: Keyring = keyring
    assert callable(backend.get_password)
